"""A project idea against what was tried before. Nothing here is remembered: the idea's own words must not stay anywhere."""

from insteg.figures.idea_card import SimilarProject, found, group_name
from insteg.figures.record import link_to
from insteg.privacy.legible import legible
from insteg.reference import catalogue, in_view
from insteg.reference.words import Words
from insteg.search import Idea, ProjectIndex
from insteg.store.remembered import ask, remembered

SHOWN = 8
# When fewer of the projects shown are for a target group of the idea, as many others are named.
FEW = 3
MOST_LETTERS = 2000


def readable(text: str) -> str:
    """What was typed or pasted, without signs that no document may hold, and no longer than the box: the browser's own limit can be got round."""
    return legible(text[:MOST_LETTERS], instead=" ")


@remembered
def index() -> ProjectIndex:
    """The projects, ready to be searched."""
    return ProjectIndex(ask("project_texts"), places())


@remembered
def places() -> dict[str, str]:
    """The names that are read as places in an idea: of the county, the seven, and the areas that projects of the bank reached."""
    areas = in_view.areas()
    reached = {code for codes in ask("project_texts")["area_codes"] for code in codes}
    named = [catalogue.COUNTY, *catalogue.the_seven(), *(code for code in areas if code in reached and code != catalogue.COUNTRY)]
    # "Västernorrlands län" is also called by its name alone.
    return {areas[code].name_sv.removesuffix("s län").removesuffix(" län"): code for code in dict.fromkeys(named)}


def understood(text: str) -> Idea:
    """What the text says of types, target groups, ages, places, partners and years. An empty one needs no index."""
    return index().understood(text) if text else Idea("")


def corrections(text: str) -> tuple[tuple[str, str], ...]:
    """Misspelt words, each with the word it was understood as."""
    return index().corrections(text) if text else ()


def is_asked(idea: Idea) -> bool:
    return bool(idea.text or idea.types or idea.groups)


def similar(say: Words, idea: Idea) -> list[SimilarProject]:
    """The earlier projects most like the idea, best first by likeness: never by outcome. None where nothing is like it."""
    return [found(say, match) for match in index().similar(idea, SHOWN)]


def other_of_groups(say: Words, idea: Idea, shown: list[SimilarProject]) -> list[str]:
    """A sentence for each target group of the idea that few of the projects shown are for, with others of the collection that are.

    Likeness weighs the whole idea: what is done may outweigh for whom.
    """
    ids = {item.project_id for item in shown}
    told = []
    for group in idea.groups:
        of_group = _of_group(idea, group)
        more = {number: title for number, title in of_group.items() if number not in ids}
        if more and len(of_group) - len(more) < FEW:
            named = [f"[{title}]({link_to('projekt', say.language, projekt=number)})" for number, title in list(more.items())[:FEW]]
            count = say.number(len(of_group) - len(more))
            told.append(say("idea.group_others", group=group_name(say.language, group), count=count, projects=say.listed(named)))
    return told


def _of_group(idea: Idea, group: str) -> dict[str, str]:
    """Projects for a target group, by number, those of the idea's places first."""
    matches = index().similar(Idea("", places=idea.places, groups=(group,)), len(index().projects))
    return {match.project_id: match.title for match in matches if any(reason.kind == "group" for reason in match.reasons)}
