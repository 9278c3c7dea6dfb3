"""The answer to an own question as files: the same columns in CSV, XLSX, Parquet and JSON, numbers as numbers, what is empty empty."""

import json
import math
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet

from insteg.files import cell_room, cells, public_file
from insteg.files.rows import Formats
from insteg.reference import words
from insteg.store.own_questions import asking


def frame(rows: pa.Table | pa.RecordBatch) -> pd.DataFrame:
    """The rows for a spreadsheet: whole numbers stay whole beside empty cells, lists become text."""
    return pd.DataFrame({name: _series(rows.column(name)) for name in rows.schema.names})


def _series(column: Any) -> pd.Series:
    values = column.to_pylist()
    if pa.types.is_floating(column.type):
        return pd.Series(values, dtype="float64")
    if pa.types.is_integer(column.type):
        return pd.Series(values, dtype="UInt64" if pa.types.is_unsigned_integer(column.type) else "Int64")
    return pd.Series(_texts(values), dtype=object)


def _texts(values: list[Any]) -> list[Any]:
    return ["; ".join(map(str, value)) if isinstance(value, list) else value for value in values]


def has_long_text(rows: pa.RecordBatch) -> bool:
    """Whether a workbook has no room for some text of these rows."""
    return any(_may_be_long(column) and any(map(cell_room.is_long, _texts(column.to_pylist()))) for column in rows.columns)


def _may_be_long(column: Any) -> bool:
    """Looked at before any value is made Python's: nearly every answer holds short texts only."""
    if pa.types.is_list(column.type):
        return bool(column.nbytes > cell_room.MOST_LETTERS // 8)
    return bool(pa.types.is_string(column.type) and (pc.max(pc.utf8_length(column)).as_py() or 0) > cell_room.MOST_LETTERS // 2)


def csv(rows: pa.Table, language: str) -> bytes:
    return cells.csv_for_spreadsheets(frame(rows), language)


def xlsx(rows: pa.Table, language: str) -> bytes:
    return cells.workbook({words.load(language)("export.figures"): frame(rows)}, language)


def parquet(rows: pa.Table, language: str) -> bytes:
    """Typed, so that no program takes its text for a formula."""
    sink = pa.BufferOutputStream()
    pa.parquet.write_table(rows, sink)
    return bytes(sink.getvalue())


# A workbook is made whole in memory: twenty columns of the rows that one of the API's may have.
MOST_WORKBOOK_CELLS = 400_000
WHOLE = {"csv": csv, "xlsx": xlsx, "parquet": parquet}


def formats(who: str) -> Formats:
    """From a question to its file, for the client of that name. It is asked again when its file is wanted: nothing large is kept until then."""

    def asked_anew(kind: str) -> Any:
        return lambda text, language: WHOLE[kind](asking.whole(public_file.path(), text, who=who)[0], language)

    return {kind: asked_anew(kind) for kind in WHOLE}


def plain_csv(rows: pa.RecordBatch, has_heads: bool) -> bytes:
    """A piece of a CSV for programs: comma and decimal point, as the API's others."""
    return cells.csv_text(frame(rows), has_heads=has_heads).encode()


def json_rows(rows: pa.RecordBatch) -> bytes:
    """The rows as JSON lists, without the brackets around them all."""
    columns = [column.to_pylist() for column in rows.columns]
    return b",".join(
        json.dumps([_json(cell) for cell in row], ensure_ascii=False, allow_nan=False).encode() for row in zip(*columns, strict=True)
    )


def _json(cell: Any) -> Any:
    """JSON has no infinity and no other number that is none."""
    if isinstance(cell, list):
        return [_json(part) for part in cell]
    return None if isinstance(cell, float) and not math.isfinite(cell) else cell
