"""What was tried in a place and what came of it: how many projects, how many with a published result, and how many of whom went on."""

from typing import Any

import pandas as pd

from insteg.figures import bank, record
from insteg.figures.sentences import projects as told
from insteg.reference.catalogue import COUNTY, Area
from insteg.reference.words import Words
from insteg.store.remembered import ask, remembered

WITH_A_GROUP = "control_group"
RESULTS = ("result", "effect_study")


@remembered
def _results(area_code: str) -> pd.DataFrame:
    """What participants of the projects that reached a place did afterwards, as published."""
    rows = ask("project_outcomes", project_id=None)
    return rows[rows["project_id"].isin(_projects(area_code)["project_id"]) & rows["is_after_participation"] & rows["kind"].isin(RESULTS)]


def _projects(area_code: str) -> pd.DataFrame:
    """The projects that reached one of the seven; all of the county's own where it is the county."""
    everybody = bank.all_projects()
    return everybody[everybody["is_local"]] if area_code == COUNTY else bank.projects_in(area_code)


def sentence(say: Words, area: Area) -> str:
    """As one sentence or two. No result seen is not the same as no result."""
    where, count = area.phrase(say.language), len(_projects(area.area_code))
    results = _results(area.area_code)
    if not count:
        return say("tried.none", place=where)
    if results.empty:
        return say("tried.no_result", place=where, count=say.number(count))
    compared = results.loc[results["comparison_kind"] == WITH_A_GROUP, "project_id"].nunique()
    told = {"place": where, "count": say.number(count), "results": say.number(results["project_id"].nunique())}
    return say("tried.compared", **told, compared=say.number(compared)) if compared else say("tried.not_compared", **told)


def results_of(say: Words, area_code: str) -> list[dict[str, Any]]:
    """Every published result that the sentence counts: the project, its link, the figure as printed and what it counts.

    Results of one project that read alike, such as several that are suppressed, stand together.
    """
    alike: dict[tuple[str, str, str], list[str]] = {}
    for row in _results(area_code).itertuples():
        alike.setdefault((row.project_id, row.project_title, _of_how_many(say, row)), []).append(row.outcome_name)
    return [
        {"title": title, "link": record.link_to("projekt", say.language, projekt=project), "value": value, "name": ", ".join(names)}
        for (project, title, value), names in alike.items()
    ]


def _of_how_many(say: Words, row: Any) -> str:
    """The figure as printed; a count that does not say of how many is said not to."""
    value = told.outcome_value(say, row)
    is_whole_known = told.known(row.denominator) and row.denominator_of != "none"
    return value if is_whole_known or row.unit != "persons" or row.status == "suppressed" else f"{value}, {say('tried.no_whole')}"
