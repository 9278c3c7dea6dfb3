"""Does a new download look like what the publisher always sends? Rules that no single figure can answer."""

from collections.abc import Callable

import pandas as pd

from insteg.collect.errors import SourceError
from insteg.reference import catalogue
from insteg.reference.home import home

# More than this share of a publisher's figures does not vanish between two refreshes.
LARGEST_FALL = 0.05
# The areas that every table of a publisher has. Of Kolada's series many lack a municipality, or the county.
OWED: dict[str, Callable[[], list[str]]] = {
    "scb": lambda: [catalogue.COUNTRY, catalogue.COUNTY, *catalogue.the_seven()],
    "arbetsformedlingen": lambda: [catalogue.COUNTRY, catalogue.COUNTY, *catalogue.the_seven()],
    "eurostat": lambda: sorted(home().eurostat.values()),
}


def check(source: str, table: pd.DataFrame) -> None:
    """Raises SourceError when Sweden or one of the seven is lacking in what tidy() returns."""
    if "area_code" in table.columns:
        _areas(source, table)


def check_own(source: str, name: str, table: pd.DataFrame) -> None:
    """Raises SourceError when a table that is always about everybody lacks one of our own areas, also when it comes for the first time."""
    if not (owed := OWED.get(source)):
        return
    present = set(table[table["value"].notna() | table["lower"].notna()]["area_code"])
    if absent := [code for code in owed() if code not in present]:
        raise SourceError(f"{name} has no figures for {_names(absent)}. What we have is kept; look at the answer.")


def check_table(name: str, table: pd.DataFrame, before: pd.DataFrame) -> None:
    """Raises SourceError when an own area, a period or many figures have vanished from one table since the last time."""
    if "area_code" in table.columns:
        _still_there(name, table, before)
    _fall(name, figures(table), figures(before))


def figures(table: pd.DataFrame) -> int:
    """How many rows tell something."""
    return int(table["value"].notna().sum()) if "value" in table.columns else len(table)


def _still_there(name: str, table: pd.DataFrame, before: pd.DataFrame) -> None:
    now, then = (frame[frame["value"].notna()] for frame in (table, before))
    own = (catalogue.COUNTRY, catalogue.COUNTY, *catalogue.the_seven())
    if absent := sorted((set(then["area_code"]) - set(now["area_code"])) & set(own)):
        raise SourceError(
            f"{name} has no figures for {_names(absent)} any more. What we have is kept; if this is right, refresh with --accept-fewer."
        )
    # The oldest years fall out of the window that a publisher sends; a later one does not vanish by itself.
    oldest = min(now["period"], default="9999")
    if absent := sorted(period for period in set(then["period"]) - set(now["period"]) if period > oldest):
        raise SourceError(f"{name} lacks {', '.join(absent[:5])}. What we have is kept; if this is right, refresh with --accept-fewer.")


def _areas(source: str, table: pd.DataFrame) -> None:
    present = set(table[table["value"].notna()]["area_code"])
    # Eurostat has one region and Sweden; everyone else has our seven municipalities.
    needed = [catalogue.COUNTRY, *(() if source == "eurostat" else catalogue.the_seven())]
    if absent := [code for code in needed if code not in present]:
        raise SourceError(f"{source} sent no figures for {_names(absent)}. What we have is kept; look at the answer.")


def _names(codes: list[str]) -> str:
    return ", ".join(catalogue.areas()[code].name_en if code in catalogue.areas() else code for code in codes)


def _fall(source: str, now: int, before: int) -> None:
    if now < before * (1 - LARGEST_FALL):
        raise SourceError(
            f"{source} sent {now} figures, {before - now} fewer than last time ({before}). "
            "What we have is kept; if this is right, refresh with --accept-fewer."
        )
