"""What is new, revised or gone since an earlier snapshot, as sentences: counts and periods, no judgement."""

from dataclasses import dataclass

from insteg.reference.words import Words


@dataclass(frozen=True)
class Changed:
    """How the figures of one measure changed: new, revised, settled (preliminary became final, or back), gone."""

    title: str
    change: str
    count: int
    area_count: int
    first: str
    last: str


def changed_in_words(say: Words, changed: Changed) -> str:
    """One kind of change of one measure."""
    span = "–".join(dict.fromkeys(say.period(period) for period in (changed.first, changed.last)))
    how_many = say.many("news.figure", changed.count)
    where = say.many("news.area", changed.area_count)
    return say(f"news.{changed.change}", title=changed.title, figures=how_many, areas=where, span=span)


def nothing_changed(say: Words, date: str, place: str) -> str:
    """No figure differs: that too is said."""
    return say("news.nothing", date=date, place=place)
