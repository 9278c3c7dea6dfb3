"""Arbetsförmedlingen (the Public Employment Service): registered unemployed by municipality and month, or press facts."""

from pathlib import Path

import pandas as pd

from insteg.sources import _store
from insteg.sources.arbetsformedlingen import _transcribed

BASE = "https://arbetsformedlingen.se"
PUBLISHER = "Arbetsförmedlingen"
LICENCE = "Facts with source"


def fetch(folder: Path, base: str = BASE, **choices) -> None:
    """Save the page of links and the newest of each workbook we read; nothing unless all show the same month."""
    from insteg.sources.arbetsformedlingen._fetch import fetch as download

    download(folder, base, **choices)


def tidy(folder: Path) -> pd.DataFrame:
    """The long table of what lies in the folder."""
    if not _store.is_live(folder):
        return _transcribed.tidy(folder)
    from insteg.sources.arbetsformedlingen._tidy import tidy as live

    return live(folder)
