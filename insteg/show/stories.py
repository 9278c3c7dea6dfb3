"""A story: figures in order, each with its exact choices, its own heading and note. Short enough for a link, plain in a file."""

import base64
import binascii
import json
import zlib
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from insteg.reference import pages

VERSION = 1
MOST_SLIDES = 40
LONGEST_LINK = 16_000
# What a link or file may unpack to: forty slides with full notes fit many times over, a bomb does not.
MOST_BYTES = 400_000
LONGEST = {"figure": 60, "page": 60, "heading": 200, "note": 4000, "highlight": 120, "title": 200}
LONGEST_LANGUAGE = 35
DEEPEST = 6


class BadStory(ValueError):
    """Why a link or file is no story. `reason` and `blanks` are for the reader's own words, the text is for everybody else."""

    def __init__(self, reason: str, text: str, **blanks: object):
        super().__init__(text)
        self.reason, self.blanks = reason, blanks


@dataclass(frozen=True)
class Slide:
    """One figure. view: the fields of its view without language and theme. page, choices: the page that shows it live."""

    figure: str
    view: dict[str, Any]
    page: str
    choices: dict[str, str]
    heading: str = ""
    note: str = ""
    # What stands out: the name of a line, of a point or of a place on the map.
    highlight: str = ""
    # The heading in further languages, by language; every other reader meets `heading`.
    headings: dict[str, str] = field(default_factory=dict)

    def heading_in(self, language: str) -> str:
        return self.headings.get(language) or self.heading

    def __hash__(self) -> int:
        return hash(json.dumps(asdict(self), sort_keys=True))


@dataclass(frozen=True)
class Story:
    title: str = ""
    slides: tuple[Slide, ...] = field(default=())


def page_of(slide: Slide) -> str:
    """The page that shows the slide live. A story is a stranger's: a page that we don't have, and every other address, is the front page."""
    return slide.page if slide.page in pages.names() else pages.name_of(pages.FRONT)


def encode(story: Story) -> str:
    """The story as text for a link: compressed, only letters, digits, hyphen and underscore."""
    packed = zlib.compress(json.dumps(_plain(story), ensure_ascii=False, separators=(",", ":")).encode(), 9)
    return base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def decode(text: str) -> Story:
    """The story in a link. Raises BadStory, whatever the text is."""
    if len(text) > LONGEST_LINK:
        raise BadStory("long", f"The link's story is longer than {LONGEST_LINK} signs. Save it as a file and open that instead.")
    try:
        packed = base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
        unpacker = zlib.decompressobj()
        plain = unpacker.decompress(packed, MOST_BYTES)
    except (UnicodeEncodeError, binascii.Error, zlib.error) as error:
        raise BadStory("broken", "The link's story cannot be unpacked: it was cut or changed. Copy the whole link again.") from error
    if not unpacker.eof:
        raise BadStory("broken", "The link's story is cut off or unpacks to too much. Copy the whole link again.")
    return _read(plain)


def to_file(story: Story) -> bytes:
    """The story as a JSON file that people can read and change."""
    return (json.dumps(_plain(story), ensure_ascii=False, indent=2) + "\n").encode()


def from_file(content: bytes) -> Story:
    """The story in a file made by `to_file`. Raises BadStory, whatever the file is."""
    return _read(content)


def _refuse(name: str) -> None:
    """NaN and its like are no JSON, though Python reads them."""
    raise ValueError(name)


def _plain(story: Story) -> dict[str, Any]:
    """Fields that say nothing are left out: the link is shorter."""
    slides = [{name: value for name, value in asdict(slide).items() if value or name in ("figure", "page")} for slide in story.slides]
    return {"insteg": VERSION, "title": story.title, "slides": slides}


def _read(content: bytes) -> Story:
    if len(content) > MOST_BYTES:
        raise BadStory("long", f"The story is larger than {MOST_BYTES} bytes. Open the file that was saved from the show.")
    try:
        found = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise BadStory("no_story", "This is no story: it is not JSON. Open the file that was saved from the show.") from error
    if not (isinstance(found, dict) and isinstance(found.get("insteg"), int) and isinstance(found.get("slides"), list)):
        raise BadStory("no_story", "This is no story: `insteg` (a version number) or `slides` (a list) is missing.")
    if len(found["slides"]) > MOST_SLIDES:
        raise BadStory("many", f"The story has more than {MOST_SLIDES} slides. Divide it in two.", most=MOST_SLIDES)
    # Fields that we do not know come from a later version and are passed by: what we know can still be shown.
    return Story(_text(found, "title", 0), tuple(_slide(item, number) for number, item in enumerate(found["slides"], 1)))


def _slide(found: Any, number: int) -> Slide:
    if not isinstance(found, dict):
        raise _bad(number, "figure")
    texts = {item.name: _text(found, item.name, number) for item in fields(Slide) if item.name in LONGEST}
    if not texts["figure"]:
        raise _bad(number, "figure")
    view, choices = found.get("view", {}), found.get("choices", {})
    if not (isinstance(view, dict) and _is_shallow(view, DEEPEST)):
        raise _bad(number, "view")
    if not (isinstance(choices, dict) and all(isinstance(value, str) for value in choices.values())):
        raise _bad(number, "choices")
    return Slide(view=view, choices=choices, headings=_headings(found, number), **texts)


def _headings(found: dict[str, Any], number: int) -> dict[str, str]:
    headings = found.get("headings", {})
    if not (isinstance(headings, dict) and all(len(language) <= LONGEST_LANGUAGE and _is_writable(language) for language in headings)):
        raise _bad(number, "headings")
    return {language: _text({"heading": text}, "heading", number) for language, text in headings.items()}


def _text(found: dict[str, Any], name: str, number: int) -> str:
    text = found.get(name, "")
    # Half a surrogate pair is legal in JSON and can never be written out again.
    if not isinstance(text, str) or len(text) > LONGEST[name] or not _is_writable(text):
        raise _bad(number, name)
    return text


def _is_writable(text: str) -> bool:
    return not any(0xD800 <= ord(sign) <= 0xDFFF for sign in text)


def _is_shallow(value: Any, room: int) -> bool:
    if isinstance(value, str):
        return _is_writable(value)
    parts = [*value.keys(), *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    return room > 0 and all(_is_shallow(part, room - 1) for part in parts)


def _bad(number: int, name: str) -> BadStory:
    where = f"slide {number}" if number else "the story"
    return BadStory(
        "field", f"`{name}` of {where} is missing, too long or of the wrong kind. Correct it in the file.", name=name, number=number
    )
