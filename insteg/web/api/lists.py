"""What may stand in a filter: codes or names, several parameters or one with commas, periods one by one, in spans or the newest."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from pydantic import BeforeValidator

from insteg.reference import in_view, interventions, words
from insteg.store.remembered import remembered

LATEST = "latest"
MOMENT = "(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2]))?"
# 2015:2020 as in Statistics Sweden's own files; 2015-2020 as people write it (a month has two digits, so it is never mistaken for one).
PERIODS = rf"^(?:{LATEST}|{MOMENT}(?::{MOMENT})?|(?:19|20)[0-9]{{2}}-(?:19|20)[0-9]{{2}})$"


def named(codes: Callable[[], Mapping[str, str]]) -> Any:
    """A filter of codes that also takes their names. codes: name in small letters -> code."""
    return BeforeValidator(lambda given: [codes().get(_plain(part), part) for part in _parts(given, codes())])


# Values that have no names but their own.
COMMAS = named(dict)


def _parts(given: Any, names: Mapping[str, str]) -> list[str]:
    """Each value, one with commas as several unless it is a name that holds commas."""
    values = [str(value) for value in (given if isinstance(given, list) else [given])]
    return [part for value in values for part in ([value] if _plain(value) in names else value.split(",")) if part.strip()]


def _plain(text: str) -> str:
    # Composed: a name copied from a file list of macOS has its rings and dots as signs of their own.
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _both(named_things: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Every code and name in small letters -> code; a name that two share names neither."""
    told: dict[str, set[str]] = {}
    for code, names in named_things.items():
        for name in (code, *names):
            told.setdefault(_plain(name), set()).add(code)
    return {name: next(iter(codes)) for name, codes in told.items() if len(codes) == 1}


@remembered
def areas() -> dict[str, str]:
    known = in_view.areas()
    found = _both({code: (area.name_sv, area.name_en) for code, area in known.items()})
    # A county by its short name, where no municipality is called so: Västernorrland, but Stockholm is the city.
    short = {_plain(area.name_sv.removesuffix(" län").removesuffix("s")): code for code, area in known.items() if area.level == "county"}
    return {**short, **found}


@remembered
def indicators() -> dict[str, str]:
    found = in_view.indicators().items()
    return _both({name: tuple(item.text(language).title for language in words.LANGUAGES) for name, item in found})


@cache
def types() -> dict[str, str]:
    return _both({item.id: (item.title_sv, item.title_en) for item in interventions.types()})


@cache
def sexes() -> dict[str, str]:
    return _both({code: tuple(words.load(language)(f"sex.{code}") for language in words.LANGUAGES) for code in ("total", "women", "men")})


def chosen(asked: list[str], known: list[str]) -> list[str]:
    """The periods that are asked for, of those there are. known: years and months, in order."""
    return [period for period in known if any(_holds(wish, period) for wish in asked)]


def _holds(wish: str, period: str) -> bool:
    """A year asked for holds its months; of a span both ends belong to it."""
    first, last = _span(wish)
    return first <= period and period[: len(last)] <= last


def _span(wish: str) -> tuple[str, str]:
    if ":" in wish:
        first, last = wish.split(":")
    elif re.fullmatch(r"\d{4}-\d{4}", wish):
        first, last = wish.split("-")
    else:
        first = last = wish
    return first, last


def is_span(wish: str) -> bool:
    """Whether several periods are asked for by their ends."""
    first, last = _span(wish)
    return first != last


def is_turned(first: str, last: str) -> bool:
    """Whether a span ends before it begins; a year ends with its last month."""
    return first[: len(last)] > last


def wrong_way_round(asked: list[str]) -> bool:
    """Whether one of the spans ends before it begins."""
    return any(is_turned(*_span(wish)) for wish in asked)
