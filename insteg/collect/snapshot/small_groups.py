"""Where small groups are held back: once, before a figure stands in a snapshot, so that nothing made of the snapshot can forget it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from insteg.privacy.small_numbers import Sum, held_back, is_small, tells_of_few

Key = tuple[str, str]
Counts = dict[Key, float]
SHOWN = (
    "outcome_id", "coalesce(project_id, '') as project_id", "subject as project_or_intervention", "value", "unit",
    "denominator as group_size", "denominator_of",
)  # fmt: skip
FIELDS = ("participants_actual", "exits_total", "exits_work_or_study")
# Wholes that are no groups of people.
NOT_PEOPLE = ("none", "projects", "workshops", "projects_funded")
# So many figures of one project are tried against each other as parts of a sum.
MOST_PARTS, MOST_TOGETHER = 12, 4


def counts_of(project: Mapping[str, Any] | None, outcomes: Sequence[Mapping[str, Any]]) -> Counts:
    """Every number of people that is told of one project, by (where, which). A share of a known group is a number of people too."""
    found = {("project", name): project[name] for name in FIELDS} if project is not None else {}
    for row in outcomes:
        name, size, value = row["outcome_id"], row["group_size"], row["value"]
        is_part = row["denominator_of"] not in NOT_PEOPLE and not pd.isna(size)
        if row["unit"] == "persons":
            found["outcome", name] = value
        elif row["unit"] == "percent" and is_part and not pd.isna(value):
            found["outcome", name] = round(value * size / 100)
        if is_part and row["unit"] in ("persons", "percent"):
            found["whole", name] = size
    return {key: float(count) for key, count in found.items() if not pd.isna(count) and count >= 0 and float(count).is_integer()}


def held_back_of(counts: Counts) -> set[Key]:
    """What of one project's counts may not be shown."""
    rests = dict(_rests(counts))
    every = counts | {rest: counts[whole] - counts[part] for rest, (part, whole) in rests.items()}
    sums: list[Sum[Key]] = [([part, rest], whole) for rest, (part, whole) in rests.items()]
    sums += [*_same(counts), *_sums(counts)]
    return held_back(every, sums, never_shown=rests.keys()) & counts.keys()


def _rests(counts: Counts) -> Iterator[tuple[Key, tuple[Key, Key]]]:
    """Who is left when a part is taken from its whole: told nowhere, worked out by anybody."""
    wholes = [("project", name) for name in FIELDS if ("project", name) in counts]
    parts = [*combinations(reversed(wholes), 2)]
    parts += [(("outcome", name), ("whole", name)) for where, name in counts if where == "whole" and ("outcome", name) in counts]
    own = [key for key in counts if key[1].startswith("EGEN-") and key[1].endswith(("-entered--total", "-left--total"))]
    parts += [(one, other) for one in own for other in (*wholes[:1], *own) if one != other]
    for part, whole in parts:
        if counts[part] <= counts[whole]:
            yield ("rest", f"{part}-{whole}"), (part, whole)


def _same(counts: Counts) -> Iterator[Sum[Key]]:
    """Counts that are the same number: probably the same people, told in two places."""
    first: dict[float, Key] = {}
    for key, count in counts.items():
        if not is_small(count) and count and first.setdefault(count, key) != key:
            yield [first[count]], key


def _sums(counts: Counts) -> Iterator[Sum[Key]]:
    """Figures that happen to add up to another: whether they are its parts, a reader can guess as well."""
    parts = [key for key, count in counts.items() if key[0] == "outcome" and count and not key[1].startswith("EGEN-")][:MOST_PARTS]
    wholes = {count: key for key, count in counts.items() if key[0] != "whole" and not is_small(count)}
    for size in range(2, MOST_TOGETHER + 1):
        for some in combinations(parts, size):
            whole = wholes.get(sum(counts[key] for key in some))
            if whole and whole not in some:
                yield list(some), whole


