"""Rows as a workbook: the page's own writer of sheets, with definitions, breaks and caveats beside the figures."""

from typing import Any

import pandas as pd
from pydantic import BaseModel

from insteg.files import cell_room, cells
from insteg.files.rows import about
from insteg.reference import words
from insteg.web.api.formats import flat
from insteg.web.api.found import TooMuchForWorkbook
from insteg.web.api.rows import ResultPage

# A workbook is made whole in memory, and takes many times what the same rows take as CSV.
MOST_WORKBOOK_ROWS = 20_000


def workbook(frame: pd.DataFrame, row: type[BaseModel], around: ResultPage[Any], language: str) -> bytes:
    """The rows, what their measures are and what to think of, whose they are, and which answer this is.

    Raises TooMuchForWorkbook above MOST_WORKBOOK_ROWS, and TextTooLong where a cell has no room for a text.
    """
    if len(frame) > MOST_WORKBOOK_ROWS:
        raise TooMuchForWorkbook(len(frame), MOST_WORKBOOK_ROWS)
    say = words.load(language)
    # A measure that is itself the row has its definition in it.
    told = about(frame, language) if "indicator" in frame and "definition" not in frame else {}
    credits = pd.DataFrame([item.model_dump() for item in around.attribution])
    sheets = {say("export.figures"): flat(frame, row), **told}
    cell_room.refuse_long(sheets[say("export.figures")])
    return cells.workbook({**sheets, say("export.credits"): credits, say("export.answer"): _answer(around)}, language)


def _answer(around: ResultPage[Any]) -> pd.DataFrame:
    """What stands around the rows in JSON."""
    told = {
        "resource": around.resource,
        "processing": around.processing,
        "provisional": around.provisional,
        "fingerprint": around.snapshot.fingerprint,
        "built_at": around.snapshot.built_at,
        "total": around.total,
        "offset": around.offset,
        "next": around.next or "",
    }
    return pd.DataFrame({"name": list(told), "value": list(told.values())}, dtype=object)
