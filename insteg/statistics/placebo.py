"""Is the gap larger than chance makes it? Placebos in space and time, and what one donor decides."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import pandas as pd

from insteg.statistics.chance import Chance, learn
from insteg.statistics.interval import Interval
from insteg.statistics.simplex import simplex_weights
from insteg.statistics.synthetic import PENALTY, SyntheticControl, fit
from insteg.statistics.window import FEWEST_YEARS_BEFORE, BreakYear, Refusal, Request, Window, open_window

LEVEL = 0.05

Finding = Literal["not_distinguishable", "higher", "lower"]


@dataclass(frozen=True)
class Placebos:
    """Every donor treated as if it had started something. gaps: years by donors; before: RMSPE before the start, by donor.

    people: size by donor, all one where sizes are not known.
    """

    gaps: pd.DataFrame
    before: pd.Series
    people: pd.Series
    start: int

    @property
    def effects(self) -> pd.Series:
        """The mean gap from the start on, by donor: the same figure as the effect of the treated area."""
        return self.gaps[self.gaps.index >= self.start].mean()

    @cached_property
    def chance(self) -> Chance:
        """What nothing at all gives, by size and by fit before the start."""
        return learn(self.effects.to_numpy(), self.people.to_numpy(), self.before.to_numpy())

    @property
    def expected(self) -> pd.Series:
        """How far chance is expected to move each donor, in the unit of the outcome."""
        return pd.Series(self.chance.expected(self.people, self.before), index=self.before.index)

    @property
    def ratios(self) -> pd.Series:
        """How far each donor lies from its own mixture, in parts of what chance is expected to give it."""
        return self.effects.abs() / self.expected

    def critical_ratio(self, level: float = LEVEL) -> float:
        """The ratio that must be exceeded for a p-rank of at most `level`; infinite when there are too few placebos."""
        allowed = fewest_beyond(len(self.before), level)
        return float(np.sort(self.ratios)[-allowed]) if allowed else float("inf")


def fewest_beyond(donors: int, level: float = LEVEL) -> int:
    """The number of donors as far out from which on an area is no longer among the most extreme `level` of all areas."""
    return int(np.floor(level * (donors + 1) + 1e-9))


def expected_by_chance(result: SyntheticControl, placebos: Placebos) -> float:
    """How far chance is expected to move the treated area, by its size and its fit, in the unit of the outcome."""
    people = result.window.people([result.window.treated])
    return float(placebos.chance.expected(people, result.rmspe_before)[0])


def ratio(result: SyntheticControl, placebos: Placebos) -> float:
    """The effect, without its sign, in parts of what chance is expected to give the treated area."""
    return abs(result.effect) / expected_by_chance(result, placebos)


def reach(result: SyntheticControl, placebos: Placebos, level: float = LEVEL) -> float:
    """How far from zero the effect must lie to be more than chance, in the unit of the outcome; infinite with too few placebos."""
    return placebos.critical_ratio(level) * expected_by_chance(result, placebos)


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
    before = pd.Series(np.sqrt((gaps[is_before] ** 2).mean(axis=0)), index=window.donors)
    frame = pd.DataFrame(gaps, index=window.outcomes.index, columns=window.donors)
    return Placebos(frame, before, pd.Series(window.people(window.donors), index=window.donors), window.start)


def p_rank(result: SyntheticControl, placebos: Placebos) -> float:
    """The share of all areas, the treated included, that lie at least as far out, each in parts of what chance gives it.

    Source: the rank of Abadie, Diamond and Hainmueller (2010), JASA 105:493-505, section 3.4, on the mean gap instead of the ratio
    of RMSPE: that ratio called one in seven of the best-fitted areas an effect where there was none, and next to none of the others.
    Measured by size as in Ferman and Pinto (2019), Review of Economics and Statistics 101:452-467.
    """
    return float((1 + (placebos.ratios >= ratio(result, placebos)).sum()) / (1 + len(placebos.before)))


def effect_interval(result: SyntheticControl, placebos: Placebos, level: float = LEVEL) -> Interval:
    """All constant effects that the placebos do not reject at `level`; infinite ends when there are too few to reject anything.

    Source: Firpo and Possebom (2018), Journal of Causal Inference 6(2): the test of `p_rank` inverted.
    """
    far = reach(result, placebos, level)
    return Interval(result.effect - far, result.effect + far)


def in_time(window: Window, start: int | None = None, penalty: float = PENALTY) -> SyntheticControl | Refusal:
    """The same with a made-up earlier start, on the years before the real one only: a gap there is not the project's.

    start: the latest two years before the real start are held out when not given. Refused when five years do not remain.
    Source: Abadie, Diamond and Hainmueller (2015), American Journal of Political Science 59:495-510.
    """
    earlier = window.before
    fake = int(earlier.index[-2]) if start is None else start
    # What was knowingly accepted for the real start stays accepted, and stays marked.
    breaks = tuple(BreakYear(period, True) for period in window.accepted_breaks)
    opened = open_window(earlier, Request(window.treated, fake, tuple(window.donors), breaks, True), fewest_donors=1)
    return opened if isinstance(opened, Refusal) else fit(opened, penalty)


def leave_one_out(result: SyntheticControl) -> pd.DataFrame:
    """The gap by year (rows) with each donor in turn shut out (columns: every donor that has weight).

    Source: Abadie, Diamond and Hainmueller (2015), American Journal of Political Science 59:495-510.
    """
    window = result.window
    gaps = {}
    for donor in result.weights.index:
        smaller = Window(
            window.outcomes.drop(columns=donor), window.treated, window.start, window.left_out, window.accepted_breaks, window.sizes
        )
        gaps[donor] = fit(smaller, result.penalty).gap
    return pd.DataFrame(gaps)


def conclude(result: SyntheticControl, placebos: Placebos, level: float = LEVEL) -> Finding:
    """The plain finding, by rules fixed beforehand: higher or lower only when all three hold.

    (1) the p-rank is at most `level`; (2) no single donor turns the sign of the mean gap; (3) where five earlier years allow
    it, the placebo in time is smaller than the real gap: the mean gap of the years held out against the mean gap from the start on.
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
    return not isinstance(earlier, Refusal) and abs(earlier.effect) >= abs(result.effect)
