"""Population from SCB that was transcribed from a publication."""

from pathlib import Path

import pandas as pd

from insteg.sources._table import long, numbers, read, verified


def tidy(folder: Path) -> pd.DataFrame:
    """The long table of the total population on 31 December, persons."""
    frame = read(verified(folder, "population_total.csv"), ["area_code", "year", "population"])
    ready = frame.rename(columns={"year": "period"}).assign(series="TAB5557", value=numbers(frame, "population"))
    return long(ready, "scb", "scb/population_total")
