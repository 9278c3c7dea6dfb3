"""The words of one row of a municipality's profile: verdict, change, place among all."""

import math

from insteg.figures.sentences.unjudged import Lack, unjudged
from insteg.reference.catalogue import Area, Indicator
from insteg.reference.words import Words
from insteg.statistics.interval import Interval
from insteg.statistics.verdict import Verdict

# A place among all municipalities is told only where nearly all have a figure.
ENOUGH = 200


def verdict_in_words(
    say: Words, indicator: Indicator, verdict: Verdict, benchmark: Area, area_code: str = "", lack: Lack = "people"
) -> str:
    """The verdict as a short phrase; colour never carries it alone. Nothing is said of an area beside itself.

    lack: what is missing where the difference cannot be judged.
    """
    if benchmark.area_code == area_code:
        return ""
    if verdict.relation == "unknown":
        return unjudged(say, "verdict.unknown", indicator, lack, place=benchmark.phrase(say.language))
    quality = "" if verdict.quality == "none" else f" ({say(f'verdict.quality.{verdict.quality}')})"
    return say(f"verdict.{verdict.relation}", place=benchmark.phrase(say.language)) + quality


def limit_decimals(decimals: int, interval: Interval, benchmark: float | None) -> int:
    """As many decimals as the value; one more only where a limit would be printed as the comparison value and seem to contradict the verdict."""
    if benchmark is None or math.isnan(benchmark):
        return decimals
    printed = {round(interval.low, decimals), round(interval.high, decimals)}
    return decimals + (round(benchmark, decimals) in printed)


def limits_measured(say: Words, indicator: Indicator, interval: Interval | None, benchmark: float | None) -> tuple[str, str] | None:
    """How far chance may have moved a figure, from and to, with its unit; None where nobody can know."""
    if interval is None:
        return None
    decimals = limit_decimals(indicator.decimals, interval, benchmark)
    low, high = (say.measured(end, indicator.unit, decimals) for end in (interval.low, interval.high))
    return low, high


def change_in_words(say: Words, indicator: Indicator, difference: float | None, period_before: str | None, has_break: bool) -> str:
    """The change since the figure before, as a number without a judgement; why there is none, where there is none."""
    if difference is None:
        return say("change.break") if has_break else say("change.none")
    if round(difference, indicator.decimals) == 0:
        return say("change.same", period=say.period(period_before or ""))
    return say("change.since", change=say.changed(difference, indicator.unit, indicator.decimals), period=say.period(period_before or ""))


def place_in_words(say: Words, indicator: Indicator, lower_count: float, municipality_count: float) -> str:
    """How many municipalities have a lower figure: a place in a cloud, not a rank. None where neither end is better."""
    if indicator.good_direction == "none":
        return say("place.no_better")
    if not municipality_count >= ENOUGH:
        return say("place.too_few")
    return say("place.lower", lower=say.number(lower_count), all=say.number(municipality_count))
