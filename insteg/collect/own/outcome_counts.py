"""From rows to counts of each project by sex and by age, and which of them must be held back."""

from dataclasses import dataclass, field

import pandas as pd

from insteg.collect.cells import day
from insteg.collect.own.outcome_reading import Table
from insteg.collect.own.rules import Rejection
from insteg.collect.own.tables import ROW
from insteg.privacy.small_numbers import is_small
from insteg.reference.outcome_columns import AGGREGATE, MOMENTS

TOTAL, WOMEN, MEN, REST = "total", "women", "men", "rest"
SEXES = {"kvinnor": WOMEN, "män": MEN, "kvinna": WOMEN, "man": MEN}
AGES = ("16-19", "20-24", "25-29", "övriga")
SEX_ROWS = ("kvinnor", "män")
ALL = "alla"
# entered, left, then at each moment: whose situation is known, in work, in study.
Counts = dict[str, int]
KINDS = ("entered", "left", *(f"{name}_{moment}" for moment in MOMENTS for name in ("followed", "work", "study")))


@dataclass
class Project:
    """The counts of one project: of all, by sex and by age. `rest` of a breakdown is who stands in none of its groups.

    total is empty where the groups given are not everyone: women alone are no whole, and nothing is a rest of them.
    """

    project_id: str
    period: str
    total: Counts
    breakdowns: dict[str, dict[str, Counts]] = field(default_factory=dict)


def projects(table: Table) -> tuple[list[Project], list[Rejection]]:
    """Every project of the table, and what keeps others out: a project comes in whole or not at all."""
    make = _of_sums if table.shape == AGGREGATE else _of_participants
    found = [make(str(name), rows) for name, rows in table.rows.groupby("project_id", sort=True)]
    return [item for item in found if isinstance(item, Project)], [item for item in found if isinstance(item, Rejection)]


def _counts(row: pd.Series) -> Counts:
    """The counts that a row gives; what is empty is not there."""
    given = {name: int(row[name]) for name in KINDS if row[name]}
    if "work_exit" in given:
        given.setdefault("followed_exit", given["left"])
    return given


def _of_sums(name: str, rows: pd.DataFrame) -> Project | Rejection:
    """Rows for all, by sex, by age or by both; totals that are not given are sums."""
    if wrong := _not_together(rows):
        return wrong
    counts = [(row["sex"], row["age"], _counts(row)) for _, row in rows.iterrows()]
    by_both = [(sex, age, part) for sex, age, part in counts if ALL not in (sex, age)]
    by_sex = _margin([(sex, part) for sex, age, part in counts if age == ALL and sex != ALL], by_both, len(AGES))
    by_age = _margin(
        [(age, part) for sex, age, part in counts if sex == ALL and age != ALL],
        [(age, sex, part) for sex, age, part in by_both],
        len(SEX_ROWS),
    )
    given = next((part for sex, age, part in counts if (sex, age) == (ALL, ALL)), None)
    total = given or _whole(by_sex, SEX_ROWS) or _whole(by_age, AGES)
    if not (total or by_sex or by_age):
        return _of_project(rows, "These rows are not everyone. Add the row for all of them: sex alla, age alla.")
    project = Project(name, str(rows["period"].iloc[0]), total)
    for kind, groups in (("sex", {SEXES[sex]: part for sex, part in by_sex.items()}), ("age", by_age)):
        rest = _rest(total, groups)
        if total and groups and min(rest.values(), default=0) < 0:
            return _of_project(rows, f"The groups by {kind} add up to more than all of them. Correct the counts.")
        if groups:
            project.breakdowns[kind] = {**groups, REST: rest} if total else groups
    return project


def _not_together(rows: pd.DataFrame) -> Rejection | None:
    if rows.duplicated(["sex", "age"]).any():
        return _of_project(rows, "The same sex and age stand on several rows. Keep one of them.")
    if rows["period"].nunique() > 1:
        return _of_project(rows, "Give all rows of a project the same period.")
    if len({frozenset(_counts(row)) for _, row in rows.iterrows()}) > 1:
        return _of_project(rows, "Fill in the same columns on all rows of a project: otherwise they do not add up.")
    return None


def _of_project(rows: pd.DataFrame, fix: str) -> Rejection:
    return Rejection(int(rows[ROW].iloc[0]), "Projektets id", str(rows["project_id"].iloc[0]), fix)


