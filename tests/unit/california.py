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
