"""Statistics Sweden (SCB): labour market status by month and population by age, from PxWebApi 2 or transcribed."""

from pathlib import Path

import pandas as pd

from insteg.sources import _store
from insteg.sources.scb import _transcribed

BASE = "https://statistikdatabasen.scb.se/api/v2"
PUBLISHER = "SCB"
LICENCE = "CC0"


def fetch(folder: Path, base: str = BASE, **choices) -> None:
    """Save configuration, metadata and figures of the tables in _questions.py; tables that have not changed are kept."""
    from insteg.sources.scb._fetch import fetch as download

    download(folder, base, **choices)


def tidy(folder: Path) -> pd.DataFrame:
    """The long table of what lies in the folder."""
    if not _store.is_live(folder):
        return _transcribed.tidy(folder)
    from insteg.sources.scb._tidy import tidy as live

    return live(folder)
