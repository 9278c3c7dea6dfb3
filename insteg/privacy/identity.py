"""Swedish personal identity and coordination numbers, in every way people write them."""

import re
from collections.abc import Iterator
from datetime import date

from stdnum import luhn

# Year, month and day with or without signs between; then four figures, four hidden ones, or a reserve number's letters.
NUMBER = re.compile(
    r"(?<!\d)(?<!\d[.,])(?:(?P<century>1[89]|20)[ ._/-]?)?(?P<year>\d{2})(?P<gap2>[ ._/-]?)(?P<month>\d{2})(?P<gap3>[ ._/-]?)(?P<day>\d{2})"
    r"(?P<mark> ?[-+._/:~] ?| )?(?P<last>\d{2} ?\d{2}|[xX*#]{4}|[A-Za-z]{1,2}\d{2,3})(?![\d]|[./-]\d|[A-Za-z]\d)"
)
# One figure at a time, as on a form.
SPELLED = re.compile(r"(?<!\d)(?<!\d )\d(?:[ ._-]{1,2}\d){9,11}(?!\d)(?! \d)")
DROPPED_ZERO = re.compile(r"\d{9}")


def found(text: str) -> Iterator[tuple[int, int]]:
    """Where identity numbers stand in a plain text."""
    # A spreadsheet that takes the number for a quantity drops a leading zero.
    if DROPPED_ZERO.fullmatch(text.strip()) and passes_luhn(f"0{text.strip()}") and _is_birth(*_day_of(f"0{text.strip()}")):
        yield 0, len(text)
    yield from (match.span() for match in NUMBER.finditer(text) if _is_identity(match))
    for match in SPELLED.finditer(text):
        figures = re.sub(r"\D", "", match[0])
        if len(figures) in (10, 12) and passes_luhn(figures[-10:]) and _is_birth(*_day_of(figures[-10:])):
            yield match.span()


def passes_luhn(ten: str) -> bool:
    """Whether the last of ten figures is the check figure of the other nine."""
    return luhn.is_valid(ten)


def _day_of(ten: str) -> tuple[str, str, str]:
    return ten[:2], ten[2:4], ten[4:6]


def _is_identity(match: re.Match[str]) -> bool:
    century, year, month, day = match["century"], match["year"], match["month"], match["day"]
    if not _is_birth(year, month, day):
        return False
    last = match["last"].replace(" ", "")
    if not last.isdigit() or passes_luhn(f"{year}{month}{day}{last}"):
        return True
    # Without a right check figure: a span ("2024-01-01 - 2025") or a moment ("202403011230") of late years looks alike, and
    # nobody born so lately takes part.
    is_recent = century == "20" and int(f"20{year}") > date.today().year - 10
    is_apart = bool(match["gap2"].strip() or match["gap3"].strip())
    is_whole = not (match["gap2"] or match["gap3"] or match["mark"])
    is_span = is_apart and century and last[:2] in ("19", "20")
    return not (is_span or (is_recent and (is_apart or is_whole)))


def _is_birth(year: str, month: str, day: str) -> bool:
    """A day of birth; coordination numbers have 60 added to the day. 29 February is let through in every year."""
    number = int(day) - 60 if int(day) > 60 else int(day)
    return 1 <= int(month) <= 12 and 1 <= number <= (29 if month == "02" else 30 if month in ("04", "06", "09", "11") else 31)
