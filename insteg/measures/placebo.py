"""Is the gap larger than chance makes it? Placebos in space and time, and what one donor decides."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from insteg.measures.interval import Interval
from insteg.measures.simplex import simplex_weights
from insteg.measures.synthetic import PENALTY, SyntheticControl, fit, rmspe_ratio
from insteg.measures.window import FEWEST_YEARS_BEFORE, Refusal, Request, SeriesBreak, Window, open_window

LEVEL = 0.05

Finding = Literal["not_distinguishable", "higher", "lower"]


@dataclass(frozen=True)
class Placebos:
    """Every donor treated as if it had started something. gaps: years by donors; before, after: RMSPE by donor."""

    gaps: pd.DataFrame
    before: pd.Series
    after: pd.Series
    start: int

    @property
    def ratios(self) -> pd.Series:
        """RMSPE after over before, by donor."""
        return pd.Series([rmspe_ratio(*pair) for pair in zip(self.before, self.after, strict=True)], index=self.before.index)

    def critical_ratio(self, level: float = LEVEL) -> float:
        """The ratio that must be exceeded for a p-rank of at most `level`; infinite when there are too few placebos."""
        allowed = int(np.floor(level * (len(self.before) + 1) + 1e-9))
        return float(np.sort(self.ratios)[-allowed]) if allowed else float("inf")


def in_space(window: Window, penalty: float = PENALTY, progress: Callable[[int, int], object] | None = None) -> Placebos:
    """A synthetic control for every donor out of the other donors; the treated area is never a donor.

    progress: called with (done, all) after every donor, for a progress bar.
    Source: Abadie, Diamond and Hainmueller (2010), JASA 105:493-505, section 3.4.
    """
    table = window.outcomes[window.donors].to_numpy()
    is_before = window.outcomes.index < window.start
    gaps = np.empty_like(table)
    for unit in range(table.shape[1]):
        others = np.delete(table, unit, axis=1)
        weights = simplex_weights(others[is_before], table[is_before, unit], penalty)
        gaps[:, unit] = table[:, unit] - others @ weights
        if progress:
            progress(unit + 1, table.shape[1])
    before, after = (np.sqrt((gaps[rows] ** 2).mean(axis=0)) for rows in (is_before, ~is_before))
    frame = pd.DataFrame(gaps, index=window.outcomes.index, columns=window.donors)
    return Placebos(frame, pd.Series(before, index=window.donors), pd.Series(after, index=window.donors), window.start)


def p_rank(result: SyntheticControl, placebos: Placebos) -> float:
    """The share of all areas, the treated included, whose RMSPE ratio is at least as large as the treated one's.

    Source: Abadie, Diamond and Hainmueller (2010), JASA 105:493-505, section 3.4.
    """
    return float((1 + (placebos.ratios >= result.ratio).sum()) / (1 + len(placebos.ratios)))


def effect_interval(result: SyntheticControl, placebos: Placebos, level: float = LEVEL) -> Interval | None:
    """All constant effects that the placebos do not reject at `level`; None when they reject every constant effect.

    Infinite ends mean that there are too few placebos to reject anything.
    Source: Firpo and Possebom (2018), Journal of Causal Inference 6(2), inversion of the RMSPE ratio test.
    """
    after = result.gap[result.gap.index >= result.window.start].to_numpy()
    room = (placebos.critical_ratio(level) * result.rmspe_before) ** 2 - float(after.var())
    if room < 0:
        return None
    return Interval(float(after.mean() - np.sqrt(room)), float(after.mean() + np.sqrt(room)))


def in_time(window: Window, start: int | None = None, penalty: float = PENALTY) -> SyntheticControl | Refusal:
    """The same with a made-up earlier start, on the years before the real one only: a gap there is not the project's.

    start: the latest two years before the real start are held out when not given. Refused when five years do not remain.
    Source: Abadie, Diamond and Hainmueller (2015), American Journal of Political Science 59:495-510.
    """
    earlier = window.before
    fake = int(earlier.index[-2]) if start is None else start
    # What was knowingly accepted for the real start stays accepted, and stays marked.
    breaks = tuple(SeriesBreak(period, True) for period in window.accepted_breaks)
    opened = open_window(earlier, Request(window.treated, fake, tuple(window.donors), breaks, True), fewest_donors=1)
    return opened if isinstance(opened, Refusal) else fit(opened, penalty)


def leave_one_out(result: SyntheticControl) -> pd.DataFrame:
    """The gap by year (rows) with each donor in turn shut out (columns: every donor that has weight).

    Source: Abadie, Diamond and Hainmueller (2015), American Journal of Political Science 59:495-510.
    """
    window = result.window
    gaps = {}
    for donor in result.weights.index:
        smaller = Window(window.outcomes.drop(columns=donor), window.treated, window.start, window.left_out, window.accepted_breaks)
        gaps[donor] = fit(smaller, result.penalty).gap
    return pd.DataFrame(gaps)


def conclude(result: SyntheticControl, placebos: Placebos, level: float = LEVEL) -> Finding:
    """The plain finding, by rules fixed beforehand: higher or lower only when all three hold.

    (1) the p-rank is at most `level`; (2) no single donor turns the sign of the mean gap; (3) where five earlier years allow
    it, the placebo in time is smaller than the real gap, measured as the ratio of RMSPE.
    Anything else is "not_distinguishable". The rules are this project's own; the parts are those of Abadie et al. (2010, 2015).
    """
    if p_rank(result, placebos) > level or not _keeps_its_sign(result) or _moved_before(result):
        return "not_distinguishable"
    return "higher" if result.effect > 0 else "lower"


def _keeps_its_sign(result: SyntheticControl) -> bool:
    after = leave_one_out(result) if len(result.window.donors) > 1 else pd.DataFrame()
    means = after[after.index >= result.window.start].mean()
    return bool((np.sign(means) == np.sign(result.effect)).all())


def _moved_before(result: SyntheticControl) -> bool:
    if len(result.window.before) < FEWEST_YEARS_BEFORE + 2:
        return False
    earlier = in_time(result.window, penalty=result.penalty)
    return not isinstance(earlier, Refusal) and earlier.ratio >= result.ratio
