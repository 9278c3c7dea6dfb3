"""Dated facts transcribed from press releases of Arbetsförmedlingen."""

from pathlib import Path

import pandas as pd

from insteg.collect.long_table import indicators_of, long, numbers, read, verified
from insteg.collect.own.working_notes import for_readers


def tidy(folder: Path) -> pd.DataFrame:
    """The long table of press facts on young people; each row keeps the address of its own press release.

    Facts on all ages (16-64) stay in the raw file: they are not about young people and no page shows them.
    """
    frame = read(verified(folder, "press_facts.csv"), ["area_code", "indicator", "age", "period", "value", "note", "source_url"])
    young = frame[frame["indicator"].isin(list(indicators_of("arbetsformedlingen")))]
    ready = young.assign(value=numbers(young, "value")).drop(columns="indicator")
    ready = ready.assign(series=young["indicator"], address=young["source_url"], note=young["note"].map(for_readers))
    return long(ready, "arbetsformedlingen", "arbetsformedlingen/press_facts")
