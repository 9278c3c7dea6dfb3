"""What the open tables are, as CSV on the Web (W3C) says it of several files at once: types, keys and meanings in both languages."""

import re
from pathlib import Path
from typing import Any

from insteg.files import public_file
from insteg.files.csv_on_the_web import CONTEXT
from insteg.reference import words
from insteg.store import snapshots, sql_files

DATATYPES = {
    "BOOLEAN": {"base": "boolean", "format": "True|False"},
    "DATE": "date",
    "TIMESTAMP": "dateTime",
    "DOUBLE": "number",
    "FLOAT": "number",
}
WHOLE = re.compile(r"^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$")


def described(snapshot: Path) -> dict[str, Any]:
    """The description of all tables; addresses are relative to the folder that they lie in."""
    told = {language: public_file.tables(language) for language in words.LANGUAGES}
    return {
        "@context": [CONTEXT, {"@language": words.DEFAULT}],
        "dc:title": _in_both("archive.title"),
        "dc:description": _in_both("archive.lead"),
        "dc:language": list(words.LANGUAGES),
        "schema:dateModified": f"{snapshots.moment_of(snapshot):%Y-%m-%dT%H:%M:%SZ}",
        "tables": [_table(dict(zip(told, each, strict=True))) for each in zip(*told.values(), strict=True)],
    }


def _in_both(key: str) -> list[dict[str, str]]:
    return _told({language: words.load(language)(key) for language in words.LANGUAGES})


def _told(texts: dict[str, str]) -> list[dict[str, str]]:
    return [{"@value": text, "@language": language} for language, text in texts.items()]


def _table(told: dict[str, public_file.OpenTable]) -> dict[str, Any]:
    """told: the same table in each language."""
    one = told[words.DEFAULT]
    columns = zip(*(table.columns for table in told.values()), strict=True)
    return {
        "url": f"{one.name}.csv",
        "dc:description": _told({language: table.what for language, table in told.items()}),
        "tableSchema": {
            "columns": [_column(dict(zip(told, each, strict=True))) for each in columns],
            "primaryKey": list(sql_files.read(public_file.questions()[one.name]).grain),
        },
    }


def _column(told: dict[str, public_file.OpenColumn]) -> dict[str, Any]:
    one = told[words.DEFAULT]
    several = {"separator": "; "} if one.kind.endswith("[]") else {}
    means = _told({language: column.means for language, column in told.items()})
    return {"name": one.name, "titles": one.name, "dc:description": means, "datatype": _datatype(one.kind), **several}


def _datatype(kind: str) -> Any:
    """kind: as DuckDB writes it."""
    plain = kind.removesuffix("[]")
    if WHOLE.match(plain):
        return "integer"
    return "decimal" if plain.startswith("DECIMAL") else DATATYPES.get(plain, "string")
