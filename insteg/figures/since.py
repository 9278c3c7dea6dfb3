"""Since when a verdict has held: every year without a gap, and never across a break in the series."""

from dataclasses import dataclass

from insteg.figures import judgement, situation
from insteg.figures.benchmark import SIMILAR, Benchmark, years_of_choice
from insteg.reference import in_view
from insteg.reference.words import Words
from insteg.store.remembered import remembered

COUNTRY = Benchmark()


@dataclass(frozen=True)
class Since:
    """The first period in which the verdict was the same as now, every one between included.

    is_new: it was another in the period before. is_from_start: nothing before can be judged, so it may have held longer.
    """

    period: str
    is_new: bool
    is_from_start: bool


@remembered
def since(indicator_id: str, area_code: str, period: str, against: Benchmark = COUNTRY) -> Since | None:
    """Since when the area has stood against a benchmark as it does in `period`; None where that cannot be judged.

    The similar municipalities are today's in every year: another set each year would make a change of set a change of verdict. The years
    by which they were chosen are not judged: there the municipality is like them because it was chosen to be.
    """
    years = comparable(indicator_id, period)
    relations = {one: _relation(indicator_id, area_code, one, against) for one in years}
    now = relations.get(period, "unknown")
    if now == "unknown":
        return None
    others = [one for one in years if relations[one] != now]
    first = years[years.index(others[-1]) + 1] if others else years[0]
    is_from_start = not others or relations[others[-1]] == "unknown"
    return Since(first, first == period and not is_from_start, is_from_start)


def comparable(indicator_id: str, period: str) -> list[str]:
    """The periods since the last break, up to the one in view."""
    return [one for one in situation.periods(indicator_id) if _last_break(indicator_id, period) <= one <= period]


def _last_break(indicator_id: str, period: str) -> str:
    return max((item.period for item in in_view.breaks() if item.indicator == indicator_id and item.period <= period), default="")


def _relation(indicator_id: str, area_code: str, period: str, against: Benchmark = COUNTRY) -> str:
    if period in years_of_choice(indicator_id, against):
        return "unknown"
    found = judgement.judged(indicator_id, area_code, period, against)
    return found.verdict.relation if found else "unknown"


def higher_periods(indicator_id: str, area_code: str, periods: list[str]) -> set[str]:
    """The periods in which the area was clearly higher than Sweden."""
    return {period for period in periods if _relation(indicator_id, area_code, period) == "higher"}


def in_words(say: Words, found: Since | None) -> str:
    """For a table: "new 2024", "since 2020", "since 2015 at least"; a quiet dash where nothing can be judged."""
    return "–" if found is None else say(f"since.{_kind(found)}", period=say.period(found.period))


def sentence(say: Words, found: Since | None, period: str, against: Benchmark = COUNTRY) -> str:
    """For running text, after the comparison that it is about; empty where there is nothing before to speak of."""
    if found is None or (found.is_from_start and found.period == period):
        return ""
    key = "similar" if against.kind == SIMILAR and found.is_from_start else "sentence"
    return say(f"since.{key}.{_kind(found)}", period=say.period(found.period))


def _kind(found: Since) -> str:
    return "new" if found.is_new else "start" if found.is_from_start else "from"
