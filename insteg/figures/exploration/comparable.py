"""What the reading rules need to know before two figures are set against each other: measures, breaks, and figures on another base."""

from dataclasses import dataclass

import pandas as pd

from insteg.figures.exploration import shown
from insteg.reference import in_view
from insteg.reference.catalogue import Break, Indicator, Unlike
from insteg.store.remembered import remembered

# What one figure is of; two figures with the same key are the same figure.
KEY = ("indicator", "area_code", "period", "sex", "age")
KNOWN = ("ok", "provisional")


@dataclass(frozen=True)
class Rules:
    """The measures, breaks and unlike figures of the snapshot in view; tests bring their own."""

    indicators: dict[str, Indicator]
    breaks: tuple[Break, ...]
    unlike: tuple[Unlike, ...]
    # How many each measure is shown with.
    decimals: dict[str, int]

    def of(self, rows: pd.DataFrame, name: str) -> pd.Series:
        """What the catalogue says of each row's measure: its kind, its unit."""
        return rows["indicator"].map({key: getattr(item, name) for key, item in self.indicators.items()})

    def is_unlike(self, rows: pd.DataFrame) -> pd.Series:
        """Whether the figure is on another base than the rest of its series."""
        keys = ["indicator", "area_code", "period"]
        known = {(item.indicator, item.area_code, item.period) for item in self.unlike}
        return pd.Series([key in known for key in rows[keys].itertuples(index=False, name=None)], index=rows.index, dtype=bool)

    def is_broken(self, rows: pd.DataFrame, one: pd.Series, other: pd.Series) -> pd.Series:
        """Whether a break in the measure's series lies between two periods."""
        first, last = one.where(one <= other, other), other.where(one <= other, one)
        found = pd.Series(False, index=rows.index)
        for item in self.breaks:
            found |= (rows["indicator"] == item.indicator) & (first < item.period) & (last >= item.period)
        return found


@remembered
def rules() -> Rules:
    """Those of the snapshot in view."""
    return Rules(in_view.indicators(), in_view.breaks(), in_view.unlike(), shown.decimals())


def is_known(rows: pd.DataFrame) -> pd.Series:
    """Whether there is a figure: a reason for its absence is never worked with."""
    return rows["status"].isin(KNOWN) & rows["value"].notna()
