"""How many people a share is of: counted where that is published, otherwise estimated with a known error."""

import pandas as pd

from insteg import catalogue
from insteg.catalogue import COUNTY
from insteg.measures.persons import Error, Persons
from insteg.views.data import ask, remembered
from insteg.words import Words

# Columns of a question that belong to the number of people and not to the published figure.
COLUMNS = ["persons", "is_estimated"]


def estimate_error(area_code: str = COUNTY) -> Error:
    """How wrong the estimated number of young people may be, in percent: more in the country's other municipalities than at home."""
    estimate = catalogue.estimates()["16-24"]
    if catalogue.areas()[area_code].level == "municipality" and area_code not in catalogue.the_seven():
        return Error(estimate.error_country_low, estimate.error_country_high)
    return Error(estimate.error_seven_low, estimate.error_seven_high)


def error_of(is_estimated: bool | None, area_code: str = COUNTY) -> Error | None:
    """The error of one number of people: none for a counted one. An unknown one counts as estimated."""
    is_counted = not pd.isna(is_estimated) and not is_estimated
    return None if is_counted else estimate_error(area_code)


def fewest(frame: pd.DataFrame, high: float | None = None) -> pd.Series:
    """The fewest people that each row can stand for: an estimate that is `high` percent too large means fewer.

    frame: persons, is_estimated. high: percent; the error in the seven municipalities when not given.
    """
    too_large = estimate_error().high if high is None else high
    counted = frame["is_estimated"].eq(False)
    return frame["persons"].where(counted, frame["persons"] / (1 + too_large / 100))


def in_words(say: Words, persons: Persons) -> str:
    """ "omkring 710" for an estimate, "712" for a counted number; never a number under five."""
    return (
        say("row.people.about", number=say.about(persons.count))
        if persons.is_estimated
        else say("counted.people", number=say.counted(persons.count))
    )


@remembered
def basis(indicator_id: str) -> str:
    """What the numbers of people behind a measure are for the home areas: counted, estimated, mixed or none."""
    home = ask("home_series", indicator=indicator_id).dropna(subset=["value", "persons"])
    kinds = set(home["is_estimated"].astype(bool))
    return {frozenset(): "none", frozenset({True}): "estimated", frozenset({False}): "counted"}.get(frozenset(kinds), "mixed")
