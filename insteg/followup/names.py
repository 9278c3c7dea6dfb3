"""Does a cell look like a person's name?"""

import re
import unicodedata
from functools import cache

from insteg import catalogue, outcome_columns, places

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")


def looks_like_name(text: str) -> bool:
    """Whether a cell seems to be a person's name: a common given name, or two to four capitalised words that are no place or answer."""
    words = re.split(r"[\s,]+", unicodedata.normalize("NFKC", text).strip())
    if not 1 <= len(words) <= 4 or not all(WORD.fullmatch(word) for word in words):
        return False
    if text.strip().casefold() in _places():
        return False
    plain = {part for word in words for part in re.split(r"[-.]", word.casefold()) if part}
    # A given name settles it: surnames may well be places (Berg, Falun).
    if plain & _given():
        return True
    return len(words) > 1 and not plain & _vocabulary() and all(word[0].isupper() for word in words)


@cache
def _places() -> frozenset[str]:
    return frozenset(name.casefold() for area in catalogue.areas().values() for name in (area.name_sv, area.name_en))


@cache
def _vocabulary() -> frozenset[str]:
    """Words that a follow-up may hold and that no name is made of: places, answers, headers."""
    shapes = (outcome_columns.AGGREGATE, outcome_columns.PARTICIPANT)
    columns = [column for shape in shapes for column in outcome_columns.columns(shape)]
    texts = [*_places(), *(text for column in columns for text in (*column.choices, *column.headers))]
    more = "kommun county region projekt project insats ja nej yes no summa totalt total kommentar saknas gymnasium vuxenutbildning"
    return frozenset(word for text in [*texts, more] for word in re.split(r"[\s-]+", text.casefold()) if word)


@cache
def _given() -> frozenset[str]:
    lines = (places.catalogue() / "given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
