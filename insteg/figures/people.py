"""How many people a share is of: counted where that is published, otherwise by a rule with a measured error, or the fewest possible."""

from typing import Any

import pandas as pd

from insteg.figures.sentences import people_in_words
from insteg.reference import catalogue, in_view
from insteg.reference.catalogue import Indicator
from insteg.reference.words import Words
from insteg.statistics.persons import AT_LEAST, COUNTED, Error, Persons, behind
from insteg.store.remembered import ask, remembered

# Columns of a question that belong to the number of people and not to the published figure.
COLUMNS = ["persons", "is_estimated", "counting", "error_low", "error_high"]


def error_of(row: Any) -> Error | None:
    """How wrong the number of people of one row may be: not at all for a counted one. One not known to be counted is an estimate.

    row: a row of a frame with COLUMNS.
    """
    if row.counting == COUNTED:
        return None
    return Error(0, 0) if pd.isna(row.error_low) else Error(float(row.error_low), float(row.error_high))


def fewest(frame: pd.DataFrame) -> pd.Series:
    """The fewest people that each row can stand for: a number that may be 18 % too large means fewer."""
    return frame["persons"] / (1 + frame["error_high"].fillna(0) / 100)


def told(row: Any) -> Persons | None:
    """The people behind the share of one row; None where nobody knows more than a lowest number, which is no number to tell."""
    if pd.isna(row.value) or pd.isna(row.persons) or row.counting == AT_LEAST:
        return None
    return behind(row.value, row.persons, error=error_of(row))


def in_words(say: Words, indicator: Indicator, persons: Persons) -> str:
    """ "omkring 710 unga" for an estimate, "712 personer" for a counted number; never a number under five."""
    return people_in_words(say, indicator, persons.count, persons.is_estimated)


def how(say: Words, counting: object) -> str:
    """How the people of one figure were counted, in a few words; empty where there is no number."""
    return "" if pd.isna(counting) else say(f"people.how.{counting}")


@remembered
def countings(indicator_id: str) -> tuple[str, ...]:
    """The ways in which the numbers of people behind a measure were found for the home areas, in the order of the catalogue."""
    home = ask("home_series", indicator=indicator_id).dropna(subset=["value", "persons"])
    return tuple(rule for rule in in_view.estimates() if rule in set(home["counting"]))


def basis(indicator_id: str) -> str:
    """What the numbers of people behind a measure are for the home areas: counted, estimated, mixed or none."""
    found = set(countings(indicator_id))
    if not found:
        return "none"
    return "mixed" if COUNTED in found and len(found) > 1 else "counted" if found == {COUNTED} else "estimated"


def rules(say: Words, names: tuple[str, ...]) -> str:
    """Each rule in a sentence with its measured error."""
    known = in_view.estimates()
    return " ".join(_rule(say, known[name]) for name in names if name in known)


def _rule(say: Words, estimate: catalogue.Estimate) -> str:
    errors = {name: say.signed(getattr(estimate, f"error_{name}")) for name in ("seven_low", "seven_high", "country_low", "country_high")}
    return say(f"people.rule.{estimate.id}", **errors)
