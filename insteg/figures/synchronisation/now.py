"""What runs on a day, what ends within a year, and what may run, as far as nobody knows its dates."""

from collections.abc import Sequence
from datetime import date, timedelta

from insteg.figures import pictures
from insteg.figures.figure import Figure
from insteg.figures.pictures import Timeline
from insteg.figures.synchronisation.choice import SynchronisationChoice, programme_of
from insteg.figures.synchronisation.undertakings import Undertaking, undertakings
from insteg.figures.synchronisation.when import figure_of, in_lanes, listed, of_place, table_of
from insteg.reference.words import Words
from insteg.store.remembered import remembered

YEAR = timedelta(days=365)
# More names than this are not told in a sentence; the table has them.
FEW = 4


def running(among: Sequence[Undertaking], day: date) -> list[Undertaking]:
    """Those that had begun on a day and had not ended, by dates that are known."""
    return [one for one in among if one.times.core and one.times.core[0] <= day <= one.times.core[1]]


def may_be_running(among: Sequence[Undertaking], day: date) -> list[Undertaking]:
    """Those that had begun on a day and whose end is not known."""
    return [one for one in among if one.times.latest_end is None and one.times.latest_start is not None and one.times.latest_start <= day]


def of_the_running_programme(among: Sequence[Undertaking], day: date) -> list[Undertaking]:
    """Those without any date that a source counts to the EU programme of the day: they may be running."""
    return [one for one in among if one.times.is_unknown and not one.is_standing and one.programme == programme_of(day) != ""]


def ending(among: Sequence[Undertaking], day: date) -> list[Undertaking]:
    """Those that run on a day and end within a year."""
    return [one for one in running(among, day) if one.times.latest_end is not None and one.times.latest_end <= day + YEAR]


def drawn(view: SynchronisationChoice) -> tuple[Figure, Timeline] | None:
    """What ran on the day that counts as today, what ends within a year, and of what nobody can tell; None when nothing can be drawn."""
    return _drawn(view, view.day)


@remembered
def _drawn(view: SynchronisationChoice, day: date) -> tuple[Figure, Timeline] | None:
    say, every = view.say, _of(view)
    sure, may = running(every, day), may_be_running(every, day)
    if not [*sure, *may]:
        return None
    undated = of_the_running_programme(every, day)
    soon, unknown = ending(every, day), [one for one in every if one.times.is_unknown]
    standing = sum(one.is_standing for one in unknown)
    sentence = say(
        "sync.now.sentence",
        date=say.date(day),
        running=_named(say, sure),
        ending=_named(say, soon) if len(soon) < len(sure) else len(soon),
        may=len(may),
        standing=standing,
        unknown=len(unknown) - standing - len(undated),
    )
    told = " ".join(part for part in (sentence, may_run_too(view)) if part)
    # What has no date has no place in the picture; its names stand in the table.
    lines = listed(view, [*sure, *may, *undated])
    figure = figure_of(view, "now", f"{of_place(view, 'now')}{told}", table_of(say, lines), lines)
    return figure, pictures.timeline(in_lanes(listed(view, [*sure, *may])), {}, (), (day, say.date(day)))


def may_run_too(view: SynchronisationChoice) -> str:
    """How many without dates belong to the EU programme of the day, and which: no source says that they run, and none that they do not."""
    some = of_the_running_programme(_of(view), view.day)
    if not some:
        return ""
    return view.say("sync.now.undated", programme=programme_of(view.day).replace("-", "–"), named=_named(view.say, some))


def _of(view: SynchronisationChoice) -> list[Undertaking]:
    return [one for one in undertakings() if one.reached(view.area_code)]


def _named(say: Words, some: Sequence[Undertaking]) -> str:
    """How many, and their names where they are few: without what stands in brackets after a name."""
    names = say.listed([one.title.partition(" (")[0] for one in some]) if 0 < len(some) <= FEW else ""
    return f"{len(some)} ({names})" if names else str(len(some))
