"""A service notice: a planned stop, kept in the data folder from when it is said until it is over."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from insteg.store import durable, folders
from insteg.store.toml_text import quoted

FILE = "notice.toml"
# Whoever runs Insteg writes the time of the clock on the wall.
HERE = ZoneInfo("Europe/Stockholm")
# What a file of a notice may say, and how large one is at most, in bytes.
KEYS, LARGEST = ("from", "until", "sv", "en"), 16_384
# What makes one picture of two.
JOINED = "\u200d"
LONGEST_TEXT, LONGEST_STOP, FARTHEST = 300, timedelta(days=31), timedelta(days=366)


class BadNotice(ValueError):
    """The notice can't be used; the message says what is wrong and what to write instead."""


@dataclass(frozen=True)
class Notice:
    """begins, ends: the stop, with time zone. texts: what is said of it beside its time, by language; may lack a language."""

    begins: datetime
    ends: datetime
    texts: tuple[tuple[str, str], ...] = ()

    def text(self, language: str) -> str:
        return dict(self.texts).get(language, "")


def moment(text: str) -> datetime:
    """A day and time such as "2026-12-03 18:00", in Swedish time where it names no zone. Raises BadNotice."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        raise BadNotice(f"{text!r} is no day and time. Write it as 2026-12-03 18:00.") from None
    return found if found.tzinfo else _on_the_wall(found)


def _on_the_wall(found: datetime) -> datetime:
    """The moment when the clock shows this. Raises BadNotice on the two nights when it never does, or does so twice."""
    first, second = (found.replace(tzinfo=HERE, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    both = [f"{one:%Y-%m-%d %H:%M}{one:%z}" for one in (first, second)]
    if first.astimezone(UTC).astimezone(HERE).replace(tzinfo=None) != found:
        raise BadNotice(
            f"The clock never shows {found:%Y-%m-%d %H:%M}: it is put forward that night. Write a time before 02:00 or from 03:00."
        )
    raise BadNotice(f"The clock shows {found:%Y-%m-%d %H:%M} twice that night. Write which one: {both[0]} (the first) or {both[1]}.")


def checked(begins: datetime, ends: datetime, texts: dict[str, str], now: datetime | None = None) -> Notice:
    """A notice that can be shown. Raises BadNotice."""
    try:
        begins, ends = begins.astimezone(HERE), ends.astimezone(HERE)
    except OverflowError:
        raise BadNotice(f"No clock here shows {begins.year if begins.year == 1 else ends.year}. Change --from and --until.") from None
    now = now or datetime.now(HERE)
    # A stop is told in minutes.
    begins, ends = (one.replace(second=0, microsecond=0) for one in (begins, ends))
    if ends <= begins:
        raise BadNotice(f"The stop ends {ends:%Y-%m-%d %H:%M}, which is not after it begins ({begins:%Y-%m-%d %H:%M}). Change --until.")
    if ends <= now:
        raise BadNotice(f"The stop ended {ends:%Y-%m-%d %H:%M}: it is over, and would never be shown. Change --from and --until.")
    if ends - begins > LONGEST_STOP:
        raise BadNotice(f"The stop lasts {(ends - begins).days} days; at most {LONGEST_STOP.days} can be announced. Change --until.")
    if begins > now + FARTHEST and now.year > 1:
        raise BadNotice(f"The stop begins {begins:%Y-%m-%d}, more than a year ahead. Change --from.")
    # Signs that cannot be seen or printed are none of the text's.
    seen = {language: "".join(sign if sign.isprintable() or sign == JOINED else " " for sign in text) for language, text in texts.items()}
    said = {language: " ".join(text.split()) for language, text in seen.items() if text.strip()}
    if too_long := [text for text in said.values() if len(text) > LONGEST_TEXT]:
        raise BadNotice(f"The text has {len(too_long[0])} letters; at most {LONGEST_TEXT} fit on a phone. Shorten it.")
    return Notice(begins, ends, tuple(sorted(said.items())))


def of_file(path: Path, now: datetime | None = None) -> Notice:
    """A notice written as TOML: `from`, `until`, and `sv`, `en` for the texts. Raises BadNotice."""
    try:
        # A pipe or a device would never end.
        if path.exists() and not path.is_file():
            raise BadNotice(f"{path} is no file. Name a TOML file with `from` and `until`.")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise BadNotice(f"{path} is larger than {LARGEST} bytes, which no notice is. Name the right file.")
        read = tomllib.loads(content.decode("utf-8-sig"))
        if unknown := [key for key in read if key not in KEYS]:
            raise BadNotice(f"{path} says {unknown[0][:40]!r}, which no notice has. Use {', '.join(KEYS)}.")
        if wrong := [key for key in ("sv", "en") if not isinstance(read.get(key, ""), str)]:
            raise BadNotice(f'{path}: {wrong[0]} is no text. Write it in quotes: {wrong[0]} = "…".')
        begins, ends = moment(str(read["from"])), moment(str(read["until"]))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadNotice(f"{path} can't be read as a notice: {error}") from error
    except KeyError as error:
        raise BadNotice(
            f'{path} lacks {error.args[0]!r}. It needs `from = "2026-12-03 18:00"` and `until = "2026-12-03 20:00"`.'
        ) from error
    return checked(begins, ends, {language: read.get(language, "") for language in ("sv", "en")}, now)


def put(notice: Notice) -> Path:
    """Let every page show it from now until it is over."""
    path = folders.data() / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f'from = "{notice.begins.isoformat()}"', f'until = "{notice.ends.isoformat()}"']
    durable.put(path, "\n".join([*lines, *(f"{language} = {quoted(text)}" for language, text in notice.texts), ""]).encode())
    return path


def withdraw() -> bool:
    """Show it no longer; False where there was none."""
    path = folders.data() / FILE
    if not path.exists():
        return False
    path.unlink()
    durable.settle(path.parent)
    return True


def current(now: datetime | None = None) -> Notice | None:
    """The notice to show now; None where there is none, it is over, or the file can't be read (`trouble` says so)."""
    try:
        return of_file(folders.data() / FILE, now)
    except BadNotice:
        return None


def trouble() -> str:
    """What is wrong with the kept notice, for whoever runs Insteg; empty where nothing is, or it is merely over."""
    path = folders.data() / FILE
    try:
        of_file(path, datetime.min.replace(tzinfo=HERE))
    except BadNotice as error:
        return str(error) if path.exists() else ""
    return ""


def mark(now: datetime | None = None) -> str:
    """What changes when another notice is to be shown, or the same in other words (before, during)."""
    found, now = current(now), now or datetime.now(HERE)
    return "" if found is None else f"{hash(found)}-{now >= found.begins}"
