"""Persons stay out: what in a cell may be somebody's name, number or address, and what is surely an organisation."""

import re
from functools import cache

from insteg import places

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
PERSONAL_NUMBER = re.compile(r"(?<!\d)(?:19|20)?\d{2}[01]\d[0-3]\d[-+]\d{4}(?!\d)")
NAME = re.compile(r"\b([A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)?)\s+([A-ZÅÄÖÉ][a-zåäöéü]{2,}(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)?)\b")
# A word of an owner that no person is called by.
ORGANISATION = re.compile(
    r"kommun|region|landsting|förbund|\bab\b|aktiebolag|bolag|förening|stiftelse|universitet|högskol|skola|förmedling|länsstyrelse|myndighet"
    r"|verket|styrelse|\bråd|institut|samfund|kyrka|församling|sällskap|\bek\b|kassa|centrum|nätverk|studieförbund|museum|gård",
    re.IGNORECASE,
)
REMOVED = "[namn borttaget]"


@cache
def first_names() -> frozenset[str]:
    """Common first names, lower case: what comes before a capital letter after one of them is taken for a person's name."""
    lines = (places.catalogue() / "first_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


def names_in(text: str) -> list[str]:
    """What looks like a first name and a surname. A name of a place or a house may look the same."""
    return [
        match[0] for match in NAME.finditer(text) if match[1].lower().split("-")[0] in first_names() and not ORGANISATION.search(match[2])
    ]


def without_names(text: str) -> str:
    """The text of a bank's export with what looks like names of persons taken out."""
    for name in names_in(text):
        text = text.replace(name, REMOVED)
    return text


def has_number(text: str) -> bool:
    """Whether an e-mail address or a personal number stands in the text."""
    return bool(EMAIL.search(text) or PERSONAL_NUMBER.search(text))


def is_person(number: str) -> bool:
    """A Swedish personal number has a month (00-12) where an organisation number has 20 or more."""
    digits = re.sub(r"\D", "", number)
    return len(digits) in (10, 12) and digits[-8] in "01"


def is_organisation(name: str, number: str) -> bool:
    """Whether an owner is surely no person: its number says so, or, where the file gives none, its name."""
    if re.sub(r"\D", "", number):
        return not is_person(number)
    return bool(ORGANISATION.search(name))
