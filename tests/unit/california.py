"""The published tobacco data (Abadie, Diamond and Hainmueller 2010) as it lies in a package on PyPI; nothing is copied here."""

from importlib.util import find_spec
from pathlib import Path

import pandas as pd
import pytest

STATE, START = "California", 1989


def smoking() -> pd.DataFrame:
    """One row a state and year. The package is only looked up, never imported: its data file is all that is needed."""
    spec = find_spec("statspai")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("StatsPAI is not installed; it carries the California tobacco data (requirements-dev.txt).")
    table = pd.read_csv(Path(spec.submodule_search_locations[0]) / "datasets/data/california_prop99.csv")
    return table.astype({"year": int})


def sales() -> pd.DataFrame:
    """Packs of cigarettes per head: years by states."""
    return smoking().pivot(index="year", columns="state", values="cigsale")


def predictors() -> pd.DataFrame:
    """The seven predictors of the article: four means of 1980-1988 (beer from 1984) and sales in 1988, 1980 and 1975."""
    table, packs = smoking(), sales()

    def mean(column: str, first: int) -> pd.Series:
        return table[table["year"].between(first, 1988)].groupby("state")[column].mean()

    means = {
        "income": mean("lnincome", 1980),
        "young": mean("age15to24", 1980),
        "price": mean("retprice", 1980),
        "beer": mean("beer", 1984),
    }
    return pd.DataFrame({**means, **{f"sales {year}": packs.loc[year] for year in (1988, 1980, 1975)}}).T