def new_since(shown: Counts, before: Counts) -> set[Key]:
    """What may not be shown beside an earlier snapshot: when some count of the project has moved by one to four people, all that moved.

    Whatever stood still is shown. What was not shown before counts as moved: together with the rest it could fill the gap.
    """
    rests = {rest: pair for counts in (shown, before) for rest, pair in _rests(counts)}
    old, new = ([*(counts.get(key) for key in {**shown, **before}), *_left(counts, rests)] for counts in (before, shown))
    return {key for key, count in shown.items() if before.get(key) != count} if tells_of_few(old, new) else set()


def _left(counts: Counts, rests: Mapping[Key, tuple[Key, Key]]) -> list[float | None]:
    return [counts[whole] - counts[part] if {part, whole} <= counts.keys() else None for part, whole in rests.values()]


def held(projects: pd.DataFrame, outcomes: pd.DataFrame, earlier: Sequence[Mapping[str, Counts]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both tables as they may be published, with what is held back said in their status columns.

    earlier: by project, what each kept snapshot shows.
    """
    told = by_project(projects, outcomes)
    hidden: dict[str, set[Key]] = {}
    for name, counts in told.items():
        hidden[name] = held_back_of(counts)
        for before in earlier:
            shown = {key: count for key, count in counts.items() if key not in hidden[name]}
            hidden[name] |= new_since(shown, before.get(name, {}))
    every = {key if key[0] != "project" else (key[1], name) for name, keys in hidden.items() for key in keys}
    return _projects(projects, every), _outcomes(outcomes, every)


def by_project(projects: pd.DataFrame, outcomes: pd.DataFrame) -> dict[str, Counts]:
    """The counts of every project; figures that belong to none go by their subject."""
    rows = {row["project_id"]: row for row in projects.to_dict("records")}
    named = outcomes.assign(group=outcomes["project_id"].replace("", None).fillna(outcomes["project_or_intervention"]))
    figures = {str(name): group.to_dict("records") for name, group in named.groupby("group")}
    return {name: counts_of(rows.get(name), figures.get(name, [])) for name in {**rows, **figures}}


def _projects(projects: pd.DataFrame, hidden: set[Key]) -> pd.DataFrame:
    is_held = {name: projects["project_id"].map(lambda project, name=name: (name, project) in hidden) for name in FIELDS}
    shown = {name: projects[name].mask(is_held[name]) for name in FIELDS}
    exits = is_held["exits_total"] | is_held["exits_work_or_study"]
    return projects.assign(
        **shown,
        participants_status=_status(projects["participants_actual"].notna(), is_held["participants_actual"]),
        exits_status=_status(projects["exits_work_or_study"].notna() | is_held["exits_total"], exits),
    )


def _status(is_known: pd.Series, is_held: pd.Series) -> list[str]:
    return ["suppressed" if held else "ok" if known else "not_seen" for known, held in zip(is_known, is_held, strict=True)]


def _outcomes(outcomes: pd.DataFrame, hidden: set[Key]) -> pd.DataFrame:
    # Held back by whoever coded it, or when the follow-up was read in.
    coded = outcomes["disclosure"] == "secondary"
    value, whole = (outcomes["outcome_id"].map(lambda name, where=where: (where, name) in hidden) for where in ("outcome", "whole"))
    # A part of a whole that is held back is held back with it.
    is_held = value | whole | coded
    shown = {"value": outcomes["value"].mask(is_held), "group_size": outcomes["group_size"].mask(whole)}
    return outcomes.assign(**shown, status=["suppressed" if one else "ok" for one in is_held])


def shown_in(snapshot: Path) -> dict[str, Counts]:
    """By project, the counts that a published snapshot shows; nothing when it was built by a version too old to say, or is damaged: what
    nobody can open, nobody can compare with, and it must not stand in the way of the one that takes its place."""
    try:
        with duckdb.connect(str(snapshot), read_only=True) as connection:
            projects = connection.execute(f"select project_id, {', '.join(FIELDS)} from project").df()
            outcomes = connection.execute(f"select {', '.join(SHOWN)} from outcome").df()
    except duckdb.Error:
        return {}
    return by_project(projects, outcomes)
