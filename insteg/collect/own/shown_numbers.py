"""How a workbook shows a number or a day: where the reader of the file sees 50 % the cell holds 0.5, 65 000 may be euro and 12 thousands
of kronor, and where he sees sep-24 it holds the first of the month."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from insteg.collect.own import known_headings

# Formats that every program knows by number: 0 %, 0,00 % and mmm-yy. Then: a sign or a unit, or a year without a day.
OF_STYLES = re.compile(
    rb'numFmtId="(?:9|10|17)"|formatCode="(?:[^"]|&quot;)*(?:%|\xe2\x82\xac|\$|\xc2\xa3|EUR|USD|tkr|mkr|mnkr|ksek|msek|tusen|milj)|formatCode="[^"d]*y[^"d]*"',
    re.IGNORECASE,
)
CURRENCIES = ("€", "EUR", "$", "USD", "£")
# [$kr-41D] stands for kr, [$€-2] for €.
NAMED = re.compile(r"\[\$([^\]-]*)[^\]]*\]")
# A comma behind the last figure divides by a thousand: what is seen in thousands is held in kronor.
IN_THOUSANDS = re.compile(r"[0#?],+(?![0#?])")
LITERAL = re.compile(r'"[^"]*"|\\.')


def are_there(path: Path) -> bool:
    """Whether the workbook has a format that makes a number look like another one. Asked once a file, since looking at each cell takes time."""
    with ZipFile(path) as archive:
        return any(OF_STYLES.search(archive.read(name)) for name in archive.namelist() if name.lower() == "xl/styles.xml")


def rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """The values of a sheet, with numbers that are shown as something else as the text that is seen."""
    return (
        tuple(
            _seen(cell.value, cell.number_format)
            if _is_number(cell.value)
            else _day_seen(cell.value, cell.number_format)
            if isinstance(cell.value, date)
            else cell.value
            for cell in row
        )
        for row in sheet.iter_rows()
    )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _seen(value: float, form: str) -> Any:
    sign = _sign(form)
    if not sign:
        return value
    return f"{(Decimal(repr(value)) * (100 if sign == '%' else 1)).normalize():f} {sign}"


def _day_seen(value: date, form: str) -> Any:
    """The month or the year alone, where no more of the day is seen."""
    return value.strftime(found) if (found := _of_day(form)) else value


@cache
def _of_day(form: str) -> str:
    """How much of a day is seen: empty for all of it."""
    plain = LITERAL.sub("", re.sub(r"\[[^]]*\]", "", form)).lower()
    return "" if "d" in plain or "h" in plain or "y" not in plain else "%Y-%m" if "m" in plain else "%Y"


@cache
def _sign(form: str) -> str:
    """A percent sign, a currency that is not ours, or a unit of many kronor; empty for all others."""
    plain = NAMED.sub(r"\1", form)
    if (unit := known_headings.unit(plain.replace('"', " "))) and not IN_THOUSANDS.search(form):
        return unit
    if "%" in LITERAL.sub("", plain):
        return "%"
    return next((sign for sign in CURRENCIES if sign in plain), "")
