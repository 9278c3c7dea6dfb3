"""Who can be told apart: the seven in shared places, and the funnel of the whole country."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from insteg.figures.benchmark import Benchmark
from insteg.figures.people import fewest
from insteg.reference import catalogue, in_view, words
from insteg.reference.catalogue import Indicator
from insteg.reference.words import Words
from insteg.statistics import funnel
from insteg.statistics.grouping import shared_places
from insteg.store.remembered import ask, remembered


@dataclass(frozen=True)
class DifferencesChoice:
    """What the reader looks at, and what answers are remembered by."""

    indicator_id: str
    period: str
    area_code: str
    benchmark: Benchmark
    language: str
    mode: str

    @property
    def indicator(self) -> Indicator:
        return in_view.indicators()[self.indicator_id]

    @property
    def say(self) -> Words:
        return words.load(self.language)

    def measured(self, value: float | None) -> str:
        return self.say.measured(value, self.indicator.unit, self.indicator.decimals)


@remembered
def periods(indicator_id: str) -> list[str]:
    """The periods in which any of the seven has a figure, oldest first."""
    panel = ask("panel", indicator=indicator_id, sex="total").dropna(subset=["value"])
    return sorted(panel.loc[panel["area_code"].isin(catalogue.the_seven()), "period"].unique())


def latest(view: DifferencesChoice) -> pd.DataFrame:
    panel = ask("panel", indicator=view.indicator_id, sex="total")
    return panel[panel["period"] == view.period].set_index("area_code")


@remembered
def grouped(view: DifferencesChoice) -> pd.DataFrame:
    """The seven in order of size with the places that the figures allow."""
    now = latest(view).reindex(list(catalogue.the_seven()))
    is_share = view.indicator.unit == "percent"
    people = fewest(now) if is_share else now["persons"] * np.nan
    shares = now["value"].dropna()
    if not is_share:
        # No places without people; the order of size needs no share.
        return pd.DataFrame(
            {"share": shares.sort_values(ascending=False), "place": pd.NA, "first_place": pd.NA, "last_place": pd.NA, "group": pd.NA}
        )
    found = shared_places(shares, people)
    return found.sort_values("share", ascending=False, kind="stable")


@remembered
def fitted(indicator_id: str, period: str) -> funnel.Funnel | None:
    """The funnel of all municipalities, counted with the fewest people possible; None without numbers of people."""
    panel, areas = ask("panel", indicator=indicator_id, sex="total"), in_view.areas()
    now = panel[(panel["period"] == period) & panel["area_code"].map(lambda code: areas[code].level == "municipality")].set_index(
        "area_code"
    )
    known = now.dropna(subset=["value", "persons"])
    if len(known) < 3 or in_view.indicators()[indicator_id].unit != "percent":
        return None
    return funnel.fit(known["value"], fewest(known))
