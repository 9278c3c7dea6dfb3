"""What an idea and a project share beside words: type, target group, ages, place, partners, time. Quick over all projects, exact for the few that are shown."""

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
import pandas as pd

from insteg.search.idea import Idea, SharedTrait

OLDEST = 150
COUNTY_DIGITS = 2


class Facts:
    """The facts of all projects as arrays, one place a project. Unknown ages, places and times are never shared."""

    def __init__(self, projects: pd.DataFrame, groups: Sequence[Iterable[str]]) -> None:
        low, high = (projects[name].to_numpy(dtype=float, na_value=np.nan) for name in ("age_min", "age_max"))
        known = ~(np.isnan(low) & np.isnan(high))
        # An age that is open at one end reaches on; an age unknown at both ends reaches nowhere.
        self._low = np.where(known, np.nan_to_num(low, nan=0), np.inf)
        self._high = np.where(known, np.nan_to_num(high, nan=OLDEST), -np.inf)
        self._start, self._end = (pd.to_datetime(projects[name]).to_numpy(dtype="datetime64[D]") for name in ("starts_on", "ends_on"))
        listed = {"type": projects["types"], "group": groups, "place": projects["area_codes"], "partner": projects["partner_kinds"]}
        self._rows = {kind: _rows_by_value(column) for kind, column in listed.items()}

    def shared(self, idea: Idea) -> dict[str, np.ndarray]:
        """For each kind of fact, how much of it each project shares (0-1); zero for everybody where the idea says nothing of it."""
        found = {kind: self._part(kind, values) for kind, values in self._listed(idea).items()}
        return {**found, "place": np.minimum(1.0, found["place"]), "target_group": self._ages(idea.ages), "time": self._time(idea.period)}

    def reasons(self, row: int, idea: Idea) -> tuple[SharedTrait, ...]:
        """The facts that one project shares with the idea, each with what is shared."""
        listed = {
            kind: tuple(item for item in values if row in self._rows[kind].get(item, ())) for kind, values in self._listed(idea).items()
        }
        found = {**listed, "target_group": self._same_ages(row, idea), "time": self._same_time(row, idea)}
        return tuple(SharedTrait(kind, same) for kind, same in found.items() if same)

    def _part(self, kind: str, values: tuple[str, ...]) -> np.ndarray:
        """How much of what is asked a project holds: the rarer what is asked, the more it counts. Of several places one is enough."""
        held, asked = np.zeros(len(self._low)), 0.0
        for value in values:
            rows = self._rows[kind].get(value, [])
            weight = 1.0 if kind == "place" else float(np.log1p(len(self._low) / (1 + len(rows))))
            held[rows] += weight
            asked += weight
        return held if kind == "place" or not asked else held / asked

    def _listed(self, idea: Idea) -> dict[str, tuple[str, ...]]:
        return {"type": idea.types, "group": idea.groups, "place": self._wanted(idea.places), "partner": idea.partners}

    def _wanted(self, places: tuple[str, ...]) -> tuple[str, ...]:
        """A municipality and its county (the first two digits), since a county-wide project reaches it; a county and all that lies in it."""
        known = self._rows["place"]
        reached = (
            (place, place[:2]) if len(place) > COUNTY_DIGITS else (code for code in known if code.startswith(place)) for place in places
        )
        return tuple(dict.fromkeys(code for codes in reached for code in codes))

    def _ages(self, asked: tuple[int, int] | None) -> np.ndarray:
        if asked is None:
            return np.zeros(len(self._low))
        return ((self._low <= asked[1]) & (self._high >= asked[0])).astype(float)

    def _time(self, asked: tuple[date, date] | None) -> np.ndarray:
        if asked is None:
            return np.zeros(len(self._low))
        # A comparison with an unknown date is false.
        overlaps = (self._start <= np.datetime64(asked[1])) & (self._end >= np.datetime64(asked[0]))
        return np.asarray(overlaps, dtype=float)

    def _same_ages(self, row: int, idea: Idea) -> tuple[str, ...]:
        if idea.ages is None or not self._ages(idea.ages)[row]:
            return ()
        return (f"{max(idea.ages[0], int(self._low[row]))}-{min(idea.ages[1], int(self._high[row]))}",)

    def _same_time(self, row: int, idea: Idea) -> tuple[str, ...]:
        if idea.period is None or not self._time(idea.period)[row]:
            return ()
        first = max(self._start[row], np.datetime64(idea.period[0]))
        last = min(self._end[row], np.datetime64(idea.period[1]))
        return str(first), str(last)


def _rows_by_value(column: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for row, values in enumerate(column):
        for value in values:
            rows.setdefault(value, []).append(row)
    return rows
