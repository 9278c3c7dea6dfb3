"""Whether a yearly share rose or fell, judged as Fingertips does but with the real swing between years (reading rule 3)."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from insteg.statistics.verdict import Direction

if TYPE_CHECKING:
    import pandas as pd

# The 99.8 % point of chi-square with one degree of freedom, as printed in the Fingertips guidance.
CUT_OFF = 9.5495
POINTS = 5
# The real swing of the share neither working nor studying, as `yearly_spread` finds it in the 290 municipalities of 2015-2024.
USUAL_SPREAD = 0.10
# A spread is learnt from series of at least so many years, and from so many stretches of five years.
FEWEST_YEARS, FEWEST_STRETCHES = 7, 20

Word = Literal["improving", "worsening", "rising", "falling", "no_significant_change", "not_calculable"]
TrendReason = Literal["significant", "not_significant", "outlier", "too_few_points", "missing_values", "another_base"]


@dataclass(frozen=True)
class Trend:
    """The verdict, why it was given, and what it was computed from. Slope: logit units a year; NaN when not calculable."""

    word: Word
    reason: TrendReason
    chi_square: float
    slope: float
    first: int | None
    last: int | None

    @property
    def is_change(self) -> bool:
        """Whether a sentence may claim a change at all (reading rule 9)."""
        return self.word not in ("no_significant_change", "not_calculable")


ByYear: TypeAlias = "pd.Series | Mapping[int, float]"


def recent_trend(
    counts: ByYear,
    denominators: ByYear,
    good_direction: Direction,
    breaks: Iterable[int] = (),
    points: int = POINTS,
    spread: float = USUAL_SPREAD,
) -> Trend:
    """The trend over the `points` most recent years, all of them after the last break.

    counts, denominators: people by year (any order). A count may have decimals when it was made from a published share.
    A year without a figure inside the window makes the trend not calculable: the years are never closed up.
    breaks: each the first year of a new definition; only years from the latest such year on are used, never both sides.
    spread: how far a share really swings from year to year beyond the chance of its people, in logit units (`yearly_spread`); with
    zero the test is that of Fingertips, which takes the people for the only chance there is.
    A change needs a chi-square for linear trend above 9.5495 and a slope that keeps its sign when any one year is left out.
    Source: Fingertips public health technical guidance, "Trend markers" (proportions); Armitage (1955), Biometrics 11:375-386.
    Raises ValueError when points is below five, a year is no whole number, or a count is outside 0 to its denominator.
    """
    if points < POINTS:
        raise ValueError(f"A trend is judged on at least {POINTS} years, not {points}.")
    window = _window(counts, breaks, points)
    if window is None:
        return _not_calculable("too_few_points")
    years = np.array(window, dtype=float)
    count, people = (np.array([column.get(year, np.nan) for year in window], dtype=float) for column in (counts, denominators))
    if np.isnan(count).any() or np.isnan(people).any() or (people <= 0).any():
        return _not_calculable("missing_values")
    if ((count < 0) | (count > people)).any():
        raise ValueError("A count lies outside 0 to its denominator; check that both are people of the same year.")
    return _judge(years, count, people, good_direction, spread)


def chi_square_for_trend(
    years: NDArray[np.float64], counts: NDArray[np.float64], denominators: NDArray[np.float64], spread: float = 0.0
) -> float:
    """Chi-square (1 df) for a linear trend in proportions; arrays of one length. Zero when nobody or everybody is counted.

    spread: real swing between years in logit units, added to the variance of every year (Breslow 1984, Applied Statistics 33:38-44).
    Source: Armitage (1955), Biometrics 11:375-386; R's prop.trend.test (both without the spread).
    """
    overall = counts.sum() / denominators.sum()
    each = overall * (1 - overall)
    if each <= 0:
        return 0.0
    weight = 1 / (each / denominators + (each * spread) ** 2)
    from_middle = years - np.average(years, weights=weight)
    return float((weight * counts / denominators * from_middle).sum() ** 2 / (weight * from_middle**2).sum())


def yearly_spread(shares: NDArray[np.float64], people: NDArray[np.float64]) -> float:
    """How far shares really swing over five years beyond the chance of their people, in logit units; USUAL_SPREAD with too few figures.

    shares: areas by years, in percent, without a break; people: the same shape. The straight line of each area is taken away; what
    is left makes five-year slopes of its own, and the spread is what those vary by beyond what the people give. From slopes, since
    good and bad years come together: a spread from single years is too small for a trend.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        logits, chance = np.log(shares / (100 - shares)), 1e4 / (people * shares * (100 - shares))
    full = np.isfinite(logits).all(axis=1) & np.isfinite(chance).all(axis=1)
    areas, years = int(full.sum()), shares.shape[1]
    if years < FEWEST_YEARS or areas * (years - POINTS + 1) < FEWEST_STRETCHES:
        return USUAL_SPREAD
    left = _without_line(logits[full])
    steps = np.arange(POINTS) - (POINTS - 1) / 2
    slopes = np.lib.stride_tricks.sliding_window_view(left, POINTS, axis=1) @ steps / (steps**2).sum()
    return math.sqrt(max(float((slopes**2).mean() * (steps**2).sum() - chance[full].mean()), 0.0))


