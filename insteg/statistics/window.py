"""What an effect may be computed from: years, donors and breaks, or a refusal with its reason (reading rules 7 and 11)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

FEWEST_YEARS_BEFORE = 5
# Fewer placebos than this cannot give a p-rank of 0.05, whatever happened.
FEWEST_DONORS = 19

RefusalReason = Literal[
    "unknown_area",
    "missing_values",
    "short_pre_period",
    "no_post_period",
    "too_few_donors",
    "break_not_common",
    "break_not_accepted",
    "poor_fit",
]


@dataclass(frozen=True)
class Refusal:
    """Why no effect is computed. found and limit: the numbers behind the reason, None when it is not about a number."""

    reason: RefusalReason
    found: float | None = None
    limit: float | None = None


@dataclass(frozen=True)
class BreakYear:
    """period: the first year of the new definition. hits_all_alike: whether it moved every area in the same way."""

    period: int
    hits_all_alike: bool


@dataclass(frozen=True)
class Request:
    """What is asked: `treated` from the year `start` on, against `donors` (all other columns when None).

    sizes: people by area, so that each is judged by what chance does at its size; None when all are to count as equally large.
    """

    treated: str
    start: int
    donors: tuple[str, ...] | None = None
    breaks: tuple[BreakYear, ...] = ()
    accepts_common_breaks: bool = False
    sizes: pd.Series | None = None


@dataclass(frozen=True)
class Window:
    """What was granted. outcomes: years by areas, the treated first, complete. left_out: donors without a full series.

    accepted_breaks: the first years of definitions that changed inside the window, which every use must show. sizes: people by
    area, None when all count as equally large.
    """

    outcomes: pd.DataFrame
    treated: str
    start: int
    left_out: tuple[str, ...] = ()
    accepted_breaks: tuple[int, ...] = ()
    sizes: pd.Series | None = None

    @property
    def donors(self) -> list[str]:
        return list(self.outcomes.columns[1:])

    def people(self, areas: Sequence[str]) -> NDArray[np.float64]:
        """The sizes of some areas; all one where none were given."""
        return np.ones(len(areas)) if self.sizes is None else self.sizes.reindex(list(areas)).to_numpy(dtype=float)

    @property
    def before(self) -> pd.DataFrame:
        """The years before the start."""
        return self.outcomes[self.outcomes.index < self.start]

    @property
    def after(self) -> pd.DataFrame:
        """The start year and all after it."""
        return self.outcomes[self.outcomes.index >= self.start]


def open_window(outcomes: pd.DataFrame, request: Request, fewest_donors: int = FEWEST_DONORS) -> Window | Refusal:
    """The window for a request, or the first reason why there is none.

    outcomes: years (whole numbers, index) by areas (columns), all years that are to be used and no others.
    A break lies inside when years on both sides of it are used. One that does not hit all alike is always refused; one that
    does is refused unless the request accepts it knowingly.
    """
    table = outcomes.sort_index()
    if request.treated not in table.columns or (request.sizes is not None and pd.isna(request.sizes.get(request.treated))):
        return Refusal("unknown_area")
    if table[request.treated].isna().any():
        return Refusal("missing_values", float(table[request.treated].isna().sum()), 0)
    if refusal := _refused_years(table, request.start) or _refused_break(table, request):
        return refusal
    full, left_out = _donors(table, request)
    if len(full) < fewest_donors:
        return Refusal("too_few_donors", len(full), fewest_donors)
    accepted = tuple(sorted(one.period for one in _inside(table, request.breaks)))
    return Window(table[[request.treated, *full]].astype(float), request.treated, request.start, left_out, accepted, request.sizes)


def _refused_years(table: pd.DataFrame, start: int) -> Refusal | None:
    before, after = int((table.index < start).sum()), int((table.index >= start).sum())
    if before < FEWEST_YEARS_BEFORE:
        return Refusal("short_pre_period", before, FEWEST_YEARS_BEFORE)
    return Refusal("no_post_period", 0, 1) if after == 0 else None


def _refused_break(table: pd.DataFrame, request: Request) -> Refusal | None:
    inside = _inside(table, request.breaks)
    if uneven := [one.period for one in inside if not one.hits_all_alike]:
        return Refusal("break_not_common", uneven[0])
    return Refusal("break_not_accepted", inside[0].period) if inside and not request.accepts_common_breaks else None


def _inside(table: pd.DataFrame, breaks: Iterable[BreakYear]) -> list[BreakYear]:
    return [one for one in breaks if table.index.min() < one.period <= table.index.max()]


def _donors(table: pd.DataFrame, request: Request) -> tuple[list[str], tuple[str, ...]]:
    """Donors with a full series (and a size, where sizes count), and those without one (or unknown)."""
    asked = [name for name in (request.donors or table.columns) if name != request.treated]
    known = set(asked) if request.sizes is None else set(request.sizes.dropna().index)
    full = [name for name in asked if name in known and name in table.columns and table[name].notna().all()]
    return full, tuple(sorted(set(asked) - set(full)))
