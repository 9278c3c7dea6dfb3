"""What ran at once in the county: counts over time, and the pairs of alike projects behind them."""

from collections.abc import Callable
from typing import Annotated

import pandas as pd
from pydantic import BaseModel, Field

from insteg.figures.synchronisation import alike, at_once, counts, succession
from insteg.figures.synchronisation.choice import SynchronisationChoice
from insteg.figures.synchronisation.pairs import CERTAIN, POSSIBLE, Pair
from insteg.figures.synchronisation.pairs import alike as pairs_alike
from insteg.web.api.parameters import PairQuestion, SynchronisationQuestion
from insteg.web.api.rows import Texts

LINES: tuple[Callable[[SynchronisationChoice], tuple[list[str], list[counts.CountLine]]], ...] = (
    at_once.lines,
    alike.place_lines,
    alike.tie_lines,
    succession.lines,
)


class SynchronisationRow(BaseModel):
    measure: Annotated[str, Field(description="What is counted; most_at_once and all counts of pairs are the lowest possible.")]
    area_code: str
    name: Annotated[str, Field(description="The line as the page calls it.")]
    period: Annotated[str, Field(description="A programme period, a year, all years, or time unknown.")]
    count: int


class AlikePairRow(BaseModel):
    project_id: str
    project_title: str
    other_id: str
    other_title: str
    relation: Annotated[str, Field(description="certain: they ran at once however the dates are read; possible: an end is unknown.")]
    first_day: Annotated[str | None, Field(description="Of the days they shared; null where it is not certain that they shared any.")]
    last_day: str | None
    is_throughout: Annotated[bool | None, Field(description="False: at least one of the days was shared, but not known which.")]
    likeness: Annotated[int, Field(description="Percent of the best possible score of the search for similar projects.")]
    types: Annotated[Texts, Field(description="Types of intervention they share, a coder's classes.")]
    area_codes: Annotated[Texts, Field(description="Municipalities that both reached.")]
    links: Annotated[Texts, Field(description="chain or part_of, with how certain it is.")]
    shared_owners: Texts
    shared_partners: Texts
    is_read: Annotated[bool, Field(description="False: nobody has read who took part in both, so a connection may exist.")]


def counted(choices: SynchronisationQuestion) -> pd.DataFrame:
    """One row a count. Not remembered: strangers could fill the memory."""
    view = SynchronisationChoice(choices.lang, "light", choices.as_of or "", choices.likeness, choices.per)
    parts = []
    for find in LINES:
        columns, lines = find(view)
        names = {(line.measure, line.area_code): line.name for line in lines}
        rows = counts.rows(columns, lines)
        parts.append(rows.assign(name=[names[key] for key in zip(rows["measure"], rows["area_code"], strict=True)]))
    return pd.concat(parts, ignore_index=True)


def paired(choices: PairQuestion) -> pd.DataFrame:
    """One row a pair, those that certainly ran at once first."""
    kinds = [kind for kind in (CERTAIN, POSSIBLE) if kind in (choices.relation or (CERTAIN, POSSIBLE))]
    found = [_row(pair) for kind in kinds for pair in pairs_alike(choices.likeness, kind)]
    return pd.DataFrame(found, columns=list(AlikePairRow.model_fields))


def _row(pair: Pair) -> dict[str, object]:
    met = pair.meeting
    return {
        "project_id": pair.one.project_id,
        "project_title": pair.one.title,
        "other_id": pair.other.project_id,
        "other_title": pair.other.title,
        "relation": pair.relation,
        "first_day": met.first.isoformat() if met else None,
        "last_day": met.last.isoformat() if met else None,
        "is_throughout": met.is_throughout if met else None,
        "likeness": pair.likeness,
        "types": list(pair.types),
        "area_codes": list(pair.places),
        "links": [" ".join(link) for link in pair.tie.links],
        "shared_owners": list(pair.tie.owners),
        "shared_partners": list(pair.tie.partners),
        "is_read": pair.tie.is_read,
    }
