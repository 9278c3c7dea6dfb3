"""The mean of a figure and those just before it: three years or twelve months, never across a break."""

import pandas as pd

from insteg.figures.exploration.comparable import Rules, is_known

# How many in a row, by how often a measure comes. Single dated figures have no neighbours.
LENGTHS = {"year": 3, "month": 12}
SERIES = ["indicator", "area_code", "sex", "age"]


def moving_mean(rows: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """The rows with the mean of the period and those before it as their value; the status says why there is none."""
    ordered = rows.sort_values([*SERIES, "period"], kind="stable").reset_index(names="turn")
    ordered["place"] = _place(ordered["period"])
    frequency = rules.of(ordered, "frequency")
    value, status = pd.Series(float("nan"), index=ordered.index), ordered["status"].mask(is_known(ordered), "occasional")
    for name, length in LENGTHS.items():
        alike = frequency == name
        value[alike], status[alike] = _of_length(ordered[alike], length, rules)
    found = ordered.assign(value=value.where(status.isin(["ok", "provisional"])), status=status)
    return found.set_index("turn").sort_index().rename_axis(None)[list(rows.columns)]


def _place(period: pd.Series) -> pd.Series:
    """A year's or a month's place in time, counted in its own kind."""
    year, month = period.str[:4].astype(int), pd.to_numeric(period.str[5:7], errors="coerce")
    return (year * 12 + month).where(month.notna(), year)


def _of_length(rows: pd.DataFrame, length: int, rules: Rules) -> tuple[pd.Series, pd.Series]:
    groups = rows.groupby(SERIES, sort=False)
    begun = groups[["place", "period"]].shift(length - 1)
    known = rows["value"].where(is_known(rows) & ~rules.is_unlike(rows))
    value = known.groupby([rows[name] for name in SERIES], sort=False).transform(lambda one: one.rolling(length).mean())
    is_early = (rows["status"] == "provisional").groupby([rows[name] for name in SERIES], sort=False)
    some_early = is_early.transform(lambda one: one.rolling(length, min_periods=1).max()).astype(bool)
    is_whole = (rows["place"] - begun["place"]) == length - 1
    status = pd.Series("ok", index=rows.index).mask(some_early, "provisional")
    status = status.mask(rules.is_broken(rows, begun["period"].fillna(rows["period"]), rows["period"]), "break")
    status = status.mask(~is_whole | (value.isna() & status.ne("break")), "too_few")
    return value, status.where(is_known(rows), rows["status"])
