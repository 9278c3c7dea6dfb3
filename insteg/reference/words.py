"""What readers see: phrases by language, and numbers written as the language writes them."""

import datetime
import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from insteg.store import folders

LANGUAGES = ("sv", "en")
DEFAULT = "sv"
LOCALES = {"sv": "sv_SE", "en": "en_GB"}
# A narrow space keeps 1 038 122 together as one number; Babel gives the wide one.
NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"


def _flatten(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        flat |= _flatten(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return flat


@dataclass(frozen=True)
class Words:
    """One language: phrases by dotted key, and how numbers, shares and periods are written."""

    language: str
    phrases: dict[str, str]

    def __call__(self, key: str, **blanks: object) -> str:
        """The phrase under `key` with its blanks filled. An unknown key is an error, never an empty text."""
        return self.phrases[key].format(**blanks) if blanks else self.phrases[key]

    def many(self, key: str, count: float, decimals: int = 0, **blanks: object) -> str:
        """The phrase in the form that CLDR's plural rules give the number as it is printed: "1 kommun", "0 kommuner".

        Forms stand under `key.one` and `key.other`; a phrase without forms does not bend.
        """
        bent = f"{key}.{_form(self.language, f'{abs(count):.{decimals}f}')}"
        return self(bent if bent in self.phrases else key, **{"count": self.number(count, decimals), **blanks})

    def under(self, group: str) -> dict[str, str]:
        """All phrases of one group, by what stands after its name."""
        return {key.removeprefix(f"{group}."): phrase for key, phrase in self.phrases.items() if key.startswith(f"{group}.")}

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with decimal comma, narrow thousands space and true minus (sv), or the English forms."""
        return _number(self.language, round(float(value), decimals) + 0.0, decimals)

    def signed(self, value: float, decimals: int = 0) -> str:
        """A change: always with its sign, except for zero."""
        text = self.number(value, decimals)
        return f"+{text}" if round(float(value), decimals) > 0 else text

    def measured(self, value: float | None, unit: str, decimals: int = 0) -> str:
        """A value with its unit; a value that is not there is said in words."""
        if value is None or math.isnan(value):
            return self("status.missing")
        return self.many(f"unit.{unit}.value", value, decimals, value=self.number(value, decimals))

    def changed(self, difference: float, unit: str, decimals: int = 0) -> str:
        """A change with its sign and its unit."""
        return self.many(f"unit.{unit}.change", difference, decimals, change=self.signed(difference, decimals))

    def about(self, persons: float) -> str:
        """A head count that is an estimate, rounded; fewer than five are never told apart (reading rule 5)."""
        return "<5" if persons < 5 else self.number(rounded(persons))

    def counted(self, persons: float) -> str:
        """A head count that is known; fewer than five are never told apart (reading rule 5)."""
        return "<5" if round(persons) < 5 else self.number(persons)

    def period(self, period: str) -> str:
        """A year stays a year; a month is written out."""
        if len(period) == 4:
            return period
        year, month = period.split("-")[:2]
        return f"{self(f'month.{int(month)}')} {year}"

    def listed(self, names: Sequence[str]) -> str:
        """Names one after another, with "and" before the last."""
        return format_list(list(names), locale=LOCALES[self.language])

    def date(self, day: datetime.date) -> str:
        return format_date(day, format="long", locale=LOCALES[self.language])


# The same few thousand numbers stand in every table and picture of a page.
@lru_cache(maxsize=20_000)
def _number(language: str, value: float, decimals: int) -> str:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text: str = format_decimal(value, pattern, locale=LOCALES[language])
    return text.replace(NO_BREAK_SPACE, NARROW_SPACE).replace("-", "\u2212")


@lru_cache(maxsize=20_000)
def _form(language: str, number: str) -> str:
    return str(Locale.parse(LOCALES[language]).plural_form(Decimal(number)))


def begun(text: str) -> str:
    """The text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def rounded(persons: float) -> float:
    """Two significant figures, and below a hundred whole fives: an estimate must not look counted."""
    if persons < 100:
        return 5.0 * round(persons / 5)
    digits = max(0, math.floor(math.log10(persons)) - 1)
    return float(round(persons / 10**digits) * 10**digits)


@cache
def load(language: str) -> Words:
    """The words of one language; an unknown language gets the default one."""
    known = language if language in LANGUAGES else DEFAULT
    with (folders.words() / f"{known}.toml").open("rb") as file:
        return Words(known, _flatten(tomllib.load(file)))
