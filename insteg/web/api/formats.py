"""Rows to JSON, CSV and Parquet: the columns of the declared row and no others, whole numbers whole, what is not there empty."""

import json
import types
from typing import Any, get_args

import pandas as pd
import pyarrow as pa
import pyarrow.parquet
from pydantic import BaseModel

from insteg.files.cells import csv_lines
from insteg.web.api.rows import ResultPage

MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    # As Statistics Sweden and Eurostat send it: there is no registered type of its own.
    "jsonstat": "application/json",
}
ARROW = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), list[str]: pa.list_(pa.string())}


def plain_type(annotation: Any) -> Any:
    """`int | None` is int: whether a column may be empty is another matter."""
    if isinstance(annotation, types.UnionType):
        return next(part for part in get_args(annotation) if part is not type(None))
    return annotation


def _cells(column: pd.Series, kind: Any) -> list[Any]:
    """A column as plain Python; every way of being empty becomes None."""
    if kind == list[str]:
        return [list(map(str, value)) if hasattr(value, "__len__") else [] for value in column]
    # Not by pandas' own kinds: to change a column's kind takes longer than all the rest of a small answer.
    told = zip(column.tolist(), column.isna().tolist(), strict=True)
    return [None if is_empty else int(cell) if kind is int else cell for cell, is_empty in told]


def _columns(frame: pd.DataFrame, row: type[BaseModel]) -> dict[str, list[Any]]:
    """The declared columns, in the declared order."""
    return {name: _cells(frame[name], plain_type(field.annotation)) for name, field in row.model_fields.items()}


def _flat_columns(frame: pd.DataFrame, row: type[BaseModel]) -> dict[str, list[Any]]:
    """The same with lists as text: neither CSV nor XLSX has a place for them."""
    lists = {name for name, field in row.model_fields.items() if field.annotation == list[str]}
    return {name: ["; ".join(cell) for cell in cells] if name in lists else cells for name, cells in _columns(frame, row).items()}


def records(frame: pd.DataFrame, row: type[BaseModel]) -> list[dict[str, Any]]:
    """The rows as plain records."""
    columns = _columns(frame, row)
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def as_json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def page(frame: pd.DataFrame, row: type[BaseModel], around: ResultPage[Any]) -> bytes:
    """One page of rows as JSON, with what must stand beside them."""
    return as_json({**around.model_dump(), "rows": records(frame, row)})


def flat(frame: pd.DataFrame, row: type[BaseModel]) -> pd.DataFrame:
    """The rows for a sheet of a workbook."""
    return pd.DataFrame(_flat_columns(frame, row), dtype=object)


def csv(frame: pd.DataFrame, row: type[BaseModel], around: ResultPage[Any]) -> bytes:
    """Comma, decimal point, UTF-8: what pandas and R read without settings. An empty cell is no value; the status says why."""
    columns = _flat_columns(frame, row)
    return csv_lines(list(columns), zip(*columns.values(), strict=True)).encode()


def parquet(frame: pd.DataFrame, row: type[BaseModel], around: ResultPage[Any]) -> bytes:
    """One typed table; attribution, terms and processing lie in the file's metadata under `insteg`."""
    schema = pa.schema([(name, ARROW[plain_type(field.annotation)]) for name, field in row.model_fields.items()])
    table = pa.Table.from_pylist(records(frame, row), schema=schema.with_metadata({"insteg": as_json(around.model_dump())}))
    sink = pa.BufferOutputStream()
    pa.parquet.write_table(table, sink)
    return bytes(sink.getvalue())


WRITERS = {"json": page, "csv": csv, "parquet": parquet}
