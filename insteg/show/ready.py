"""The stories that ship: read from data/stories, in the reader's language, for the municipality the reader chose."""

import tomllib
from functools import cache
from typing import Any

from insteg.figures.registry import RECIPES
from insteg.reference import in_view
from insteg.show.stories import Slide, Story
from insteg.store import folders

# In the order in which they are offered.
NAMES = ("laget", "kommun", "provat")
MUNICIPALITY, PLACE = "{kommun}", "{plats}"


@cache
def _file(name: str) -> dict[str, Any]:
    with (folders.stories() / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def is_of_a_municipality(name: str) -> bool:
    """Whether the reader has to choose a municipality for it."""
    return MUNICIPALITY in str(_file(name)["slide"])


def title(name: str, language: str, area_code: str) -> str:
    return str(_filled(_file(name)["title"][language], language, area_code))


def ready(name: str, language: str, area_code: str) -> Story:
    """The story, for this municipality where it is about one."""
    slides = tuple(_slide(entry, language, area_code) for entry in _file(name)["slide"])
    return Story(title(name, language, area_code), slides)


def _slide(entry: dict[str, Any], language: str, area_code: str) -> Slide:
    fill = {part: _filled(entry.get(part, {}), language, area_code) for part in ("view", "choices")}
    heading, note = (_filled(entry[part][language], language, area_code) for part in ("heading", "note"))
    others = {other: _filled(text, other, area_code) for other, text in entry["heading"].items() if other != language}
    return Slide(entry["figure"], page=RECIPES[entry["figure"]].page, heading=heading, note=note, headings=others, **fill)


def _filled(value: Any, language: str, area_code: str) -> Any:
    """The value with the municipality put where the file leaves room for it."""
    if isinstance(value, dict):
        return {name: _filled(part, language, area_code) for name, part in value.items()}
    if isinstance(value, list):
        return [_filled(part, language, area_code) for part in value]
    if isinstance(value, str):
        return value.replace(MUNICIPALITY, area_code).replace(PLACE, in_view.areas()[area_code].name(language))
    return value
