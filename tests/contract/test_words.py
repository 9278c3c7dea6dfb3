"""All languages say the same things; every phrase the code asks for exists; every phrase there is, is used."""

import re
import string

from insteg import catalogue, places, words
from insteg.ui.menu import menu, name_of

LANGUAGES = {language: words.load(language).phrases for language in words.LANGUAGES}
ASKED = re.compile(r"""(?:\bsay|\bwords|self)\(\s*f?["']([\w.{}()\[\]'" ]+?)["']\s*[,)]""")


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def sources() -> list[str]:
    files = [*(places.ROOT / "insteg").rglob("*.py"), *(places.ROOT / "pages").glob("*.py"), places.ROOT / "app.py"]
    return [path.read_text(encoding="utf-8") for path in files]


def test_languages_have_the_same_keys():
    first, *others = LANGUAGES.values()
    assert all(first.keys() == other.keys() for other in others)


def test_phrases_have_the_same_blanks():
    for key, phrase in LANGUAGES["sv"].items():
        assert blanks(phrase) == blanks(LANGUAGES["en"][key]), key


def test_no_phrase_is_empty():
    assert all(phrase.strip() for phrases in LANGUAGES.values() for phrase in phrases.values())


def test_no_sentence_is_left_untranslated():
    """A single word may be spelt alike in both languages (period, april); four words in a row may not."""
    alike = [key for key, phrase in LANGUAGES["sv"].items() if phrase == LANGUAGES["en"][key]]
    assert [key for key in alike if len(re.findall(r"[^\W\d_]{3,}", re.sub(r"{\w+}", "", LANGUAGES["sv"][key]))) >= 4] == []


def test_every_phrase_asked_for_by_name_exists():
    asked = {key for text in sources() for key in ASKED.findall(text) if "{" not in key and "." in key}
    assert len(asked) > 60
    assert asked <= LANGUAGES["sv"].keys()


def test_every_word_of_the_catalogue_has_its_phrase():
    for item in catalogue.indicators().values():
        assert f"topic.{item.topic}" in LANGUAGES["sv"]
        assert {f"unit.{item.unit}.{form}" for form in ("value", "short", "axis", "change")} <= LANGUAGES["sv"].keys()


def test_every_page_has_its_name():
    assert all(f"page.{name_of(script)}.menu" in LANGUAGES["sv"] for script in menu())
