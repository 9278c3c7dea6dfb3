"""What an idea and a project share beside words: type, ages, place, time. Quick over all projects, exact for the few that are shown."""

from collections.abc import Iterable
from datetime import date

import numpy as np
import pandas as pd

from insteg.search.idea import Idea, Reason

OLDEST = 150


class Facts:
    """The facts of all projects as arrays, one place a project. Unknown ages, places and times are never shared."""

    def __init__(self, projects: pd.DataFrame) -> None:
        low, high = (projects[name].to_numpy(dtype=float, na_value=np.nan) for name in ("age_min", "age_max"))
        known = ~(np.isnan(low) & np.isnan(high))
        # An age that is open at one end reaches on; an age unknown at both ends reaches nowhere.
        self._low = np.where(known, np.nan_to_num(low, nan=0), np.inf)
        self._high = np.where(known, np.nan_to_num(high, nan=OLDEST), -np.inf)
        self._start, self._end = (pd.to_datetime(projects[name]).to_numpy(dtype="datetime64[D]") for name in ("starts_on", "ends_on"))
        self._rows = {"type": _rows_by_value(projects["types"]), "place": _rows_by_value(projects["area_codes"])}

    def shared(self, idea: Idea) -> dict[str, np.ndarray]:
        """For each kind of fact, one true or false a project."""
        return {
            "type": self._holds("type", idea.types),
            "target_group": self._ages(idea.ages),
            "place": self._holds("place", _wanted(idea)),
            "time": self._time(idea.period),
        }

    def reasons(self, row: int, idea: Idea) -> tuple[Reason, ...]:
        """The facts that one project shares with the idea, each with what is shared."""
        types = tuple(item for item in idea.types if row in self._rows["type"].get(item, ()))
        places = tuple(item for item in _wanted(idea) if row in self._rows["place"].get(item, ()))
        found = {"type": types, "target_group": self._same_ages(row, idea), "place": places, "time": self._same_time(row, idea)}
        return tuple(Reason(kind, same) for kind, same in found.items() if same)

    def _holds(self, kind: str, values: tuple[str, ...]) -> np.ndarray:
        held = np.zeros(len(self._low), dtype=bool)
        for value in values:
            held[self._rows[kind].get(value, [])] = True
        return held

    def _ages(self, asked: tuple[int, int] | None) -> np.ndarray:
        if asked is None:
            return np.zeros(len(self._low), dtype=bool)
        return (self._low <= asked[1]) & (self._high >= asked[0])

    def _time(self, asked: tuple[date, date] | None) -> np.ndarray:
        if asked is None:
            return np.zeros(len(self._low), dtype=bool)
        # A comparison with an unknown date is false.
        return (self._start <= np.datetime64(asked[1])) & (self._end >= np.datetime64(asked[0]))

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


def _wanted(idea: Idea) -> tuple[str, ...]:
    """The municipality and its county (the first two digits): a county-wide project reaches every municipality in it."""
    return () if idea.municipality is None else (idea.municipality, idea.municipality[:2])


def _rows_by_value(column: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for row, values in enumerate(column):
        for value in values:
            rows.setdefault(value, []).append(row)
    return rows
