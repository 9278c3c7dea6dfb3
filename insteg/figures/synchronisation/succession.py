"""Who came after whom: projects with a forerunner, and what is known of those that ended."""

from collections.abc import Callable, Sequence
from datetime import date

from insteg.figures.figure import Figure
from insteg.figures.pictures import Grid, Plot
from insteg.figures.synchronisation import counts
from insteg.figures.synchronisation.choice import Bucket, SynchronisationChoice, buckets
from insteg.figures.synchronisation.counts import CountLine
from insteg.figures.synchronisation.ties import before
from insteg.figures.synchronisation.undertakings import Undertaking, undertakings
from insteg.reference.catalogue import COUNTY
from insteg.statistics.concurrent import Span
from insteg.store.remembered import remembered

CERTAIN, LIKELY = "certain", "likely"
Asked = Callable[[Undertaking], bool]


def has_forerunner(one: Undertaking, certainty: str) -> bool:
    return any(later == one.project_id for _, later in before(certainty))


def was_taken_over(one: Undertaking, certainty: str) -> bool:
    """Whether it is told that its owner went on with it, or that a later project did."""
    goes_on = any(earlier == one.project_id for earlier, _ in before(certainty))
    return goes_on or (certainty == CERTAIN and one.is_taken_up)


def has_ended(one: Undertaking, day: date) -> bool:
    """Whether its end is known and lies before a day."""
    return one.times.latest_end is not None and one.times.latest_end < day


def _asked(day: date) -> dict[str, tuple[Asked, str]]:
    """What is counted, and by which end of its time."""

    def sure(one: Undertaking) -> bool:
        return was_taken_over(one, CERTAIN)

    def likely(one: Undertaking) -> bool:
        return not sure(one) and was_taken_over(one, LIKELY)

    return {
        "begun": (lambda one: True, "start"),
        "forerunner": (lambda one: has_forerunner(one, CERTAIN), "start"),
        "likely_forerunner": (lambda one: not has_forerunner(one, CERTAIN) and has_forerunner(one, LIKELY), "start"),
        "ended": (lambda one: has_ended(one, day), "end"),
        "taken_over": (lambda one: has_ended(one, day) and sure(one), "end"),
        "likely_taken_over": (lambda one: has_ended(one, day) and likely(one), "end"),
        "not_known": (lambda one: has_ended(one, day) and not sure(one) and not likely(one), "end"),
    }


def lines(view: SynchronisationChoice) -> tuple[list[str], list[CountLine]]:
    """The columns, last those of unknown time, and one line a question."""
    every = undertakings()
    found = buckets(view.per, [one.times for one in every])
    say = view.say
    columns = [*(bucket.name for bucket in found), say("sync.time_unknown"), say("sync.all_years")]
    asked = _asked(view.day)
    return columns, [
        CountLine(name, COUNTY, say(f"sync.succession.{name}"), _counted([one for one in every if holds(one)], found, end))
        for name, (holds, end) in asked.items()
    ]


def _counted(among: Sequence[Undertaking], found: Sequence[Bucket], end: str) -> tuple[int, ...]:
    days = [_range(one, end) for one in among]
    known = [span for span in days if span]
    per = [sum(bucket.window[0] <= first and last <= bucket.window[1] for first, last in known) for bucket in found]
    return (*per, len(days) - len(known), len(days))


def _range(one: Undertaking, end: str) -> Span | None:
    """Between which days it began, or ended."""
    time = one.times
    first, last = (time.earliest_start, time.latest_start) if end == "start" else (time.earliest_end, time.latest_end)
    return (first, last) if first and last else None


def drawn(view: SynchronisationChoice) -> tuple[Figure, Grid | Plot]:
    """Forerunners and successors."""
    return _drawn(view, view.day)


@remembered
def _drawn(view: SynchronisationChoice, day: date) -> tuple[Figure, Grid | Plot]:
    every, asked = undertakings(), _asked(day)
    told = {name: sum(holds(one) for one in every) for name, (holds, _) in asked.items()}
    open_end = sum(one.times.latest_end is None for one in every)
    studies = sum(one.is_study and has_ended(one, day) for one in every)
    sentence = view.say("sync.succession.sentence", all=len(every), open=open_end, date=view.say.date(day), studies=studies, **told)
    found = lines(view)
    return counts.drawn(view, "succession", *found, sentence, [line for line in found[1] if line.measure in ("begun", "ended")])
