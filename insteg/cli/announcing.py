"""`insteg notice`: announce a planned stop, tell what is announced, take it back."""

import argparse
import sys

from insteg.store import notices
from insteg.store.writers import WriterBusy, alone


def run(chosen: argparse.Namespace) -> int:
    """Do it; returns the exit code."""
    try:
        with alone("insteg notice"):
            return _done(chosen)
    except (notices.BadNotice, WriterBusy, OSError) as error:
        print(error, file=sys.stderr)
        return 1


def _done(chosen: argparse.Namespace) -> int:
    if chosen.clear:
        print("The notice is taken back." if notices.withdraw() else "There was no notice.")
        return 0
    if not (chosen.file or chosen.begins or chosen.ends or chosen.text):
        print(_announced())
        return 0
    if chosen.file and (chosen.text or chosen.english or chosen.begins or chosen.ends):
        raise notices.BadNotice("Give either --file or the text and its times, not both.")
    notices.put(_wanted(chosen))
    print(_announced())
    return 0 if notices.current() else 1


def _wanted(chosen: argparse.Namespace) -> notices.Notice:
    if chosen.file:
        return notices.of_file(chosen.file)
    if not (chosen.begins and chosen.ends):
        raise notices.BadNotice("A notice needs both --from and --until, as in --from '2026-12-03 18:00' --until '2026-12-03 20:00'.")
    texts = {"sv": chosen.text, "en": chosen.english}
    return notices.checked(notices.moment(chosen.begins), notices.moment(chosen.ends), texts)


def _announced() -> str:
    # Imported here: the words of two languages are not needed to refuse a time.
    from insteg.figures import service_notice
    from insteg.reference import words

    told = [f"  {language}: {text}" for language in words.LANGUAGES if (text := service_notice.told(language))]
    return "\n".join(["Every page says:", *told]) if told else notices.trouble() or "No stop is announced."
