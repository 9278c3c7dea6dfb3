"""The county's projects and standing work, with what tells when and where they ran."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from insteg.figures import record
from insteg.figures.sentences.projects import known
from insteg.reference import catalogue
from insteg.reference.catalogue import COUNTY
from insteg.statistics.concurrent import Times
from insteg.store.remembered import ask, remembered

# A coder's class for what goes on from year to year and is no project with an end.
STANDING = "löpande"


@dataclass(frozen=True)
class Undertaking:
    """One project or standing work of the county's.

    start, end: as the source writes them; places: those of the seven that it reached; programme: the EU's period, such as 2021-2027.
    """

    project_id: str
    title: str
    owner: str
    start: str
    end: str
    times: Times
    places: tuple[str, ...]
    is_countywide: bool
    types: tuple[str, ...]
    ages: tuple[int | None, int | None]
    programme: str
    is_study: bool
    is_standing: bool
    partner_status: str
    is_taken_up: bool

    def reached(self, area_code: str) -> bool:
        """Whether it reached one of the seven; an empty code is the whole county."""
        return not area_code or area_code in self.places

    @property
    def is_read(self) -> bool:
        """Whether anybody has read who took part."""
        return self.partner_status != "not_read"


@remembered
def undertakings() -> tuple[Undertaking, ...]:
    """All of the county's, in the order of the collection."""
    return tuple(_undertaking(row) for row in ask("synchronised").itertuples())


def by_id() -> dict[str, Undertaking]:
    return {one.project_id: one for one in undertakings()}


def _undertaking(row: Any) -> Undertaking:
    seven = catalogue.the_seven()
    codes = record.listed(row.area_codes)
    is_countywide = COUNTY in codes or set(seven) <= set(codes)
    return Undertaking(
        row.project_id,
        row.title,
        row.owner if known(row.owner) else "",
        row.start_date if known(row.start_date) else "",
        row.end_date if known(row.end_date) else "",
        Times(*(_day(day) for day in (row.earliest_start, row.latest_start, row.earliest_end, row.latest_end))),
        tuple(seven) if is_countywide else tuple(code for code in seven if code in codes),
        is_countywide,
        tuple(record.listed(row.types)),
        (_age(row.age_min), _age(row.age_max)),
        row.programme_period if known(row.programme_period) else "",
        bool(row.is_study),
        row.phase == STANDING,
        row.partner_status,
        bool(row.is_taken_up),
    )


def _day(value: object) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()


def _age(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)
