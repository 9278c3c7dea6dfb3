"""Each figure against another one that differs from it in one thing: the period, the area, the sex, the age or the measure."""

from collections.abc import Callable

import pandas as pd

from insteg.figures.exploration.comparable import KEY, Rules, is_known

DIFFERENCE, RATIO, INDEX = "difference", "ratio", "index"


def against(rows: pd.DataFrame, others: pd.DataFrame, dimension: str, kind: str, rules: Rules) -> pd.DataFrame:
    """The rows with the difference, ratio or index as their value; where the reading rules refuse it, the status says why.

    others: the figures to set against, one for each combination of the other dimensions.
    """
    shared = [name for name in KEY if name != dimension]
    named = {name: f"other_{name}" for name in (dimension, "value", "status")}
    beside = others[[*KEY, "value", "status"]].rename(columns=named).drop_duplicates(shared)
    both = rows.drop(columns=["numerator", "denominator"], errors="ignore").merge(beside, on=shared, how="left")
    value = _WORKED_OUT[kind](both, rules)
    status = _status(both, dimension, kind, rules)
    return both[list(rows.columns.intersection(both.columns))].assign(value=value.where(status.isin(["ok", "provisional"])), status=status)


def _difference(both: pd.DataFrame, rules: Rules) -> pd.Series:
    """Of the figures as they are printed, so that a reader who subtracts gets the same."""
    decimals = both["indicator"].map(rules.decimals)
    printed = both[["value", "other_value"]].copy()
    for places in set(decimals.dropna().astype(int)):
        alike = decimals == places
        printed[alike] = printed[alike].round(places)
    return (printed["value"] - printed["other_value"]).round(10)


_WORKED_OUT: dict[str, Callable[[pd.DataFrame, Rules], pd.Series]] = {
    DIFFERENCE: _difference,
    RATIO: lambda both, rules: both["value"] / both["other_value"].where(both["other_value"] != 0),
    INDEX: lambda both, rules: 100 * both["value"] / both["other_value"].where(both["other_value"] != 0),
}


def _status(both: pd.DataFrame, dimension: str, kind: str, rules: Rules) -> pd.Series:
    """ok or provisional where it may be worked out; otherwise the first reason why not."""
    there = both.assign(value=both["other_value"], status=both["other_status"])
    other = both.assign(**{dimension: both[f"other_{dimension}"]})
    status = pd.Series("ok", index=both.index).mask(
        (both["status"] == "provisional") | (both["other_status"] == "provisional"), "provisional"
    )
    refusals = {
        "zero": both["other_value"].eq(0) & (kind != DIFFERENCE),
        "break": rules.is_broken(both, both["period"], other["period"].fillna(both["period"])),
        "unlike": (rules.is_unlike(both) | rules.is_unlike(other)) & ~_is_itself(both, dimension),
        "other_measure": ~_alike(both, other, kind, rules) if dimension == "indicator" else pd.Series(False, index=both.index),
        "no_other": ~is_known(there),
    }
    for reason, is_refused in refusals.items():
        status = status.mask(is_refused, reason)
    return status.where(is_known(both), both["status"])


def _is_itself(both: pd.DataFrame, dimension: str) -> pd.Series:
    return both[dimension] == both[f"other_{dimension}"]


def _alike(both: pd.DataFrame, other: pd.DataFrame, kind: str, rules: Rules) -> pd.Series:
    """Two measures: of one axis, or one number of people as a part of another one."""
    on_one_axis = rules.of(both, "axis") == rules.of(other, "axis")
    of_people = (rules.of(both, "unit") == "persons") & (rules.of(other, "unit") == "persons")
    return on_one_axis | (of_people & (kind != DIFFERENCE))
