"""How PxWebApi 2 understands a selection: lists, masks, top, from, to, range; and what it silently drops."""

import fnmatch
import re
from typing import Any

from tests.recorded.scb_tables import Table

CALL = re.compile(r"^(top|bottom|from|to|range)\((.+)\)$")
PARAMETER = re.compile(r"^valueCodes\[(.+)\]$", re.IGNORECASE)


class Unknown(ValueError):
    """A code or a variable that the table does not have, or one that had to be chosen and was not."""


def posted(body: dict[str, Any]) -> dict[str, list[str]]:
    return {item["variableCode"]: item["valueCodes"] for item in reversed(body["selection"])}


def asked(parameters: Any) -> dict[str, list[str]]:
    """Selection of a GET call. A repeated valueCodes[X] is answered with 200, but only its first value counts."""
    chosen: dict[str, list[str]] = {}
    for name, value in parameters.multi_items():
        match = PARAMETER.match(name)
        if match:
            # The comma splits also inside range(a,b), which therefore does not work over GET.
            chosen.setdefault(match[1], value.split(","))
    return chosen


def resolve(table: Table, wanted: dict[str, list[str]]) -> dict[str, list[str]]:
    if unknown := wanted.keys() - table.codes.keys():
        raise Unknown(f"Non-existent variable {sorted(unknown)[0]}")
    chosen = {}
    for name, codes in table.codes.items():
        if name in wanted:
            chosen[name] = [code for expression in wanted[name] for code in _expanded(expression, codes, name)]
        elif name not in table.omittable:
            raise Unknown(f"Missing selection for mandatory variable {name}")
    return chosen


def _expanded(expression: str, codes: list[str], name: str) -> list[str]:
    match = CALL.match(expression)
    if match:
        return _called(match[1], match[2], codes)
    if expression in codes:
        return [expression]
    fitting = fnmatch.filter(codes, expression) if set("*?") & set(expression) else []
    if not fitting:
        raise Unknown(f"Non-existent value {expression} for variable {name}")
    return fitting


def _called(call: str, argument: str, codes: list[str]) -> list[str]:
    if call in ("top", "bottom"):
        return codes[-int(argument) :] if call == "top" else codes[: int(argument)]
    if call == "range":
        first, last = argument.split(",")
        return [code for code in codes if first <= code <= last]
    return [code for code in codes if (code >= argument if call == "from" else code <= argument)]
