"""The figures of a table with everything that is worked out for it, as one long frame: own groups, sums, differences, means."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from insteg.figures.exploration.against import against
from insteg.figures.exploration.comparable import is_known, rules
from insteg.figures.exploration.cross_choice import AGAINST, MEAN, PER_THOUSAND, QUANTITY, CrossChoice
from insteg.figures.exploration.over_time import moving_mean
from insteg.figures.exploration.per_thousand import POPULATION, per_thousand
from insteg.figures.exploration.selection import Selection, size
from insteg.figures.exploration.together import together
from insteg.reference import in_view
from insteg.store import queries

# A table of more figures than this takes seconds and hundreds of megabytes; the rows and the API hold any number.
MOST_FIGURES = 150_000
GROUP, SUM = "~", "~~"
FILTERS = {"area_code": "area_codes", "sex": "sexes", "age": "ages", "indicator": "indicators"}


class TooMany(ValueError):
    """The selection holds more figures than a table is made of."""


def cells(choice: CrossChoice) -> pd.DataFrame:
    """One row a figure and quantity. Raises TooMany."""
    if size(choice.selection).row_count > MOST_FIGURES:
        raise TooMany
    rows = _taken_together(choice, _asked(choice.selection))
    found = [_quantity(choice, rows, name).assign(**{QUANTITY: name}) for name in choice.cells]
    return pd.concat(found, ignore_index=True)


def _asked(selection: Selection) -> pd.DataFrame:
    # Not remembered: the table made of it is.
    return queries.ask("explore_cells", **selection.asked)


def _taken_together(choice: CrossChoice, rows: pd.DataFrame) -> pd.DataFrame:
    """With the reader's groups as areas of their own, and with the sums asked for."""
    areas, known = in_view.areas(), rules()
    parts = [rows]
    for place, group in enumerate(choice.groups):
        members = _asked(replace(choice.selection, area_codes=group.area_codes))
        parts.append(together(members, "area_code", group.area_codes, f"{GROUP}{place:02}", known, areas))
    for dimension in choice.summed:
        members = sorted(rows[dimension].unique())
        parts.append(together(rows, dimension, members, SUM, known, areas))
    return pd.concat([part for part in parts if len(part)], ignore_index=True) if len(rows) else rows


def _quantity(choice: CrossChoice, rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows with what is asked for as their value."""
    if name in AGAINST:
        return _against(choice, rows, name)
    if name == MEAN:
        return moving_mean(rows, rules())
    if name == PER_THOUSAND:
        return per_thousand(rows, _populations(choice), rules())
    if name == "value":
        return rows
    return rows.assign(value=rows[name], status=rows["status"].mask(rows[name].isna() & rows["value"].notna(), "no_numbers"))


def _against(choice: CrossChoice, rows: pd.DataFrame, name: str) -> pd.DataFrame:
    dimension, _ = choice.based_on
    if not dimension:
        return rows.assign(value=float("nan"), status=rows["status"].where(~is_known(rows), "no_base"))
    return against(rows, _base_rows(choice, rows), dimension, name, rules())


def _base_rows(choice: CrossChoice, rows: pd.DataFrame) -> pd.DataFrame:
    """The figures set against: fetched where the filters leave them out."""
    dimension, member = choice.based_on
    if (rows[dimension] == member).any():
        return rows[rows[dimension] == member]
    narrowed: dict[str, object] = {"period_from": member, "period_to": member} if dimension == "period" else {FILTERS[dimension]: (member,)}
    fetched = _taken_together(choice, _asked(replace(choice.selection, **narrowed)))  # type: ignore[arg-type]
    return fetched[fetched[dimension] == member]


def _populations(choice: CrossChoice) -> pd.DataFrame:
    """The figures that count everybody, of the same places, years and groups, and of the reader's own groups too."""
    everybody = tuple(name for name, item in in_view.indicators().items() if item.axis == POPULATION)
    return _taken_together(choice, _asked(replace(choice.selection, indicators=everybody)))


def refused(found: pd.DataFrame) -> Iterator[tuple[str, int]]:
    """Why cells were not worked out, and how many each."""
    counted = found["status"].value_counts()
    yield from ((reason, int(counted[reason])) for reason in REFUSALS if reason in counted)


REFUSALS = (
    "break", "unlike", "other_measure", "no_other", "no_base", "zero", "too_few", "occasional", "not_people", "no_people", "shares",
    "incomplete", "overlap", "no_numbers",
)  # fmt: skip
