"""Kolada (RKA): yearly key figures by municipality, county and Sweden, from its API version 3 or transcribed."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from insteg.collect.publishers import _store
from insteg.collect.publishers.kolada import _transcribed
from insteg.collect.set_aside import Aside

BASE = "https://api.kolada.se/v3"
PUBLISHER = "Kolada (RKA)"
LICENCE = "Free use with source (Kolada)"


def fetch(folder: Path, base: str = BASE, since: date | None = None, **choices: Any) -> None:
    """Save every figure of the catalogue's Kolada indicators, all areas, 25 years; with `since` only what changed after it."""
    # Imported here, as in every publisher: building from files must not load the HTTP client.
    from insteg.collect.publishers.kolada._fetch import fetch as download

    download(folder, base, since, **choices)


def tables(folder: Path, aside: Aside) -> dict[str, pd.DataFrame]:
    """The long table of each series in a downloaded folder."""
    from insteg.collect.publishers.kolada._tidy import tables as live

    return live(folder, aside)


def tidy(folder: Path) -> pd.DataFrame:
    """The long table of what lies in the folder. Shares are 0-100; an empty cell is status missing."""
    if not _store.is_live(folder):
        return _transcribed.tidy(folder)
    from insteg.collect.publishers.kolada._tidy import tidy as live

    return live(folder)
