"""How many projects ran at once: in the county and in each municipality, over time."""

from collections.abc import Sequence

from insteg.figures.figure import Figure
from insteg.figures.pictures import Grid, Plot
from insteg.figures.situation import by_size
from insteg.figures.synchronisation import counts
from insteg.figures.synchronisation.choice import Bucket, SynchronisationChoice, buckets
from insteg.figures.synchronisation.counts import CountLine
from insteg.figures.synchronisation.undertakings import Undertaking, undertakings
from insteg.reference import in_view
from insteg.reference.catalogue import COUNTY
from insteg.reference.words import Words
from insteg.statistics.concurrent import Span, Times, busiest, most_at_once, within
from insteg.store.remembered import remembered


def cores(among: Sequence[Undertaking]) -> list[Span]:
    """The days on which each ran in any case; those without such days are left out."""
    return [one.times.core for one in among if one.times.core]


def when(stretches: Sequence[Span]) -> list[str]:
    """The years of some stretches, each once."""
    return list(dict.fromkeys(f"{year}" for first, last in stretches for year in range(first.year, last.year + 1)))


def columns(view: SynchronisationChoice, found: Sequence[Bucket]) -> list[str]:
    return [*(bucket.name for bucket in found), view.say("sync.all_years")]


def lines(view: SynchronisationChoice) -> tuple[list[str], list[CountLine]]:
    """The columns, and the county's line, those of the seven, and how many more may have run."""
    every = undertakings()
    found = buckets(view.per, [one.times for one in every])
    areas = in_view.areas()
    places = [COUNTY, *by_size()]
    names = {code: view.say("sync.county") if code == COUNTY else areas[code].name(view.language) for code in places}
    counted = [
        CountLine("most_at_once", code, names[code], _most([one for one in every if code == COUNTY or code in one.places], found))
        for code in places
    ]
    half = [one.times for one in every if not (one.times.is_known or one.times.is_unknown)]
    may = tuple(sum(_may_lie_in(time, bucket.window) for time in half) for bucket in found)
    return columns(view, found), [*counted, CountLine("half_known", COUNTY, view.say("sync.half_known"), (*may, len(half)))]


def _most(among: Sequence[Undertaking], found: Sequence[Bucket]) -> tuple[int, ...]:
    spans = cores(among)
    return (*(most_at_once(within(spans, bucket.window)) for bucket in found), most_at_once(spans))


def _may_lie_in(time: Times, window: Span) -> bool:
    """Whether something known at one end may have run in a window."""
    begun_late = time.earliest_start is not None and time.earliest_start > window[1]
    done_early = time.latest_end is not None and time.latest_end < window[0]
    return not (begun_late or done_early)


def coverage(say: Words) -> str:
    """Of how many the time is known, in part or not at all: what every figure here rests on."""
    times = [one.times for one in undertakings()]
    known, unknown = sum(time.is_known for time in times), sum(time.is_unknown for time in times)
    return say("sync.coverage", all=len(times), known=known, half=len(times) - known - unknown, unknown=unknown)


@remembered
def drawn(view: SynchronisationChoice) -> tuple[Figure, Grid | Plot]:
    """Most at once."""
    say, spans = view.say, cores(undertakings())
    told = say("sync.at_once.sentence", most=most_at_once(spans), years=say.listed(when(busiest(spans)))) if spans else ""
    found = lines(view)
    return counts.drawn(view, "at_once", *found, f"{told} {coverage(say)}".strip(), of_place(view, found[1]))


def of_place(view: SynchronisationChoice, among: Sequence[CountLine]) -> list[CountLine]:
    """The lines of the county and of the place that the page is about."""
    return [line for line in among if line.area_code in (COUNTY, view.area_code) and line.measure != "half_known"]
