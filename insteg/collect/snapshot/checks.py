"""The contracts a snapshot keeps, each a sentence and a query for the rows that break it."""

from typing import Any

import duckdb
import pandas as pd

from insteg.store import folders, sql_files

SHOWN = 5


def findings(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """One sentence a broken contract, with the rows that break it; an empty list when all hold."""
    broken = []
    for path in sorted((folders.QUERIES / "checks").glob("*.sql")):
        contract = sql_files.read(path)
        rows = connection.execute(contract.sql).df()
        if not rows.empty:
            broken.append(_sentence(contract.what, rows))
    return broken


def _sentence(what: str, rows: pd.DataFrame) -> str:
    shown = "; ".join(_place(row) for row in rows.head(SHOWN).itertuples())
    more = f" (and {len(rows) - SHOWN} more)" if len(rows) > SHOWN else ""
    return f"{what} Broken by {shown}{more}."


def _place(row: Any) -> str:
    line = "" if pd.isna(row.row) else f" row {int(row.row)}"
    return f"{row.file}{line}: {row.finding}"