def _without_line(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each row less its own straight line."""
    when = np.arange(logits.shape[1]) - (logits.shape[1] - 1) / 2
    centred = logits - logits.mean(axis=1, keepdims=True)
    return np.asarray(centred - np.outer(centred @ when / (when**2).sum(), when))


def logit_slope(years: NDArray[np.float64], counts: NDArray[np.float64], denominators: NDArray[np.float64]) -> float:
    """Unweighted least-squares slope of the log odds on the year, per year, as Fingertips uses for the direction.

    A year in which nobody or everybody is counted has no log odds; half a person is then added on both sides in every year.
    Source: Fingertips trend marker calculation; the half person: Haldane (1956), Annals of Human Genetics 20:309-311.
    """
    others = denominators - counts
    half = 0.5 if ((counts <= 0) | (others <= 0)).any() else 0.0
    odds = np.log((counts + half) / (others + half))
    centred = years - years.mean()
    return float((centred * odds).sum() / (centred**2).sum())


def _window(counts: ByYear, breaks: Iterable[int], points: int) -> range | None:
    """The latest years of the series, or None when the break or the start of the series lies too near."""
    years = [year for year, _ in counts.items()]
    if not all(float(year).is_integer() for year in years):
        raise ValueError("The years of a trend are whole numbers; convert the period first.")
    if not years:
        return None
    last, since = int(max(years)), int(max([min(years), *breaks]))
    return range(last - points + 1, last + 1) if last - points + 1 >= since else None


def _judge(
    years: NDArray[np.float64], counts: NDArray[np.float64], people: NDArray[np.float64], good_direction: Direction, spread: float
) -> Trend:
    chi_square, slope = chi_square_for_trend(years, counts, people, spread), logit_slope(years, counts, people)
    word: Word = "no_significant_change"
    reason: TrendReason = "not_significant"
    if chi_square > CUT_OFF:
        reason = "outlier" if _hangs_on_one_year(years, counts, people, slope) else "significant"
    if reason == "significant":
        word = _word(slope, good_direction)
    return Trend(word, reason, chi_square, slope, int(years[0]), int(years[-1]))


def _hangs_on_one_year(years: NDArray[np.float64], counts: NDArray[np.float64], people: NDArray[np.float64], slope: float) -> bool:
    """The outlier rule: leaving some year out turns the slope round (or lays it flat)."""
    kept = [np.arange(len(years)) != left_out for left_out in range(len(years))]
    return any(np.sign(logit_slope(years[keep], counts[keep], people[keep])) != np.sign(slope) for keep in kept)


def _word(slope: float, good_direction: Direction) -> Word:
    if good_direction == "none":
        return "rising" if slope > 0 else "falling"
    return "improving" if (slope > 0) == (good_direction == "up") else "worsening"


def _not_calculable(reason: TrendReason) -> Trend:
    return Trend("not_calculable", reason, float("nan"), float("nan"), None, None)
