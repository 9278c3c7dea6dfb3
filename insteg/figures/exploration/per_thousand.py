"""A figure as so many of a thousand: of those it is a share of, or of the people of the same age in the same place and year."""

import pandas as pd

from insteg.figures.exploration.comparable import KEY, Rules, is_known

POPULATION = "population_persons"


def per_thousand(rows: pd.DataFrame, populations: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """The rows with so many of a thousand as their value; the status says why not. populations: figures of the measures that count everybody."""
    shared = [name for name in KEY if name != "indicator"]
    people = populations[[*shared, "value"]].rename(columns={"value": "people"}).drop_duplicates(shared)
    both = rows.merge(people, on=shared, how="left")
    kind, unit = rules.of(both, "kind"), rules.of(both, "unit")
    is_share, is_count = (kind == "share") & (unit == "percent"), (unit == "persons") & (rules.of(both, "axis") != POPULATION)
    value = (both["value"] * 10).where(is_share, 1000 * both["value"] / both["people"].where(both["people"] > 0))
    status = both["status"].mask(is_known(both) & ~is_share & ~is_count, "not_people")
    status = status.mask(is_known(both) & is_count & ~(both["people"] > 0), "no_people")
    return both[list(rows.columns)].assign(value=value.where(status.isin(["ok", "provisional"])), status=status)
