"""A figure: the sentence, table and rows that belong to one picture, and the line that tells its source."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from insteg import catalogue
from insteg.catalogue import Indicator
from insteg.views import api_link
from insteg.views.data import ask
from insteg.words import Words


@dataclass(frozen=True)
class Figure:
    """What a reader gets to see and take of one figure."""

    name: str
    title: str
    sentence: str
    indicator: Indicator | None
    table: pd.DataFrame
    rows: pd.DataFrame
    method: str = ""
    # Projects and evidence have no indicator: their credit is given ready-made, and each row carries its own address.
    source: str = ""

    @cached_property
    def parts(self) -> list[api_link.Part]:
        """The questions to the API that give its rows. Kept with the figure, which is itself remembered: counting is dear."""
        return api_link.parts(self.rows)


@dataclass(frozen=True)
class Themed:
    """The view of a figure that has no choices of its own."""

    language: str
    mode: str


def source_line(say: Words, indicator: Indicator, rows: pd.DataFrame) -> str:
    """Publisher, series, period, date taken, and whether any figure shown is provisional."""
    documents = ask("documents").set_index("document")
    known = rows.dropna(subset=["value"])
    used = [name for name in known["source"].unique() if name in documents.index] if len(known) else []
    taken = ", ".join(sorted({say.period(documents.loc[name, "taken"]) for name in used}))
    periods = sorted(known["period"].unique()) if len(known) else []
    span = "–".join(dict.fromkeys(say.period(period) for period in (periods[0], periods[-1]))) if periods else say("status.missing")
    credit = catalogue.sources()[indicator.source].credit(say.language)
    provisional = say("figure.provisional") if "provisional" in set(known.get("status", [])) else ""
    return say("figure.source", credit=credit, series=indicator.series, span=span, taken=taken, provisional=provisional).strip()
