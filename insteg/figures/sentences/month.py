"""The latest month in words: the figure, the same month of the year before, what is preliminary, and adverts beside the young."""

from insteg.reference.catalogue import Area, Indicator
from insteg.reference.words import Words


def versus_year_before(
    say: Words, indicator: Indicator, before: str, value_before: float | None, difference: float | None, has_break: bool
) -> str:
    """The change since the same month of the year before, as a number without a judgement; why there is none, where there is none."""
    month = say.period(before)
    if has_break:
        return say("monthly.break", month=month)
    if value_before is None or difference is None:
        return say("monthly.no_year_before", month=month)
    value = say.measured(value_before, indicator.unit, indicator.decimals)
    if round(difference, indicator.decimals) == 0:
        return say("monthly.versus.same", month=month, value=value)
    return say("monthly.versus", month=month, value=value, change=say.changed(difference, indicator.unit, indicator.decimals))


def provisional_in_words(say: Words, is_provisional: bool, was_provisional: bool) -> str:
    """A preliminary figure is never put beside a final one without saying so."""
    if is_provisional and not was_provisional:
        return say("monthly.provisional.now")
    if is_provisional:
        return say("monthly.provisional.both")
    return say("monthly.provisional.before") if was_provisional else ""


def matching(say: Words, area: Area, young: float, adverts: float, month: str, advert_month: str, is_near: bool) -> str:
    """Registered young per open advert. No ratio is given when there are no adverts or the two are from times far apart."""
    place = area.phrase(say.language)
    counts = {"place": place, "young": say("people.fewer") if young < 5 else say.counted(young), "adverts": say.number(adverts)}
    months = {"month": say.period(month), "advert_month": say.period(advert_month)}
    if not is_near:
        return say("monthly.matching.apart", **counts, **months)
    if adverts < 1 or young < 5:
        return say("monthly.matching.none", **counts, **months)
    return say("monthly.matching", **counts, **months, ratio=say.number(young / adverts, 1))
