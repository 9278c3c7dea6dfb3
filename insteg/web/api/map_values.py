"""One measure's values for a map: one an area, in one period, of one sex and age."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from insteg.reference import in_view, words
from insteg.web.api import formats, lists
from insteg.web.api.found import UnfitForMap
from insteg.web.api.observations import newest_periods, observations
from insteg.web.api.parameters import ObservationChoices
from insteg.web.api.rows import ObservationRow

# Of a row of the open data, what its area does not say already.
TOLD = [name for name in ObservationRow.model_fields if name not in ("area_code", "area")]
NOTHING = "missing"
# A period of which nobody has a figure.
NEVER = "1900"


@dataclass(frozen=True)
class MapValues:
    """rows: area code -> the row of the open data. An area without a row is told as missing."""

    language: str
    indicator: str
    period: str
    sex: str
    age: str
    rows: dict[str, dict[str, Any]]

    def of(self, code: str) -> dict[str, Any]:
        """What is told of one area: its row, with the status in words."""
        row = self.rows.get(code) or self._nothing()
        return {name: row[name] for name in TOLD} | {"status_text": words.load(self.language)(f"status.{row['status']}")}

    def _nothing(self) -> dict[str, Any]:
        known = {"indicator": self.indicator, "period": self.period or None, "sex": self.sex, "age": self.age, "unit": self._unit}
        return {**dict.fromkeys(TOLD), **known, "status": NOTHING, "is_provisional": False}

    @property
    def _unit(self) -> str:
        return in_view.indicators()[self.indicator].unit

    def around(self) -> dict[str, Any]:
        """What is told once for all areas."""
        item, say = in_view.indicators()[self.indicator], words.load(self.language)
        text = item.text(self.language)
        return {
            "indicator": {"indicator": item.id, "title": text.title, "definition": text.definition, "caveat": text.caveat},
            "unit": item.unit,
            "unit_text": say(f"unit.{item.unit}.axis"),
            "period": self.period or None,
            "sex": self.sex,
            "age": self.age,
            "provisional": any(row["is_provisional"] for row in self.rows.values()),
            "breaks": [
                {"period": one.period, "certainty": one.certainty, "why": one.why(self.language)}
                for one in in_view.breaks()
                if one.indicator == item.id
            ],
        }


def find(language: str, indicator: str, period: str, sex: str, age: str) -> MapValues | None:
    """The values; None where no measure is asked for. An empty period is the newest, an empty sex everybody, an empty age the only one there is.

    Raises UnfitForMap where the question would give an area several values.
    """
    if not indicator:
        if other := next((name for name, value in (("period", period), ("sex", sex), ("age", age)) if value), ""):
            raise UnfitForMap(other, "needs_indicator")
        return None
    sex = sex or "total"
    if period in ("", lists.LATEST):
        period = newest_periods([sex], [age] if age else None).get(indicator, "")
    found = _rows(language, indicator, period, sex, age)
    ages = sorted(set(found["age"]))
    if len(ages) > 1:
        raise UnfitForMap("age", "ages", ", ".join(ages))
    listed = {row["area_code"]: row for row in formats.records(found, ObservationRow)}
    return MapValues(language, indicator, period, sex, age or (ages[0] if ages else in_view.indicators()[indicator].age), listed)


def _rows(language: str, indicator: str, period: str, sex: str, age: str) -> pd.DataFrame:
    given: dict[str, Any] = {"indicator": [indicator], "period": [period or NEVER], "sex": [sex], "age": [age] if age else []}
    rows = observations(ObservationChoices(lang=language, **given)).rows  # type: ignore[arg-type]
    # A year asked for holds its months: of a measure told by month it would be twelve values an area.
    exact = rows[rows["period"] == period]
    if len(rows) and exact.empty:
        raise UnfitForMap("period", "several")
    return exact
