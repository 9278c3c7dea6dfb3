"""How many alike projects ran at once, and how many of these pairs anything is known to tie."""

from collections.abc import Callable, Sequence

from insteg.figures.figure import Figure
from insteg.figures.pictures import Grid, Plot
from insteg.figures.situation import by_size
from insteg.figures.synchronisation import counts
from insteg.figures.synchronisation.at_once import columns, of_place
from insteg.figures.synchronisation.choice import Bucket, SynchronisationChoice, buckets
from insteg.figures.synchronisation.counts import CountLine
from insteg.figures.synchronisation.pairs import POSSIBLE, Pair, alike, untyped
from insteg.figures.synchronisation.undertakings import undertakings
from insteg.reference.catalogue import COUNTY
from insteg.store.remembered import remembered

# What is counted of the pairs, in the order of the lines. A pair may be tied in several ways.
TIED: dict[str, Callable[[Pair], bool]] = {
    "pairs": lambda pair: True,
    "tied": lambda pair: pair.tie.is_known,
    "linked": lambda pair: bool(pair.tie.links),
    "same_owner": lambda pair: bool(pair.tie.owners),
    "same_partner": lambda pair: bool(pair.tie.partners),
    "nothing_found": lambda pair: not pair.tie.is_known and pair.tie.is_read,
    "not_read": lambda pair: not pair.tie.is_known and not pair.tie.is_read,
}


def _counted(pairs: Sequence[Pair], found: Sequence[Bucket]) -> tuple[int, ...]:
    """How many met in each stretch of time, and in all. A pair that met in two stretches counts in both, and once in all."""
    met = [pair.meeting for pair in pairs if pair.meeting]
    return (*(sum(one.lies_in(bucket.window) for one in met) for bucket in found), len(pairs))


def _buckets(view: SynchronisationChoice) -> list[Bucket]:
    return buckets(view.per, [one.times for one in undertakings()])


def place_lines(view: SynchronisationChoice) -> tuple[list[str], list[CountLine]]:
    """The columns, and the pairs of the county and of each of the seven: those of which both reached it."""
    pairs, found = alike(view.likeness), _buckets(view)
    lines = [CountLine("alike_pairs", COUNTY, view.say("sync.county"), _counted(pairs, found))]
    for code, area in by_size().items():
        own = [pair for pair in pairs if code in pair.places]
        lines.append(CountLine("alike_pairs", code, area.name(view.language), _counted(own, found)))
    return columns(view, found), lines


def tie_lines(view: SynchronisationChoice) -> tuple[list[str], list[CountLine]]:
    """The columns, and the county's pairs by what ties them."""
    pairs, found = alike(view.likeness), _buckets(view)
    lines = [
        CountLine(name, COUNTY, view.say(f"sync.tied.{name}"), _counted([pair for pair in pairs if holds(pair)], found))
        for name, holds in TIED.items()
    ]
    return columns(view, found), lines


@remembered
def drawn_pairs(view: SynchronisationChoice) -> tuple[Figure, Grid | Plot]:
    """How many alike pairs ran at once."""
    may, unknown = len(alike(view.likeness, POSSIBLE)), sum(one.times.is_unknown for one in undertakings())
    pairs = len(alike(view.likeness))
    told = view.say("sync.alike.sentence", pairs=pairs, likeness=view.likeness, possible=may, unknown=unknown, untyped=untyped())
    found = place_lines(view)
    return counts.drawn(view, "alike", *found, told, of_place(view, found[1]))


@remembered
def drawn_ties(view: SynchronisationChoice) -> tuple[Figure, Grid | Plot]:
    """How many of the pairs anything is known to tie."""
    pairs = alike(view.likeness)
    told = {name: sum(holds(pair) for pair in pairs) for name, holds in TIED.items()}
    found = tie_lines(view)
    return counts.drawn(view, "tied", *found, view.say("sync.tied.sentence", **told), found[1][:2])
