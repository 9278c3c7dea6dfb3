"""All that is computed for one question of the effect page."""

from dataclasses import dataclass

import pandas as pd

from insteg.figures.sentences import Rank
from insteg.statistics.did import DifferenceInDifferences
from insteg.statistics.interval import Interval
from insteg.statistics.placebo import Finding, Placebos, fewest_beyond, ratio
from insteg.statistics.synthetic import SyntheticControl
from insteg.statistics.window import Refusal


@dataclass(frozen=True)
class EffectEstimate:
    """Everything that is computed for one question. uneven: donors shut out because the break moved them in their own way."""

    result: SyntheticControl
    placebos: Placebos
    finding: Finding
    p_rank: float
    interval: Interval
    other: DifferenceInDifferences
    minimum: float
    earlier: SyntheticControl | Refusal
    without_one: pd.DataFrame
    uneven: tuple[str, ...]

    @property
    def ratio(self) -> float:
        """The distance in parts of what chance is expected to give a municipality of this size and fit."""
        return ratio(self.result, self.placebos)

    @property
    def is_confirmed(self) -> bool:
        """Whether the second method sees the same: its interval leaves out zero, on the same side."""
        other = self.other
        return not other.interval.holds(0) and (other.effect > 0) == (self.result.effect > 0)

    @property
    def rank(self) -> Rank:
        """How many donors lie as far out: in points as printed, and measured by what chance gives each."""
        as_far = self.placebos.effects.abs() >= abs(self.result.effect)
        as_unusual, donors = self.placebos.ratios >= self.ratio, len(self.placebos.before)
        return Rank(int(as_far.sum()), int(as_unusual.sum()), donors, fewest_beyond(donors) - 1)
