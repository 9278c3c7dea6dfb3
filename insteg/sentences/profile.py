"""The words of one row of a municipality's profile: verdict, change, place among all."""

from insteg.catalogue import Area, Indicator
from insteg.measures.verdict import Verdict
from insteg.words import Words

# A place among all municipalities is told only where nearly all have a figure.
ENOUGH = 200


def verdict_in_words(say: Words, verdict: Verdict, benchmark: Area) -> str:
    """The verdict as a short phrase; colour never carries it alone."""
    quality = "" if verdict.quality == "none" else f" ({say(f'verdict.quality.{verdict.quality}')})"
    return say(f"verdict.{verdict.relation}", place=benchmark.phrase(say.language)) + quality


def change_in_words(say: Words, indicator: Indicator, difference: float | None, period_before: str | None, has_break: bool) -> str:
    """The change since the figure before, as a number without a judgement; why there is none, where there is none."""
    if difference is None:
        return say("change.break") if has_break else say("change.none")
    unit = say(f"unit.{indicator.unit}.change")
    return say("change.since", change=say.signed(difference, indicator.decimals), unit=unit, period=say.period(period_before or ""))


def place_in_words(say: Words, lower_count: float, municipality_count: float) -> str:
    """How many municipalities have a lower figure: a place in a cloud, not a rank."""
    if not municipality_count >= ENOUGH:
        return say("place.too_few")
    return say("place.lower", lower=say.number(lower_count), all=say.number(municipality_count))
