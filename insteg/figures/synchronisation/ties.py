"""What ties two projects: a link that a record tells, an owner they shared, another organisation that both name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from insteg.figures.synchronisation.undertakings import by_id
from insteg.store.remembered import ask, remembered

# State authorities with an office in every town are one organisation each; a region was a landsting until 2019.
AUTHORITIES = ("arbetsförmedlingen", "försäkringskassan")
FORMER = (("landstinget ", "region "),)


@dataclass(frozen=True)
class Tie:
    """What is known to tie two projects. links: kinds of links with how sure they are; owners, partners: names of shared organisations.

    is_read: whether somebody has read who took part in both; otherwise "nothing found" says little.
    """

    links: tuple[tuple[str, str], ...]
    owners: tuple[str, ...]
    partners: tuple[str, ...]
    is_read: bool

    @property
    def is_known(self) -> bool:
        return bool(self.links or self.owners or self.partners)


@remembered
def tie(one: str, other: str) -> Tie:
    """What is known to tie two projects, whichever is named first."""
    mine, theirs = _organisations().get(one, {}), _organisations().get(other, {})
    shared = sorted(mine.keys() & theirs.keys())
    owners = tuple(mine[key][0] for key in shared if mine[key][1] and theirs[key][1])
    partners = tuple(mine[key][0] for key in shared if not (mine[key][1] and theirs[key][1]))
    return Tie(_links().get(frozenset((one, other)), ()), owners, partners, by_id()[one].is_read and by_id()[other].is_read)


@remembered
def _links() -> dict[frozenset[str], tuple[tuple[str, str], ...]]:
    found: dict[frozenset[str], tuple[tuple[str, str], ...]] = {}
    for row in ask("project_ties").itertuples():
        pair = frozenset((row.project_id, row.other_id))
        found[pair] = (*found.get(pair, ()), (row.tie, row.certainty))
    return found


@remembered
def before(certainty: str) -> frozenset[tuple[str, str]]:
    """Forerunners and who came after them, as far as it is told with this certainty."""
    rows = ask("project_ties")
    held = rows[(rows["tie"] == "chain") & (rows["certainty"] == certainty)]
    return frozenset(held[["project_id", "other_id"]].itertuples(index=False, name=None))


@remembered
def _organisations() -> dict[str, dict[str, tuple[str, bool]]]:
    """By project: each organisation it names, as (its name, whether it owns the project). Evaluators work for a project and are none."""
    found: dict[str, dict[str, tuple[str, bool]]] = {
        one.project_id: {same: (name_of(one.owner), True)} for one in by_id().values() if (same := organisation(one.owner))
    }
    for row in _parties():
        own = found.setdefault(row.project_id, {})
        same = organisation(row.partner)
        own[same] = (name_of(row.partner), row.role == "owner" or own.get(same, ("", False))[1])
    return found


def _parties() -> Iterator[Any]:
    rows = ask("project_partners", project_id=None, areas=None, kinds=None)
    yield from rows[rows["role"] != "evaluator"].itertuples()


def name_of(text: str) -> str:
    """The organisation itself, without its department: what stands before a comma, a bracket or a stroke."""
    return re.split(r"[,(/]| via ", text, maxsplit=1)[0].strip()


def organisation(text: str) -> str:
    """What two spellings of one organisation have in common; empty for none."""
    name = name_of(text).casefold().replace(" i ", " ")
    for old, new in FORMER:
        name = new + name.removeprefix(old) if name.startswith(old) else name
    return next((authority for authority in AUTHORITIES if name.startswith(authority)), name)
