"""Slides that show no figure: a title, a text, the way into the room, a question prepared for the audience."""

from typing import Any

import pandas as pd

from insteg.figures.figure import Figure
from insteg.reference import words
from insteg.show.stories import Slide

TITLE, TEXT, JOIN, QUESTION = "titel", "text", "rum", "fraga"
KINDS = (TITLE, TEXT, JOIN, QUESTION)
PAGE = "seminarium"
# After the name of what is written: the same in further languages, by language.
OTHERS = "_in"
# What fits on a screen in letters that are read from the back row.
LONGEST_TEXT = 1200


def is_on_paper(slide: Slide) -> bool:
    """Whether a slide says anything outside the room: a way in leads nowhere from paper."""
    return slide.figure != JOIN


def blank(kind: str) -> Slide:
    """A slide of that kind with nothing written yet."""
    return Slide(kind, {}, PAGE, {})


def text(slide: Slide, language: str = "") -> str:
    """The slide's running text, as that language has it; a link may hold anything, and what is no text is none."""
    return _text(written(slide, "text", language)) or _text(written(slide, "text"))


def choices(slide: Slide, language: str = "") -> tuple[str, ...]:
    """The choices of a prepared question, as that language has them where it has as many; none is free text."""
    own, found = _choices(written(slide, "choices")), _choices(written(slide, "choices", language))
    return found if len(found) == len(own) else own


def written(slide: Slide, name: str, language: str = "") -> Any:
    """What is written for that language and no other, or for every reader who has none; None where nothing is."""
    if not language:
        return slide.view.get(name)
    others = slide.view.get(f"{name}{OTHERS}")
    return others.get(language) if isinstance(others, dict) else None


def in_a_box(slide: Slide, name: str, language: str = "") -> str:
    """What is written for that language and no other, as it is written again: one choice a line."""
    found = written(slide, name, language)
    return "\n".join(_choices(found)) if name == "choices" else _text(found)


def _text(found: Any) -> str:
    return found[:LONGEST_TEXT] if isinstance(found, str) else ""


def _choices(found: Any) -> tuple[str, ...]:
    return tuple(item for item in found if isinstance(item, str)) if isinstance(found, list) else ()


def in_every_language(slide: Slide) -> list[list[str]]:
    """The choices of a question in each language that has its own, each once."""
    return [list(found) for found in dict.fromkeys(choices(slide, language) for language in ("", *words.LANGUAGES))]


def figure(slide: Slide, language: str) -> Figure:
    """The slide in the form that every renderer knows: heading, sentence, and no figures."""
    said = text(slide, language) if slide.figure != QUESTION else " · ".join(choices(slide, language))
    heading = slide.heading_in(language) or words.load(language)(f"slide.own.{slide.figure}")
    return Figure(slide.figure, heading, said, None, pd.DataFrame(), pd.DataFrame(), "")


def sent(slide: Slide, language: str = "") -> dict[str, Any]:
    """What the show's page needs of such a slide: its kind, its lines and choices, and by what words in any language a question is known."""
    lines = [line.strip() for line in text(slide, language).splitlines() if line.strip()]
    headings = list(dict.fromkeys([slide.heading, *slide.headings.values()]))
    known = {"headings": headings, "offered": in_every_language(slide)}
    return {"kind": slide.figure, "lines": lines, "choices": list(choices(slide, language)), **known}