def _margin(given: list[tuple[str, Counts]], crossed: list[tuple[str, str, Counts]], parts: int) -> dict[str, Counts]:
    """The groups as given; otherwise sums over the crossed rows, of the groups whose every part is there."""
    if given:
        return dict(given)
    names = dict.fromkeys(name for name, _, _ in crossed)
    found = {name: [part for other, _, part in crossed if other == name] for name in names}
    return {name: _sum(several) for name, several in found.items() if len(several) == parts}


def _whole(groups: dict[str, Counts], every: tuple[str, ...]) -> Counts:
    """The sum of the groups when they are everyone; empty when some are missing, since missing is not zero."""
    return _sum(list(groups.values())) if set(groups) == set(every) else {}


def missing_total(project: Project) -> str:
    """What is said of a project whose groups are not everyone; empty for the others."""
    if project.total:
        return ""
    groups = ", ".join(name for parts in project.breakdowns.values() for name in parts)
    return (
        f"{project.project_id}: no total is written, since only {groups} are given. Add a row for all (sex alla, age alla) if you know it."
    )


def _sum(parts: list[Counts]) -> Counts:
    return {name: sum(part[name] for part in parts) for name in KINDS if parts and name in parts[0]}


def _rest(total: Counts, groups: dict[str, Counts]) -> Counts:
    return {name: count - sum(group[name] for group in groups.values()) for name, count in total.items()}


def _of_participants(name: str, rows: pd.DataFrame) -> Project:
    years = sorted({day(text)[0].year for text in rows["left"] if text})  # type: ignore[union-attr]
    period = f"{years[0]}-{years[-1]}" if len(years) > 1 else str(years[0]) if years else ""
    sexes = {SEXES[sex]: _added(group) for sex, group in rows.groupby("sex") if sex}
    ages = {str(band): _added(group) for band, group in rows.groupby(rows["age"].map(_band)) if band}
    total = _added(rows)
    filled = {kind: {**groups, REST: _rest(total, groups)} for kind, groups in (("sex", sexes), ("age", ages)) if groups}
    return Project(name, period, total, filled)


def _band(age: str) -> str:
    if not age:
        return ""
    return next((band for band in AGES[:3] if int(band[:2]) <= int(age) <= int(band[3:])), AGES[3])


def _added(rows: pd.DataFrame) -> Counts:
    """The rows of participants added up. A moment for which nobody's situation is known is not there."""
    found = {"entered": len(rows), "left": int((rows["left"] != "").sum())}
    for moment in MOMENTS:
        status = rows[f"status_{moment}"]
        known = {"followed": ["arbete", "studier", "annat"], "work": ["arbete"], "study": ["studier"]}
        found |= {f"{name}_{moment}": int(status.isin(answers).sum()) for name, answers in known.items()}
    return found


def shown(project: Project) -> dict[tuple[str, str], int]:
    """(group, kind) -> count, for every count that may be shown. Kinds: those of KINDS, and moved_* (work and study together).

    A breakdown is shown at a moment only when no cell of it, shown or worked out by subtraction, is a count of 1-4; failing
    that with work and study together; failing that not at all. Every figure shown and every difference of them is then zero or
    too many to point anybody out.
    """
    found: dict[tuple[str, str], int] = {}
    for groups in ([{TOTAL: project.total}] if project.total else []) + list(project.breakdowns.values()):
        kinds = _kinds_shown(list(groups.values()))
        found |= {(name, kind): _full(part)[kind] for name, part in groups.items() if name != REST for kind in kinds}
    return found


def _full(part: Counts) -> Counts:
    """The counts with everything that follows from them by subtraction."""
    full = dict(part)
    if "entered" in part:
        full["remaining"] = part["entered"] - part["left"]
    for moment in MOMENTS:
        if f"followed_{moment}" in part:
            followed, work, study = (part[f"{name}_{moment}"] for name in ("followed", "work", "study"))
            full |= {
                f"moved_{moment}": work + study,
                f"other_{moment}": followed - work - study,
                f"unknown_{moment}": part["left"] - followed,
            }
    return full


def _kinds_shown(parts: list[Counts]) -> list[str]:
    safe = {kind for kind in _full(parts[0]) if not any(is_small(_full(part)[kind]) for part in parts)}
    kinds = [kind for kind, needed in (("left", {"left"}), ("entered", {"entered", "left", "remaining"})) if needed <= safe]
    for moment in MOMENTS:
        whole = {f"{name}_{moment}" for name in ("followed", "moved", "other", "unknown")}
        if whole <= safe:
            detail = {f"work_{moment}", f"study_{moment}"}
            kinds += [f"followed_{moment}", f"moved_{moment}", *(sorted(detail) if detail <= safe else [])]
    return kinds
