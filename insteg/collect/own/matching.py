"""Which project a row speaks of: known by its id, its diary number, or by title, owner, dates and address together."""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

# What beside the title may tell two projects apart or hold them together.
SIGNS = ("owner", "start_date", "end_date", "source_url")
# A year, the shortest thing that another text may begin with and mean the same.
SHORTEST = 4
# So alike are two spellings of one title.
NEARLY = 0.85


@dataclass(frozen=True)
class ProjectMatch:
    """A row's project: its id among the known ones, and by what it is known. Several ids: it can't be said which."""

    ids: tuple[str, ...]
    by: str


def matches(rows: pd.DataFrame, known: pd.DataFrame) -> dict[int, ProjectMatch]:
    """Row index -> the known project that the row speaks of; rows of new projects are not there.

    A known project whose id or diary number stands on a row of the file belongs to that row, and to no other that only looks like it.
    """
    ids = set(known["project_id"])
    numbers = {number: name for number, name in zip(known["diary_no"].tolist(), known["project_id"].tolist(), strict=True) if number}
    named = zip(rows.index, rows["project_id"].tolist(), rows["diary_no"].tolist(), strict=True)
    found = {
        index: ProjectMatch((numbers[number],), "diary number") if number in numbers else ProjectMatch((name,), "id")
        for index, name, number in named
        if number in numbers or name in ids
    }
    taken = {match.ids[0] for match in found.values()}
    return found | _alike(rows[~rows.index.isin(list(found))], known[~known["project_id"].isin(list(taken))])


def _alike(rows: pd.DataFrame, known: pd.DataFrame) -> dict[int, ProjectMatch]:
    by_title: dict[str, set[int]] = {}
    keys = _keys(known)
    for place, (titles, _, _) in enumerate(keys):
        for title in titles:
            by_title.setdefault(title, set()).add(place)
    by_record = {(signs, address): place for place, (_, signs, address) in enumerate(keys) if address and all(signs)}
    ids = known["project_id"].tolist()
    found = {}
    for index, (titles, signs, address) in zip(rows.index, _keys(rows), strict=True):
        alike = {place for title in titles for place in by_title.get(title, ())}
        same = sorted(ids[place] for place in alike if _agree(signs, keys[place][1]))
        # A longer or shorter title, and all the rest the same: "Projektet Lär" is "Lär".
        near = by_record.get((signs, address)) if not same and all(signs) else None
        if same:
            found[index] = ProjectMatch(tuple(same), "title, owner, dates and address")
        elif near is not None and _contain(titles, keys[near][0]):
            found[index] = ProjectMatch((ids[near],), "title, owner, dates and address")
    return _each_once(found)


def _each_once(found: dict[int, ProjectMatch]) -> dict[int, ProjectMatch]:
    """Two rows that look like one known project: it can't be said which of them speaks of it."""
    times: dict[str, int] = {}
    for match in found.values():
        times[match.ids[0]] = times.get(match.ids[0], 0) + 1
    return {index: match if times[match.ids[0]] == 1 else ProjectMatch((*match.ids, ""), match.by) for index, match in found.items()}


def _keys(rows: pd.DataFrame) -> list[tuple[tuple[str, ...], tuple[str, ...], str]]:
    """(ways to write its title, owner and dates and address as they are compared, the address where it leads to one record)."""
    owners, starts, ends, addresses = (rows[name].tolist() for name in SIGNS)
    plain = [address_key(address) for address in addresses]
    plain_owners = {owner: words(owner) for owner in set(owners)}
    return [
        (title_keys(title), (plain_owners[owner], start, end, address), address)
        for title, owner, start, end, address in zip(rows["title"].tolist(), owners, starts, ends, plain, strict=True)
    ]


def _contain(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a title is the other with words more, or with a slip of the pen."""
    return any(
        set(first.split()) <= set(second.split()) or set(second.split()) <= set(first.split()) or _nearly(first, second)
        for first in one
        for second in other
    )


def _nearly(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= NEARLY


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether what both give speaks for the same project: more agrees than differs, and the owner, the address or both dates agree."""
    given = [name for name, first, second in zip(SIGNS, one, other, strict=True) if first and second]
    alike = {name for name, first, second in zip(SIGNS, one, other, strict=True) if first and second and _is_same(name, first, second)}
    return len(alike) * 2 > len(given) and bool(alike & {"owner", "source_url"} or alike >= {"start_date", "end_date"})


def _is_same(name: str, one: str, other: str) -> bool:
    # A half-known date or a shorter name of an owner says the same as the whole one: 2014 and 2014-01-02; a municipality and its office.
    is_part = name != "source_url" and min(len(one), len(other)) >= SHORTEST
    return one == other or (is_part and (one.startswith(other) or other.startswith(one)))


def doubles(rows: pd.DataFrame) -> list[list[int]]:
    """Row indexes that look like one and the same project, group by group."""
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[int]] = {}
    for index, (titles, signs, _) in zip(rows.index, _keys(rows), strict=True):
        groups.setdefault((titles[:1], signs), []).append(index)
    return [indexes for (titles, signs), indexes in groups.items() if len(indexes) > 1 and titles and any(signs)]


def says_the_same(column: str, one: str, other: str) -> bool:
    """Whether two cells of a column are the same but for capitals, spaces, signs or the beginning of an address."""
    if column == "source_url":
        return one != "" and address_key(one) == address_key(other)
    if column == "title":
        return bool(set(title_keys(one)) & set(title_keys(other)))
    return column == "owner" and words(one) == words(other)


def words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def title_keys(title: str) -> tuple[str, ...]:
    """The title as it is compared, whole and without what stands in brackets: 'Unga till arbete (UTA)' is 'unga till arbete' too."""
    ways: Iterable[str] = (words(title), words(re.sub(r"\(.*?\)", "", title)) if "(" in title else "")
    return tuple(dict.fromkeys(filter(None, ways)))


def address_key(address: str) -> str:
    """An address as it is compared; a bare site is the address of no project."""
    plain = re.sub(r"^https?://(www\.)?", "", address.strip().casefold()).split("#")[0].rstrip("/")
    return plain if "/" in plain else ""
