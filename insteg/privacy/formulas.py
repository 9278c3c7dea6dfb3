"""What a spreadsheet would take for a formula is made text: one rule for every file that is opened in one."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

import pandas as pd

# A spreadsheet reads a cell that begins with one of these as something to work out, some also behind blanks.
SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
QUOTE = "'"
# -3.2, +4, −0,5 %: a number is no formula, whatever sign stands before it.
NUMBER = re.compile(r"\s*[-+]?\d[\d\s]*(?:[.,]\d+)?(?:[eE][-+]?\d+)?\s*%?\s*")


def harmless(cell: Any) -> Any:
    """The cell as it may stand in CSV or XLSX: text that begins like a formula gets an apostrophe first, all else is as it was."""
    return f"{QUOTE}{cell}" if isinstance(cell, str) and _is_formula(cell) else cell


def harmless_line(cells: Iterable[Any]) -> list[Any]:
    """Each cell as `harmless` gives it; nearly all are passed by without a call, since a long table has millions."""
    return [harmless(cell) if isinstance(cell, str) and not cell[:1].isalnum() else cell for cell in cells]


def as_written(cell: str) -> str:
    """What `harmless` was given: the text without the apostrophe that it put there."""
    return cell[1:] if cell.startswith(QUOTE) and _is_formula(cell[1:]) else cell


def harmless_table(frame: pd.DataFrame) -> pd.DataFrame:
    """The table with harmless headers and texts. Numbers, dates and what is empty keep their kind."""
    texts = {place: column.map(harmless) for place, (_, column) in enumerate(frame.items()) if _may_hold_text(column)}
    columns = [texts.get(place, frame.iloc[:, place]) for place in range(frame.shape[1])]
    ready = pd.concat(columns, axis=1) if columns else frame.copy()
    return ready.set_axis([harmless(name) for name in frame.columns], axis=1)


def _is_formula(text: str) -> bool:
    # Nearly every cell begins with a letter or a digit, and no formula does.
    if text[:1].isalnum():
        return False
    # Full-width signs are turned into plain ones by some programs; signs without a shape hide what comes after them.
    plain = unicodedata.normalize("NFKC", text[:200])
    seen = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    if NUMBER.fullmatch(unicodedata.normalize("NFKC", text)):
        return False
    return seen.startswith(SIGNS) or seen.lstrip().startswith(SIGNS)


def _may_hold_text(column: pd.Series) -> bool:
    return not (pd.api.types.is_numeric_dtype(column) or pd.api.types.is_datetime64_any_dtype(column))
