"""Municipalities as people write them: 'Sundsvalls kommun', 'Göteborgs stad', 2281, or 180 where a spreadsheet dropped the zero."""

import difflib
import re
import unicodedata
from functools import cache

from insteg.collect.own.unclear import Unclear, unseen_apart
from insteg.reference import catalogue

SAY = "Write municipalities by name or four-digit code, with semicolons between them."
BETWEEN = re.compile(r"[;,/|+\n\t]|\s(?:och|samt|and|&|-|\u2013)\s", re.IGNORECASE)
AROUND = re.compile(r"^(?:region|kommunerna|kommunen|kommun) | (?:kommun|kommuner|stad|municipality|kn)\.?$", re.IGNORECASE)
CODE = re.compile(r"\d{3,4}|0\d{4}", re.ASCII)
# A code beside its name, as statistics write them.
BEHIND = re.compile(r"(\D+?) ?\((\d{4})\)", re.ASCII)
BOTH = re.compile(r"(\d{4})[ :.-]+(\D+)", re.ASCII)


def read(text: str) -> str:
    """The municipalities by name or code as the build knows them, each once. Raises Unclear, naming the part that is none."""
    parts = [unseen_apart(part) for part in BETWEEN.split(text)]
    found = [_one(part) for part in parts if part]
    # A name and its own code are one municipality.
    return "; ".join({_code(one): one for one in reversed(found)}[code] for code in dict.fromkeys(map(_code, found)))


def _one(text: str) -> str:
    names, codes = _names()
    if CODE.fullmatch(text):
        code = text.lstrip("0").zfill(4)
        if code in codes:
            return code
        raise Unclear(f"No municipality has the code {text}. {SAY}")
    if behind := BEHIND.fullmatch(text):
        return _one(f"{behind[2]} {behind[1]}")
    if (both := BOTH.fullmatch(text)) and _one(both[1]) == (code := both[1]):
        if (name := _one(both[2])) == catalogue.areas()[code].name_sv:
            return name
        raise Unclear(f"{code} is {catalogue.areas()[code].name_sv}, not {name}. {SAY}")
    plain = AROUND.sub("", re.sub(r"\(.*?\)$", "", text).strip()).strip().casefold()
    if plain in names:
        return names[plain]
    if plain in _whole():
        seven = "; ".join(catalogue.areas()[code].name_sv for code in catalogue.the_seven())
        raise Unclear(f"No municipality is called {text[:40]!r}. For the whole county write all of them: {seven}.")
    # Without dots and rings Ange is as near to Ånge as it is meant.
    bare = {_bare(name): name for name in names}
    near = difflib.get_close_matches(_bare(plain), bare, n=1, cutoff=0.8)
    raise Unclear(f"No municipality is called {text[:40]!r}. " + (f"Did you mean {names[bare[near[0]]]}? " if near else "") + SAY)


def _code(found: str) -> str:
    return found if found.isdigit() else _codes()[found]


def _bare(name: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))


@cache
def _codes() -> dict[str, str]:
    """Every municipality's code by its name."""
    return {area.name_sv: code for code, area in catalogue.areas().items() if area.level == "municipality"}


@cache
def _whole() -> frozenset[str]:
    """What the whole county is called, lower case."""
    county = catalogue.areas()[catalogue.COUNTY].name_sv.casefold()
    names = (county, county.removesuffix(" län"), county.removesuffix("s län"), "län", "länet", "hela länet", "alla", "samtliga")
    return frozenset(f"{before}{name}" for name in (*names, "alla sju", "alla kommuner", "samtliga kommuner") for before in ("", "hela "))


@cache
def _names() -> tuple[dict[str, str], frozenset[str]]:
    """Every name, also in the genitive, lower case -> the name; and every code."""
    genitive = {f"{name}s".casefold(): name for name in _codes()}
    return genitive | {name.casefold(): name for name in _codes()}, frozenset(_codes().values())
