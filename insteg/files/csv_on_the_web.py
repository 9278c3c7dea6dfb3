"""CSV on the Web (W3C): the figures as CSV and beside them what each column is, in a form that programs read. Both in one ZIP."""

import io
import json
import zipfile
from typing import Any

import pandas as pd

from insteg.files import rows as long_rows
from insteg.files import table as any_table
from insteg.reference import project_columns, words
from insteg.store import snapshots

NAME = "uppgifter.csv"
# Where a reader of CSV on the Web looks for the description of a file.
METADATA = f"{NAME}-metadata.json"
CONTEXT = "http://www.w3.org/ns/csvw"
KEY = ["indicator", "area_code", "period", "sex", "age"]
STATUSES = ("ok", "provisional", "suppressed", "not_applicable", "missing")
# A fixed time in the ZIP: the same figures give the same bytes.
EPOCH = (1980, 1, 1, 0, 0, 0)


def csvw(rows: pd.DataFrame, language: str) -> bytes:
    """Rows of the long table with definitions, units, sources and terms."""
    return _packed(long_rows.csv(rows, language), metadata(rows, language))


def table_csvw(rows: pd.DataFrame, language: str) -> bytes:
    """A table of projects, outcomes or findings; every row carries its own address."""
    return _packed(any_table.csv(rows, language), table_metadata(rows, language))


def _packed(content: bytes, described: dict[str, Any]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        # Without the mark that Excel wants: programs that follow the standard take it for a letter.
        for name, data in (
            (NAME, content.decode("utf-8-sig").encode()),
            (METADATA, json.dumps(described, ensure_ascii=False, indent=2).encode()),
        ):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def metadata(rows: pd.DataFrame, language: str) -> dict[str, Any]:
    """The description of rows of the long table. rows: as queries/explore.sql gives them."""
    say, frame = words.load(language), long_rows.described(rows, language)
    used = long_rows.sources(rows, language)
    units = set(frame["unit"])
    columns = [_column(name, frame[name], language) for name in frame]
    for column in columns:
        if column["name"] == "value" and len(units) == 1:
            column["schema:unitText"] = say(f"unit.{units.pop()}.axis")
    return _described(columns, language) | {
        "dc:publisher": sorted(set(used["publisher"])) if len(used) else [],
        "dc:rights": sorted(set(used["terms"])) if len(used) else [],
        "dc:source": sorted(set(used["address"].dropna())) if len(used) else [],
        "notes": long_rows.definitions(rows, language).to_dict("records"),
    }


def table_metadata(rows: pd.DataFrame, language: str) -> dict[str, Any]:
    """The description of any other table."""
    found = _described([_column(name, rows[name], language) for name in rows], language)
    addresses = sorted(set(rows["address"].dropna().astype(str))) if "address" in rows else []
    return found | {"dc:source": addresses, "dc:rights": [words.load(language)("csvw.rights")]}


def _described(columns: list[dict[str, Any]], language: str) -> dict[str, Any]:
    say, names = words.load(language), [column["name"] for column in columns]
    is_long = set(KEY) <= set(names)
    return {
        "@context": [CONTEXT, {"@language": language}],
        "url": NAME,
        "dialect": {"delimiter": ";" if language == "sv" else ",", "encoding": "utf-8", "header": True},
        "dc:title": say("csvw.title"),
        "dc:description": say("csvw.description"),
        "dc:creator": say("frame.processing"),
        "dc:language": language,
        "schema:dateModified": _modified(),
        "tableSchema": {"columns": columns} | ({"primaryKey": KEY} if is_long else {}),
    }


def _modified() -> str:
    """The day the snapshot was built."""
    return f"{snapshots.moment_of(snapshots.in_view()):%Y-%m-%d}"


def _column(name: str, values: pd.Series, language: str) -> dict[str, Any]:
    column: dict[str, Any] = {"name": name, "titles": _titles(name), "datatype": _datatype(values, language)}
    if text := _meaning(name, language):
        column["dc:description"] = text
    return column


def _titles(name: str) -> Any:
    """What the column is called in every language, and what stands in the file's first row."""
    own = next((item for item in project_columns.columns() if item.name == name), None)
    known = {each: words.load(each).phrases.get(f"csvw.column.{name}") for each in words.LANGUAGES}
    headers = {"sv": own.header_sv, "en": own.header_en} if own and not known["sv"] else known
    return {each: [title, name] for each, title in headers.items() if title} or name


def _meaning(name: str, language: str) -> str:
    say = words.load(language)
    if name == "status":
        return say("csvw.status") + " " + "; ".join(f"{status} = {say(f'status.{status}')}" for status in STATUSES)
    if found := say.phrases.get(f"csvw.means.{name}"):
        return found
    column = next((item for item in project_columns.columns() if item.name == name), None)
    if column is None:
        return ""
    return column.explanation_en if language == "en" else column.explanation_sv


def _datatype(values: pd.Series, language: str) -> Any:
    """Numbers with the decimal comma of Swedish files; an empty cell is no value, whatever the type."""
    if pd.api.types.is_bool_dtype(values):
        return {"base": "boolean", "format": "True|False"}
    if pd.api.types.is_integer_dtype(values):
        return "integer"
    if pd.api.types.is_float_dtype(values):
        return {"base": "decimal", "format": {"decimalChar": ","}} if language == "sv" else "decimal"
    return "string"
