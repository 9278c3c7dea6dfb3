"""The figures of a table with a column for each age: every age that a sum needs is there, or the table is refused in words."""

from collections.abc import Iterable

import pandas as pd

from insteg.collect.errors import SourceError


def by_age(cells: pd.DataFrame, places: list[str], wanted: Iterable[str]) -> pd.DataFrame:
    """One row a place, one column an age. Raises SourceError when the answer lacks an age: half of a sum is none."""
    table = cells.pivot(index=places, columns="Alder", values="value")
    if absent := sorted(set(wanted) - set(table.columns)):
        raise SourceError(f"{cells['file'].iloc[0]}: Alder lacks {absent}. Fetch again; if SCB has changed its ages, mend _questions.py.")
    return table
