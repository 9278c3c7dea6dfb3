"""What readers see: phrases by language, and numbers written as the language writes them."""

import math
import tomllib
from dataclasses import dataclass
from functools import cache

from babel.dates import format_date
from babel.numbers import format_decimal

from insteg import places

LANGUAGES = ("sv", "en")
DEFAULT = "sv"
LOCALES = {"sv": "sv_SE", "en": "en_GB"}
# A narrow space keeps 1 038 122 together as one number; Babel gives the wide one.
NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"


def _flatten(table: dict, prefix: str = "") -> dict[str, str]:
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

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with decimal comma, narrow thousands space and true minus (sv), or the English forms."""
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        text = format_decimal(round(value, decimals) + 0.0, pattern, locale=LOCALES[self.language])
        return text.replace(NO_BREAK_SPACE, NARROW_SPACE).replace("-", "\u2212")

    def signed(self, value: float, decimals: int = 0) -> str:
        """A change: always with its sign, except for zero."""
        text = self.number(value, decimals)
        return f"+{text}" if round(value, decimals) > 0 else text

    def measured(self, value: float | None, unit: str, decimals: int = 0) -> str:
        """A value with its unit; a value that is not there is said in words."""
        if value is None or math.isnan(value):
            return self("status.missing")
        return self(f"unit.{unit}.value", value=self.number(value, decimals))

    def about(self, persons: float) -> str:
        """A head count that is an estimate, rounded; fewer than five are never told apart (reading rule 5)."""
        return "<5" if persons < 5 else self.number(rounded(persons))

    def counted(self, persons: float) -> str:
        """A head count that is known; fewer than five are never told apart (reading rule 5)."""
        return "<5" if persons < 4.5 else self.number(persons)

    def period(self, period: str) -> str:
        """A year stays a year; a month is written out."""
        if len(period) == 4:
            return period
        year, month = period.split("-")[:2]
        return f"{self(f'month.{int(month)}')} {year}"

    def date(self, day) -> str:
        return format_date(day, format="long", locale=LOCALES[self.language])


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
    with (places.words() / f"{known}.toml").open("rb") as file:
        return Words(known, _flatten(tomllib.load(file)))
