"""Statistics Sweden (SCB): labour market status by month and population by age, from PxWebApi 2 or transcribed."""

from pathlib import Path
from typing import Any

import pandas as pd

from insteg.collect.publishers import _store
from insteg.collect.publishers.scb import _transcribed
from insteg.collect.set_aside import Aside

BASE = "https://statistikdatabasen.scb.se/api/v2"
PUBLISHER = "SCB"
LICENCE = "CC0"


def fetch(folder: Path, base: str = BASE, **choices: Any) -> None:
    """Save configuration, metadata and figures of the tables in _questions.py; tables that have not changed are kept."""
    from insteg.collect.publishers.scb._fetch import fetch as download

    download(folder, base, **choices)


def tables(folder: Path, aside: Aside) -> dict[str, pd.DataFrame]:
    """The long table of each SCB table in a downloaded folder."""
    from insteg.collect.publishers.scb._tidy import tables as live

    return live(folder, aside)


def tidy(folder: Path) -> pd.DataFrame:
    """The long table of what lies in the folder."""
    if not _store.is_live(folder):
        return _transcribed.tidy(folder)
    from insteg.collect.publishers.scb._tidy import tidy as live

    return live(folder)
