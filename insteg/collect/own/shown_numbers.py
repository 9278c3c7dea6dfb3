"""How a workbook shows a number: where the reader of the file sees 50 % the cell holds 0.5, and 65 000 may be euro."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

# Formats that every program knows by number: 0 % and 0,00 %.
OF_STYLES = re.compile(rb'numFmtId="(?:9|10)"|formatCode="[^"]*(?:%|\xe2\x82\xac|\$|\xc2\xa3|EUR|USD)')
CURRENCIES = ("€", "EUR", "$", "USD", "£")
# [$kr-41D] stands for kr, [$€-2] for €.
NAMED = re.compile(r"\[\$([^\]-]*)[^\]]*\]")
LITERAL = re.compile(r'"[^"]*"|\\.')


def are_there(path: Path) -> bool:
    """Whether the workbook has a format that makes a number look like another one. Asked once a file, since looking at each cell takes time."""
    with ZipFile(path) as archive:
        return any(OF_STYLES.search(archive.read(name)) for name in archive.namelist() if name.lower() == "xl/styles.xml")


def rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """The values of a sheet, with numbers that are shown as something else as the text that is seen."""
    return (
        tuple(_seen(cell.value, cell.number_format) if _is_number(cell.value) else cell.value for cell in row) for row in sheet.iter_rows()
    )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _seen(value: float, form: str) -> Any:
    sign = _sign(form)
    if not sign:
        return value
    return f"{(Decimal(repr(value)) * (100 if sign == '%' else 1)).normalize():f} {sign}"


@cache
def _sign(form: str) -> str:
    """A percent sign or a currency that is not ours; empty for all others."""
    plain = NAMED.sub(r"\1", form)
    if "%" in LITERAL.sub("", plain):
        return "%"
    return next((sign for sign in CURRENCIES if sign in plain), "")
