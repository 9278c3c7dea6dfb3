"""What a new snapshot changes against the current one, in sentences with the action for each."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from insteg.store import folders, sql_files

SHOWN = 5


@dataclass(frozen=True)
class Changes:
    """New periods, revised figures and dropped figures, one row each."""

    new_periods: pd.DataFrame
    revised: pd.DataFrame
    dropped: pd.DataFrame

    @property
    def is_empty(self) -> bool:
        return all(frame.empty for frame in (self.new_periods, self.revised, self.dropped))

    def sentences(self) -> list[str]:
        if self.is_empty:
            return ["No figure has changed."]
        return [line for lines in (self._new(), self._revised(), self._dropped()) for line in lines]

    def _new(self) -> list[str]:
        spans = self.new_periods.groupby("indicator").agg(first=("period", "min"), last=("period", "max"), figures=("figures", "sum"))
        return [f"New: {name} {row.first}–{row.last}, {row.figures} figures. Action: published." for name, row in _shown(spans)]

    def _revised(self) -> list[str]:
        counts = self.revised.groupby("indicator").agg(count=("period", "size"), first=("period", "min"), last=("period", "max"))
        told = "Action: the new values are published; the old ones stay in the earlier snapshot."
        return [f"Revised: {name}, {row['count']} figures in {row['first']}–{row['last']}. {told}" for name, row in _shown(counts)]

    def _dropped(self) -> list[str]:
        counts = self.dropped.groupby("indicator").agg(count=("period", "size"), area=("area_code", "first"), period=("period", "first"))
        told = "Action: check with the publisher; `python -m insteg rollback` brings them back."
        return [f"Dropped: {name}, {row['count']} figures (first {row['area']} in {row['period']}). {told}" for name, row in _shown(counts)]


def _shown(frame: pd.DataFrame) -> list[tuple[str, pd.Series]]:
    return [(str(name), row) for name, row in frame.iterrows()]


def compare(old: Path, new: Path) -> Changes:
    """The changes between two snapshot files."""
    with duckdb.connect(str(new), read_only=True) as connection:
        # A file name cannot be bound as a parameter here; both come from our own folder.
        connection.execute(f"attach '{str(old).replace(chr(39), chr(39) * 2)}' as old (read_only)")
        found = {path.stem: connection.execute(sql_files.read(path).sql).df() for path in (folders.QUERIES / "changes").glob("*.sql")}
    return Changes(**found)
