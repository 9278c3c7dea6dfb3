"""Dates as people write them, brought to 2014, 2014-01 or 2014-01-02. What may be two days is asked about, never guessed."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from insteg.collect.own.unclear import Ambiguous, Unclear, unseen_apart

FIRST_YEAR, LAST_YEAR = 1980, 2060
SAY = f"Write a real date between {FIRST_YEAR} and {LAST_YEAR} as 2015, 2015-06 or 2015-06-30, or leave it empty."
MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan januari january", "feb febr februari february", "mar mars march", "apr april", "maj may", "jun juni june", "jul juli july",
         "aug augusti august", "sep sept september", "okt oktober oct october", "nov november", "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = rf"({'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
TIME = r"(?:[T ,]+(?:kl\.? ?)?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[AP]M)?(?: ?Z| ?[+-]\d{2}:?\d{2})?)?"
# A long date of a spreadsheet begins with the day of the week.
WEEKDAY = r"(?:(?:mån|tis|ons|tors?|fre|lör|sön)(?:dag)?(?:en)?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\.?,? "
DAY = r"(\d{1,2})(?:\.|:[ea]|st|nd|rd|th)?"
# Also 31/12 2014, as many write it.
NUMBERS = re.compile(rf"(\d{{1,2}})([/.-])(\d{{1,2}})(?:\2|/? )(\d{{4}}){TIME}", re.ASCII | re.IGNORECASE)
# 2011/12 is a school year to some and a month to others.
WINTER = re.compile(r"(\d\d)(\d\d)/(\d\d)", re.ASCII)
# (pattern, which of its groups are year, month, day)
FORMS = [
    (re.compile(rf"{form}", re.ASCII | re.IGNORECASE), groups)
    for form, groups in (
        (rf"(\d{{4}})([-/. ])(\d{{1,2}})\2(\d{{1,2}}){TIME}", (1, 3, 4)),
        (r"(\d{4})(\d{2})(\d{2})", (1, 2, 3)),
        (r"(\d{4})[-/.](\d{1,2})", (1, 2, 0)),
        (r"(\d{1,2})[-/.](\d{4})", (2, 1, 0)),
        (r"(\d{4})", (1, 0, 0)),
        (rf"(?:{WEEKDAY})?(?:den )?{DAY}[ /-]?{MONTH},?[ /-]?(\d{{4}}){TIME}", (3, 2, 1)),
        (rf"(?:{WEEKDAY})?{MONTH} {DAY},? (\d{{4}}){TIME}", (3, 1, 2)),
        (rf"{MONTH},?[ -]?(\d{{4}})", (2, 1, 0)),
        (rf"(\d{{4}})[ -]{MONTH}(?:[ -]{DAY})?", (1, 2, 3)),
    )
]
SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?", re.ASCII)
# Day 0 of a spreadsheet: it counts a 29 February 1900 that never was.
EPOCH = date(1899, 12, 30)
# "2014-01-02 till 2014-12-31"; a plain line between two years or two whole days.
BETWEEN = re.compile(
    r"\s+(?:till(?:\s+och\s+med)?|to|until|t\.?\s?o\.?\s?m\.?|-)\s+|\s*-{2,}\s*|(?<=\d{4})\s*-\s*(?=\d{4})"
    r"|(?<=\d{4}[-/.]\d\d[-/.]\d\d)\s*[-/]\s*(?=\d{4})",
    re.IGNORECASE,
)
FROM = re.compile(r"^(?:från(?:\s+och\s+med)?|fr\.?\s?o\.?\s?m\.?|from)\s+", re.IGNORECASE)


def read(text: str, order: str = "") -> tuple[str, str]:
    """(date, what was taken for granted). order: "day" or "month", which one comes first in 02/01/2014; unknown when empty.

    Raises Unclear when the text is no date, or may be two.
    """
    plain = unseen_apart(text)
    if (match := WINTER.fullmatch(plain)) and 1 <= int(match[3]) <= 12 and (int(match[2]) + 1) % 100 == int(match[3]):
        raise Ambiguous(
            f"This may be the school year {plain} or a month. Write {match[1]}{match[2]}-{match[3]} for the month, or 2015-08-15 for a day."
        )
    if match := NUMBERS.fullmatch(plain):
        return _of_numbers(int(match[1]), int(match[3]), int(match[4]), order)
    for form, groups in FORMS:
        if match := form.fullmatch(plain):
            year, month, day = (match[group] if group else "" for group in groups)
            # 2014-00-00 is no year alone: nobody knows what was meant by it.
            if any(part and not part.strip("0") for part in (month or "", day or "")):
                raise Unclear(SAY)
            return _iso(int(year), _month(month), int(day or 0)), ""
    if SERIAL.fullmatch(plain):
        found = EPOCH + timedelta(days=int(plain[:5]))
        if FIRST_YEAR <= found.year <= LAST_YEAR:
            return found.isoformat(), "the spreadsheet's number for that day"
    raise Unclear(_why(plain))


def _why(text: str) -> str:
    if re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|[a-zåäö]+\.?[ -]\d{2}|\d{6}", text, re.IGNORECASE | re.ASCII):
        return "Write the year with four figures: 2015-06-30."
    return SAY


def _month(text: str) -> int:
    return MONTHS[text.casefold()] if text and not text.isdigit() else int(text or 0)


def _of_numbers(first: int, second: int, year: int, order: str) -> tuple[str, str]:
    if first > 12 or second > 12 or first == second:
        day, month = (first, second) if first > 12 or first == second else (second, first)
        return _iso(year, month, day), ""
    if not order:
        raise Unclear(f"This may be {_iso(year, second, first)} or {_iso(year, first, second)}. Write the one you mean like that.")
    day, month = (first, second) if order == "day" else (second, first)
    return _iso(year, month, day), f"other dates of the file have the {order} first"


def _iso(year: int, month: int, day: int) -> str:
    try:
        date(year, month or 1, day or 1)
    except ValueError as error:
        raise Unclear(SAY) from error
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part)])


def order_of(texts: Iterable[str]) -> str:
    """Whether the day or the month comes first in all clear dates of a file written like 25/01/2014; empty when nothing or both is seen."""
    found = set()
    for text in texts:
        if (match := NUMBERS.fullmatch(unseen_apart(text))) and (int(match[1]) > 12) is not (int(match[3]) > 12):
            found.add("day" if int(match[1]) > 12 else "month")
    return found.pop() if len(found) == 1 else ""


def ends(period: str) -> tuple[str, str]:
    """The two ends of 'A till B', as they are written; a single date is the start. Raises Unclear when there are more than two."""
    parts = BETWEEN.split(FROM.sub("", unseen_apart(period)))
    if len(parts) > 2:
        raise Unclear("Write the period as 2014-01-02 till 2014-12-31.")
    return parts[0].strip(), parts[1].strip() if len(parts) == 2 else ""
