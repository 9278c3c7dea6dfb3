"""What bringing rows would change: new projects, cells of known ones, rows that say nothing new."""

from dataclasses import dataclass

import pandas as pd

from insteg.collect.own.tables import ROW

ORIGIN = ["origin_file", ROW, "origin_format", "imported_on"]
# What an import works out of the other cells: told with them, not beside them.
DERIVED = ["area_group", "geo_level", "url_quality", "note", "confidence"]


@dataclass(frozen=True)
class Change:
    """One cell of a row that is there already and would be overwritten. key: the row's id."""

    key: str
    column: str
    before: str
    after: str


def overlaid(rows: pd.DataFrame, before: pd.DataFrame, key: str = "project_id") -> pd.DataFrame:
    """The rows laid over what is known of them. An empty cell in the file says nothing, so it never wipes out what is known."""
    if rows.empty:
        return rows
    known = before.set_index(key, drop=False).reindex(rows[key])[rows.columns].set_axis(rows.index)
    return rows.where(rows != "", known)


def changes(merged: pd.DataFrame, before: pd.DataFrame, leave_out: list[str], key: str = "project_id") -> tuple[Change, ...]:
    """Every cell in which the rows differ from what is known, row by row."""
    if merged.empty:
        return ()
    known = before.set_index(key, drop=False).reindex(merged[key])[merged.columns].set_axis(merged.index)
    columns = [name for name in merged.columns if name not in (*ORIGIN, *leave_out)]
    differs = (merged[columns] != known[columns]).to_numpy()
    ids, new, old = merged[key].tolist(), merged[columns].to_numpy(), known[columns].to_numpy()
    return tuple(
        Change(ids[row], columns[column], old[row][column], new[row][column]) for row, column in zip(*differs.nonzero(), strict=True)
    )
