"""Numbers of people in running text: an estimate says "about", and fewer than five are said in words (reading rule 5)."""

from insteg.reference.catalogue import Indicator
from insteg.reference.words import Words

FEWEST_TOLD = 5
OLDEST_YOUNG = 29


def people_in_words(say: Words, indicator: Indicator, count: float, is_estimated: bool) -> str:
    """ "omkring 75 unga" for an estimate of young people, "712 personer" for a counted number, "färre än fem unga" under five."""
    key = "people.counted" if not is_estimated else "people.young" if _are_young(indicator) else "people.about"
    return say(f"{key}.few") if _is_few(count, is_estimated) else say(key, number=_number(say, count, is_estimated))


def limits_in_words(say: Words, low: float, high: float, is_estimated: bool) -> str:
    """Between what and what; at most the upper limit where the lower one is too small to be told."""
    if _is_few(high, is_estimated):
        return say("people.fewer")
    upper = _number(say, high, is_estimated)
    if _is_few(low, is_estimated):
        return say("people.at_most", high=upper)
    return say("people.between", low=_number(say, low, is_estimated), high=upper)


def _are_young(indicator: Indicator) -> bool:
    """Whether the measure is of young people alone; one without ages may be of anybody."""
    return bool(indicator.age) and int(indicator.age.split("-")[-1]) <= OLDEST_YOUNG


def _number(say: Words, count: float, is_estimated: bool) -> str:
    # Counted people are not rounded.
    return say.about(count) if is_estimated else say.counted(count)


def _is_few(count: float, is_estimated: bool) -> bool:
    """An estimate is rounded to fives, a counted number to ones."""
    return count < (FEWEST_TOLD if is_estimated else FEWEST_TOLD - 0.5)
