"""Amounts and counts as people write them, brought to plain figures. What may be two amounts is asked about, never guessed."""

import re
from decimal import Decimal

from insteg.collect.own.unclear import Ambiguous, Unclear, unseen_apart

SAY = "Write the amount in kronor in digits only, as 674537."
UNITS = {
    "tkr": 1_000,
    "ksek": 1_000,
    "tusen": 1_000,
    "mkr": 1_000_000,
    "mnkr": 1_000_000,
    "msek": 1_000_000,
    "milj": 1_000_000,
    "mn": 1_000_000,
}
UNIT = r"(tkr|ksek|tusen(?:tal)?|mkr|mnkr|msek|milj(?:on(?:er)?)?\.?|mn)"
KRONOR = r"(?:kr\.?|kronor|sek|:-|,-|\.-|:00|\.)?"
IN_KRONOR = re.compile(r"kr|sek|:-", re.IGNORECASE)
AMOUNT = re.compile(rf"(?:sek|kr\.?)? ?\+?([0-9][0-9 .,']*?) ?{UNIT}? ?{KRONOR} ?{KRONOR}", re.IGNORECASE)
# Thousands apart, by one and the same sign; then a decimal part.
GROUPED = (
    re.compile(r"(\d{1,3}(?:[ ']\d{3})+)(?:[.,](\d+))?", re.ASCII),
    re.compile(r"(\d{1,3}(?:\.\d{3}){2,})(?:,(\d+))?", re.ASCII), re.compile(r"(\d{1,3}(?:\.\d{3})+),(\d+)", re.ASCII),
    re.compile(r"(\d{1,3}(?:,\d{3}){2,})(?:\.(\d+))?", re.ASCII), re.compile(r"(\d{1,3}(?:,\d{3})+)\.(\d+)", re.ASCII),
    re.compile(r"(\d+)(?:[.,](\d+))?", re.ASCII),
)  # fmt: skip
# One group of three after one sign: 674.537 is an amount in thousands to some and in decimals to others.
TWO_WAYS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
SHORTENED = re.compile(r"\d+(?:[.,]\d+)?e[+]?\d+", re.IGNORECASE | re.ASCII)
OF_WHAT = r" ?(?:st\.?|pers\.?|personer|deltagare|unga|ungdomar|år)?"
COUNTED = re.compile(rf"(\d{{1,3}}(?: \d{{3}})+|\d+)(?:[.,]0+)?{OF_WHAT}", re.IGNORECASE | re.ASCII)
COUNTED_TWO_WAYS = re.compile(rf"({TWO_WAYS.pattern}){OF_WHAT}", re.IGNORECASE | re.ASCII)
MOST_DIGITS = 13
# Who writes 10,2 counts in millions, or in thousands.
LEAST_WITH_DECIMALS = 1000


def read(text: str, heading_unit: str = "") -> tuple[str, str]:
    """(amount in figures, what was taken for granted). heading_unit: what the heading says that its amounts count, such as tkr.

    Raises Unclear when the text is no amount in kronor, or may be two.
    """
    plain = unseen_apart(text)
    if SHORTENED.fullmatch(plain):
        raise Unclear("The spreadsheet has shortened this number. Write all its digits.")
    match = AMOUNT.fullmatch(plain)
    if match is None:
        raise Unclear("An amount can't be below zero." if re.match(r"-\s?\d", plain) else SAY)
    if heading_unit and not match[2] and IN_KRONOR.search(plain):
        raise Unclear(f"The heading says {heading_unit} and the cell says kronor. {SAY}")
    number, unit = _number(match[1].strip()), (match[2] or heading_unit).casefold()
    size = next((size for start, size in UNITS.items() if unit.startswith(start)), 1)
    if size == 1 and number < LEAST_WITH_DECIMALS and number % 1:
        raise Ambiguous(
            f"{match[1].strip()} kronor is no amount of a project's. Write all its kronor, or its unit, as {match[1].strip()} mkr."
        )
    found = format((number * size).normalize(), "f")
    if len(found.split(".")[0]) > MOST_DIGITS:
        raise Unclear(SAY)
    return found, f"{unit} taken for {size} kronor" if size > 1 else ""


def _number(text: str) -> Decimal:
    if TWO_WAYS.fullmatch(text):
        whole, part = re.split("[.,]", text)
        raise Ambiguous(f"This may be {whole}{part} or {whole} and a part of a krona. Write {whole}{part} or {whole}.")
    for form in GROUPED:
        if match := form.fullmatch(text):
            return Decimal(re.sub(r"\D", "", match[1]) + "." + (match[2] or "0")) if len(text) < 40 else Decimal(10**20)
    raise Unclear(SAY)


def count(text: str) -> str:
    """A whole number of persons or years. Raises Unclear when it is none, Ambiguous for 1.000, which is a thousand to some and one to others."""
    plain = unseen_apart(text)
    if two := COUNTED_TWO_WAYS.fullmatch(plain):
        whole, part = re.split("[.,]", two[1])
        raise Ambiguous(f"This may be {whole}{part} or {whole} and decimals. Write {whole}{part} or {whole}.")
    match = COUNTED.fullmatch(plain)
    if match is None:
        raise Unclear("Write a whole number.")
    return match[1].replace(" ", "").lstrip("0") or "0"


def exact(text: str) -> str:
    """A figure that a bank's program wrote: spaces between thousands, a percent sign, an exponent. What is no figure stays as it is."""
    plain = re.sub(r"[\s%]", "", text).replace(",", ".").lstrip("+")
    return format(Decimal(plain), "f") if re.fullmatch(r"\d{1,15}(\.\d{1,15})?(e[+]?\d{1,2})?", plain, re.IGNORECASE | re.ASCII) else text
