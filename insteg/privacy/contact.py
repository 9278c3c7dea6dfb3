"""Telephone numbers and e-mail addresses, in every way people write them, disguised ones too."""

import re
from collections.abc import Iterator

AT = r"(?:\s?@\s?|\s?[(\[{<]\s?(?:at|a|snabel-?a|@)\s?[)\]}>]\s?|\s(?:at|snabel-?a)\s|\s?-at-\s?|(?<=\w)_at_(?=\w)|\s?&#(?:64|x40);\s?)"
DOT = r"(?:\.|\s?[(\[{<]\s?(?:dot|punkt|\.)\s?[)\]}>]\s?|\s(?:dot|punkt)\s|\s\.\s?(?=[a-z]{2,}\b)|-dot-|(?<=\w)_dot_(?=\w))"
LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
MAIL = re.compile(
    rf"(?<![\w@])(?P<name>[\w+-][\w.+-]*(?:{DOT}[\w+-]+)*?){AT}(?P<host>{LABEL}(?:{DOT}{LABEL})*{DOT}[^\W\d_]{{2,}})(?!\w)", re.IGNORECASE
)
# "more at example.com" says where, not whom.
PLACES = frozenset(
    [
        "more",
        "here",
        "available",
        "found",
        "read",
        "it",
        "information",
        "info",
        "us",
        "website",
        "look",
        "see",
        "published",
        "found",
        "them",
        "this",
        "that",
        "page",
        "report",
        "apply",
    ]
)
PLUS = re.compile(r"(?<![\w/.-])(?:\+|00) ?\d[\d ()./-]{6,18}\d(?![\w/]|[.-]\w)")
NATIONAL = re.compile(r"(?<![\w/.,-])\(?0 ?[1-9][\d ()./-]{4,16}\d(?![\w/]|[.,-]\d|-\w)")
# Without its zero, as a spreadsheet leaves a mobile number, or with the country's code and no plus.
BARE = re.compile(r"(?<![\w/.,-])(?:46 ?\(?0?\)? ?)?7[02369](?:[ -]?\d){7}(?![\w/]|[.,-]\d)")
TOLD = re.compile(r"\b(?:tel|telefon|tfn|mobil|mob|ring|ringer|sms|phone|call|växel|direktnr)\.?(?:nummer|nr)?\.?:? ?(?P<number>\d[\d ()/-]{3,14}\d)(?!\w|[.,]\d)", re.I)  # fmt: skip
DAY = re.compile(r"\d{1,2}[-./ ]\d{1,2}[-./ ](?:\d{4}|\d{2})")
# Spans of hours, days or months: 08.00-16.00, 01-03 - 05-06, 01/02 2014 - 03/04 2015, 08-2014.
SPAN = re.compile(
    r"\d{1,2}[.:]\d{2} ?- ?\d{1,2}[.:]\d{2}|\d{1,2}[-./ ]\d{1,2}(?:[-./ ]\d{2,4})? ?- ?\d{1,2}[-./ ]\d{1,2}(?:[-./ ]\d{2,4})?"
    r"|(?:0[1-9]|1[0-2])[-/ ]?(?:19|20)\d{2}(?: ?- ?(?:0[1-9]|1[0-2])[-/ ]?(?:19|20)\d{2})?"
)
YEARS = re.compile(r"(?:19|20)\d{2} ?[-/] ?(?:(?:19|20)\d{2}|\d{2})(?:-\d{2})?")


def mails(text: str) -> Iterator[tuple[int, int]]:
    """Where e-mail addresses stand in a plain text."""
    for match in MAIL.finditer(text):
        is_said = re.search(r"\sat\s", match[0][len(match["name"]) :], re.IGNORECASE) is not None
        if not (is_said and match["name"].lower() in PLACES):
            yield match.span()


def telephones(text: str) -> Iterator[tuple[int, int]]:
    """Where telephone numbers stand in a plain text."""
    for form, fewest, most in ((PLUS, 8, 15), (NATIONAL, 8, 11), (BARE, 9, 12)):
        yield from (match.span() for match in form.finditer(text) if _is_telephone(match[0], fewest, most))
    yield from (match.span("number") for match in TOLD.finditer(text) if not YEARS.fullmatch(match["number"]))


def _is_telephone(text: str, fewest: int, most: int) -> bool:
    said = text.strip(" ()")
    if DAY.fullmatch(said) or (said[0] != "+" and SPAN.fullmatch(said) and not _is_mobile(said)):
        return False
    return fewest <= len(re.sub(r"\D", "", said)) <= most


def _is_mobile(text: str) -> bool:
    return re.fullmatch(r"07[02369]\d{7}", re.sub(r"\D", "", text)) is not None
