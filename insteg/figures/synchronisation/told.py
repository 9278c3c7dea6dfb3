"""A pair of projects in words: when they met, what they share, what ties them."""

from insteg.figures import record
from insteg.figures.synchronisation.pairs import Pair
from insteg.figures.synchronisation.ties import Tie
from insteg.reference import in_view
from insteg.reference.words import Words
from insteg.statistics.concurrent import Meeting


def met(say: Words, meeting: Meeting | None) -> str:
    """When two ran at once, as exactly as the dates tell."""
    if meeting is None:
        return say("sync.met.possible")
    first, last = (say.period(f"{day:%Y-%m}") for day in (meeting.first, meeting.last))
    if not meeting.is_throughout:
        return say("sync.met.within", first=first, last=last)
    key = "sync.met.one" if first == last else "sync.met.throughout"
    return say(key, first=first, last=last)


def shared(say: Words, pair: Pair) -> str:
    """What the two have in common besides words: types, ages, places. Only what is known of both."""
    areas = in_view.areas()
    parts = [record.type_title(say.language, name) for name in pair.types]
    if pair.ages is not None:
        low, high = ("" if age is None else str(age) for age in pair.ages)
        parts.append(say("project.years", span=f"{low}–{high}"))
    parts += [say("sync.whole_county")] if pair.is_countywide else [areas[code].name(say.language) for code in pair.places]
    return ", ".join(parts) or say("sync.shared.words")


def tied(say: Words, tie: Tie) -> str:
    """What is known to tie two projects; that nothing is, and whether anybody has looked."""
    parts = [say(f"sync.tie.{kind}.{certainty}") for kind, certainty in tie.links]
    parts += [say("sync.tie.owner", name=say.listed(tie.owners))] if tie.owners else []
    parts += [say("sync.tie.partner", name=say.listed(tie.partners))] if tie.partners else []
    return "; ".join(parts) or say(f"sync.tie.{'none' if tie.is_read else 'not_read'}")


def word(say: Words, tie: Tie) -> str:
    """The word beside an arc; empty where nothing is known."""
    if not tie.is_known:
        return ""
    return say(f"sync.word.{'link' if tie.links else 'owner' if tie.owners else 'partner'}")


def sentence(say: Words, pair: Pair) -> str:
    return say(
        "sync.pair",
        one=pair.one.title,
        other=pair.other.title,
        met=met(say, pair.meeting),
        likeness=pair.likeness,
        shared=shared(say, pair),
        tie=tied(say, pair.tie),
    )
