"""Arbetsförmedlingen (the Public Employment Service): registered unemployed by municipality and month, or press facts."""

from pathlib import Path
from typing import Any

import pandas as pd

from insteg.collect.publishers import _store
from insteg.collect.publishers.arbetsformedlingen import _transcribed
from insteg.collect.set_aside import Aside

BASE = "https://arbetsformedlingen.se"
PUBLISHER = "Arbetsförmedlingen"
LICENCE = "Facts with source"


def fetch(folder: Path, base: str = BASE, **choices: Any) -> None:
    """Save the page of links and the newest of each workbook we read; nothing unless all show the same month."""
    from insteg.collect.publishers.arbetsformedlingen._fetch import fetch as download

    download(folder, base, **choices)


def tables(folder: Path, aside: Aside) -> dict[str, pd.DataFrame]:
    """The long table of each workbook in a downloaded folder."""
    from insteg.collect.publishers.arbetsformedlingen._tidy import tables as live

    return live(folder, aside)


def tidy(folder: Path) -> pd.DataFrame:
    """The long table of what lies in the folder."""
    if not _store.is_live(folder):
        return _transcribed.tidy(folder)
    return pd.concat(tables(folder, Aside()).values(), ignore_index=True)
