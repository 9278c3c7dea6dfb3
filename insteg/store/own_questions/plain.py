"""Answers as plain columns: numbers, truth, text and lists of these. Days and moments become text as ISO 8601 writes them, all else JSON or text."""

import json
import re
from collections.abc import Iterator
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute

PLAIN = (pa.types.is_integer, pa.types.is_floating, pa.types.is_boolean, pa.types.is_string, pa.types.is_large_string)
# Kinds of DuckDB's own: Arrow has the bytes that it keeps them as.
INNER = re.compile(r"\b(BIT|BIGNUM|VARIANT|GEOMETRY|TIME WITH TIME ZONE)\b")
# What Arrow itself writes as text.
WRITTEN = (pa.types.is_null, pa.types.is_date, pa.types.is_time, pa.types.is_dictionary)


def readable(relation: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """The answer with what Arrow would show the insides of as the text that DuckDB writes; names of columns are lost where there is any."""
    is_inner = [bool(INNER.search(str(kind))) for kind in relation.types]
    if not any(is_inner):
        return relation
    return relation.project(", ".join(f"#{place}::varchar" if inner else f"#{place}" for place, inner in enumerate(is_inner, 1)))


def batches(reader: pa.RecordBatchReader, columns: list[str]) -> Iterator[pa.RecordBatch]:
    """Every batch made plain; where there is no row, one batch that has the columns alone. columns: what they are called."""
    names = unique(columns)
    count = 0
    for count, batch in enumerate(reader, 1):  # noqa: B007
        yield _plain(names, batch.columns)
    if not count:
        yield _plain(names, [pa.array([], field.type) for field in reader.schema])


def _plain(names: list[str], columns: list[Any]) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([_column(column) for column in columns], names=names)


def unique(names: list[str]) -> list[str]:
    """The names of the columns, those that come again with a number: area, area_2."""
    found: dict[str, None] = {}
    for name in names:
        free = next(each for each in (name, *(f"{name}_{place}" for place in range(2, len(names) + 2))) if each not in found)
        found[free] = None
    return list(found)


def _column(column: Any) -> Any:
    kind = column.type
    if _is_plain(kind) or (pa.types.is_list(kind) and _is_plain(kind.value_type)):
        return column
    if pa.types.is_decimal(kind):
        return _numbers(column)
    if pa.types.is_timestamp(kind):
        # Without its zone: it is UTC's, and to look others up takes files.
        return column.cast(pa.timestamp(kind.unit)).cast(pa.string())
    if any(is_written(kind) for is_written in WRITTEN):
        return column.cast(pa.string())
    return pa.array([None if value is None else _text(value) for value in column.to_pylist()], pa.string())


def _is_plain(kind: Any) -> bool:
    return any(is_kind(kind) for is_kind in PLAIN)


def _numbers(column: Any) -> Any:
    """Sums of whole numbers are whole where they fit; other exact numbers as the nearest floating one."""
    try:
        return column.cast(pa.int64()) if column.type.scale == 0 else column.cast(pa.float64())
    except pa.ArrowInvalid:
        return column.cast(pa.float64())


def _text(value: Any) -> str:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value.hex() if isinstance(value, bytes) else str(value)
