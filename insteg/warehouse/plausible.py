"""Does a new download look like what the publisher always sends? Rules that no single figure can answer."""

import pandas as pd

from insteg import catalogue
from insteg.sources._errors import SourceError

# More than this share of a publisher's figures does not vanish between two refreshes.
LARGEST_FALL = 0.05


def check(source: str, table: pd.DataFrame, before: pd.DataFrame | None) -> None:
    """Raises SourceError when areas are lacking or figures have vanished. Both are the tables that tidy() returns."""
    if "area_code" in table.columns:
        _areas(source, table)
    if before is not None:
        _fall(source, figures(table), figures(before))


def figures(table: pd.DataFrame) -> int:
    """How many rows tell something."""
    return int(table["value"].notna().sum()) if "value" in table.columns else len(table)


def _areas(source: str, table: pd.DataFrame) -> None:
    present = set(table[table["value"].notna()]["area_code"])
    # Eurostat has one region and Sweden; everyone else has our seven municipalities.
    needed = ["00"] if source == "eurostat" else ["00", *catalogue.the_seven()]
    if absent := [code for code in needed if code not in present]:
        names = ", ".join(catalogue.areas()[code].name_en for code in absent)
        raise SourceError(f"{source} sent no figures for {names}. What we have is kept; look at the answer.")


def _fall(source: str, now: int, before: int) -> None:
    if now < before * (1 - LARGEST_FALL):
        raise SourceError(
            f"{source} sent {now} figures, {before - now} fewer than last time ({before}). "
            "What we have is kept; if this is right, refresh with --accept-fewer."
        )
