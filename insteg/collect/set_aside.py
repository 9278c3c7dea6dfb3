"""What a publisher sent that could not be used: rows put aside, tables refused. One never costs the others, and all of it is told."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pandas as pd

from insteg.collect.errors import SourceDamaged, SourceError
from insteg.reference import catalogue

Made = TypeVar("Made")
# A table that loses more than this share of its rows is not the table any more. One row alone is always borne.
LARGEST_LOSS = 0.01
LONGEST_VALUE = 60


@dataclass(frozen=True)
class OddRow:
    """One row that could not be read: where it stands, what stood there, why that is wrong, and whom it was about (where that can be told)."""

    table: str
    file: str
    row: int
    column: str
    value: str
    reason: str
    area_code: str = ""
    period: str = ""
    sex: str = ""

    def sentence(self) -> str:
        return f"{self.file} row {self.row}: {self.column} is {self.value!r}, {self.reason}"


@dataclass
class Aside:
    """All that was left out of one publisher's figures."""

    rows: list[OddRow] = field(default_factory=list)
    tables: dict[str, SourceError] = field(default_factory=dict)

    def put(self, table: str, file: str, row: float, column: str, value: Any, reason: str, **about: str) -> None:
        # A sum stands in no row of the file.
        self.rows.append(OddRow(table, file, int(row) if row == row else 0, column, shown(value), reason, **about))  # noqa: PLR0124  nan

    @contextmanager
    def refusing(self, table: str) -> Iterator[None]:
        """What goes wrong inside costs this table only. A kept file that somebody changed is no fault of the publisher and stops all."""
        try:
            yield
        except SourceDamaged:
            raise
        except SourceError as error:
            self._refuse(table, error)
        # The last line of defence: an answer nobody thought of must not keep the other tables away.
        except Exception as error:
            told = SourceError(f"{table}: {type(error).__name__}: {shown(error)}. Report this; what we have is kept.")
            told.__cause__ = error
            self._refuse(table, told)

    def _refuse(self, table: str, error: SourceError) -> None:
        self.tables[table] = error
        self.rows = [row for row in self.rows if row.table != table]

    def judge(self, table: str, kept: pd.DataFrame, rows_read: int) -> pd.DataFrame:
        """`kept` unchanged, or a SourceError when too much of the table was put aside. kept: the long table without the odd rows."""
        odd = [row for row in self.rows if row.table == table]
        if first := next((row for row in odd if _is_own(row) and _leaves_a_hole(row, kept)), None):
            raise SourceError(f"{first.sentence()} Without it {_place(first)} is lost{_when(first)}, so the whole of {table} is refused.")
        if first := next((row for row in odd if row.period and not (kept["period"] == row.period).any()), None):
            raise SourceError(f"{first.sentence()} Nothing else is left of {first.period}, so the whole of {table} is refused.")
        return self.judge_share(table, kept, rows_read)

    def judge_share(self, table: str, kept: pd.DataFrame, rows_read: int) -> pd.DataFrame:
        """The part of judge() that needs no areas and periods."""
        odd = [row for row in self.rows if row.table == table]
        if len(odd) > max(1, LARGEST_LOSS * rows_read):
            raise SourceError(f"{len(odd)} of {rows_read} rows of {table} cannot be read, more than 1 %. The first: {odd[0].sentence()}")
        return kept


def each(tables: Iterable[str], work: Callable[[str, Aside], Made], aside: Aside | None = None) -> dict[str, Made]:
    """work(table) for each; a table whose work raises SourceError is refused and told to `aside`.

    Without an `aside` the first refusal is raised, and so it is when nothing is left.
    """
    told = Aside() if aside is None else aside
    made: dict[str, Made] = {}
    for table in tables:
        with told.refusing(table):
            made[table] = work(table, told)
    if told.tables and (aside is None or not made):
        raise next(iter(told.tables.values()))
    return made


def shown(value: Any) -> str:
    """A value as an error may repeat it: short, one line, printable."""
    return " ".join(str(value)[:LONGEST_VALUE].encode("utf-8", "replace").decode("utf-8").split())


def _own_areas() -> set[str]:
    return {catalogue.COUNTRY, catalogue.COUNTY, *catalogue.the_seven()}


def _is_own(row: OddRow) -> bool:
    return row.area_code in _own_areas() and row.sex in ("", "total")


def _leaves_a_hole(row: OddRow, kept: pd.DataFrame) -> bool:
    """True when an own area has no figure of everybody left where the odd row stood, or one that is missing."""
    left = kept[(kept["area_code"] == row.area_code) & (kept["period"] == row.period) & (kept["sex"] == "total")]
    return left.empty or bool((left["status"] == "missing").any())


def _place(row: OddRow) -> str:
    return catalogue.areas()[row.area_code].name_en


def _when(row: OddRow) -> str:
    return f" in {row.period}" if row.period else ""
