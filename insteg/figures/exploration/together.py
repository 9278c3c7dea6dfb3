"""Several figures taken together: people are added, shares only where it is known how many of how many; never a mean of shares."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

import pandas as pd

from insteg.figures.exploration.comparable import KEY, Rules, is_known
from insteg.reference.catalogue import Area

# How far a published share may lie from the one its own numbers give.
ROUNDING = 0.06


def overlap(dimension: str, members: Collection[str], areas: dict[str, Area]) -> bool:
    """Whether somebody would be counted twice: a county and its municipality, everybody and women, 16-24 and 18-24."""
    if dimension == "area_code":
        return any(_within(code, other, areas) for code in members for other in members if code != other)
    if dimension == "sex":
        return "total" in members and len(members) > 1
    if dimension == "age":
        spans = sorted(map(_span, members))
        return any(one[1] >= other[0] for one, other in pairwise(spans))
    return False


def _within(code: str, other: str, areas: dict[str, Area]) -> bool:
    above = areas[code].parent_code if code in areas else ""
    return bool(above) and (above == other or _within(above, other, areas))


def _span(age: str) -> tuple[int, int]:
    """The first and last year of an age; without them it holds everybody."""
    found = [int(number) for number in re.findall(r"\d+", age)]
    return (found[0], found[1] if len(found) > 1 else 200) if found else (0, 200)


def together(rows: pd.DataFrame, dimension: str, members: Sequence[str], code: str, rules: Rules, areas: dict[str, Area]) -> pd.DataFrame:
    """One row for all members as `code`; where they may not be taken together, its status says why."""
    shared = [name for name in KEY if name != dimension]
    part = rows[rows[dimension].isin(members)]
    if part.empty:
        return part
    facts = part.assign(
        is_known=is_known(part), is_early=part["status"] == "provisional", is_unlike=rules.is_unlike(part), fits=_fits(part)
    )
    summed = facts.groupby(shared, sort=False, as_index=False).agg(
        publisher=("publisher", "first"),
        value=("value", "sum"),
        numerator=("numerator", "sum"),
        denominator=("denominator", "sum"),
        known=("is_known", "sum"),
        fits=("fits", "all"),
        is_early=("is_early", "any"),
        is_unlike=("is_unlike", "any"),
    )
    is_count = rules.of(summed, "kind") == "count"
    share = (100 * summed["numerator"] / summed["denominator"].where(summed["denominator"] > 0)).where(~is_count)
    status = pd.Series("ok", index=summed.index).mask(summed["is_early"], "provisional")
    refusals = {
        "shares": ~is_count & ~summed["fits"],
        "unlike": summed["is_unlike"],
        "incomplete": summed["known"] < len(set(members)),
        "overlap": pd.Series(overlap(dimension, members, areas) or dimension in ("period", "indicator"), index=summed.index),
    }
    for reason, is_refused in refusals.items():
        status = status.mask(is_refused, reason)
    value = summed["value"].where(is_count, share).where(status.isin(["ok", "provisional"]))
    # A sum of numbers of which some are not there is no number.
    numbers = {name: summed[name].where(summed["fits"]) for name in ("numerator", "denominator")}
    return summed.assign(**{dimension: code}, **numbers, value=value, status=status)[list(rows.columns)]


def _fits(rows: pd.DataFrame) -> pd.Series:
    """Whether a share is the one that its own numbers give: only then may others be added to them."""
    return ((100 * rows["numerator"] / rows["denominator"].where(rows["denominator"] > 0)) - rows["value"]).abs() <= ROUNDING
