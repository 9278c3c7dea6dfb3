"""The rules an imported project keeps; each broken one says row, heading, value and what to do."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

import pandas as pd

from insteg.collect.cells import day, listed
from insteg.collect.own import personal_data
from insteg.collect.own.cell_forms import fault_of_text, is_address
from insteg.collect.own.spelling import Spelled
from insteg.collect.own.tables import ROW
from insteg.collect.own.written_dates import FIRST_YEAR, LAST_YEAR, SAY
from insteg.reference import catalogue, interventions, project_columns
from insteg.reference.project_columns import Column

MOST_PERSONS = 1_000_000
OLDEST = 120
SHOWN = 80
# Columns that hold no names.
NAMELESS = ("project_id", "diary_no")
# Columns that only a bank's export has.
BANK_AMOUNTS = ("eu_support_eur", "total_budget_eur", "cofinancing_rate_pct")
PERSONS = frozenset(personal_data.FIXES.values())


@dataclass(frozen=True)
class Rejection:
    """One cell that a rule refuses. `row` is the row a spreadsheet shows (the header is row 1); `heading` the file's own."""

    row: int
    column: str
    value: str
    fix: str
    heading: str = ""

    @property
    def place(self) -> str:
        """The heading as it stands in the file, beside the template's where the two differ."""
        known = {column.name: column.header_sv for column in project_columns.columns()}.get(self.column, "")
        if not self.heading:
            return known or self.column
        return self.heading if not known or self.heading.casefold() == known.casefold() else f"{self.heading} (in the template: {known})"

    def __str__(self) -> str:
        return f"row {self.row}, {self.place} = {self.value!r}: {self.fix}"


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[0-9]{1,13}(\.[0-9]+)?", text) is not None


@cache
def _is_date(text: str) -> bool:
    try:
        found = day(text)[0]
    except ValueError:
        return False
    return found is not None and FIRST_YEAR <= found.year <= LAST_YEAR


def _is_count(text: str) -> bool:
    return re.fullmatch(r"[0-9]{1,9}", text) is not None and int(text) <= MOST_PERSONS


def _are_municipalities(text: str) -> bool:
    return set(listed(text)) <= _municipalities()


@cache
def _municipalities() -> frozenset[str]:
    return frozenset(word for code, area in catalogue.areas().items() if area.level == "municipality" for word in (code, area.name_sv))


def _are_types(text: str) -> bool:
    return all(interventions.type_of_class(name) for name in listed(text))


# kind -> (does the cell keep it, what to do when not)
KINDS: dict[str, tuple[Callable[[str], bool], str]] = {
    "date": (_is_date, SAY),
    "amount": (_is_number, "Write the amount in digits only, without kronor or thousands marks."),
    "count": (_is_count, f"Write a whole number up to {MOST_PERSONS}, or leave it empty when it is unknown."),
    "municipalities": (_are_municipalities, "Write municipalities by name or four-digit code, with semicolons between them."),
    "types": (_are_types, "Use types from the sheet Insatstyper, with semicolons between them."),
    "address": (is_address, "Write the whole address, beginning with https://."),
}


def _in_order(smaller: str, larger: str) -> bool:
    return not (_is_number(smaller) and _is_number(larger)) or float(smaller) <= float(larger)


@cache
def _days_in_order(start: str, end: str) -> bool:
    if not (_is_date(start) and _is_date(end)):
        return True
    first, last = day(start)[0], day(end, last=True)[0]
    return first is None or last is None or first <= last


def _are_ages(low: str, high: str) -> bool:
    return _in_order(low, str(OLDEST)) and _in_order(high, str(OLDEST))


# (column that is pointed out, columns the rule reads, does the row keep it, what to do when not)
ROW_RULES: list[tuple[str, tuple[str, str], Callable[[str, str], bool], str]] = [
    ("end_date", ("start_date", "end_date"), _days_in_order, "Let the end come after the start."),
    ("age_max", ("age_min", "age_max"), _in_order, "Let the upper age be at least the lower one."),
    ("exits_total", ("exits_total", "participants_actual"), _in_order, "Count no more who left than took part."),
    ("exits_work_or_study", ("exits_work_or_study", "exits_total"), _in_order,
     "Count no more who moved on than left in total."),
    ("esf_or_eu_support_sek", ("esf_or_eu_support_sek", "total_budget_sek"), _in_order,
     "The EU support is a part of the total budget: check the two amounts."),
    ("age_max", ("age_min", "age_max"), _are_ages,
     f"Write ages up to {OLDEST}."),
]  # fmt: skip


def rejections(found: Spelled, headings: dict[str, str], is_own: bool) -> list[Rejection]:
    """Every broken rule in row order; an empty list when the whole table keeps them. A cell that points out a person is not repeated."""
    period = headings.get("period", "")
    # What both a cell's own rule and a rule of the row say against is said once, by the cell's own.
    broken = {(index, name): fix for index, name, fix in (*_broken_rows(found.rows), *_broken_cells(found, is_own))}
    # Why a cell is unclear says more than the rule of its kind; that it points out a person comes before both.
    broken |= {place: fix for place, fix in found.faults.items() if broken.get(place) not in PERSONS}
    return sorted(
        (
            Rejection(
                int(found.rows[ROW].iat[index]), name, _value(found, index, name, fix), fix,
                headings.get(name, period if name in ("start_date", "end_date") else ""),
            )
            for (index, name), fix in broken.items()
        ),
        key=lambda item: (item.row, item.column),
    )  # fmt: skip


def _value(found: Spelled, index: int, name: str, fix: str) -> str:
    text = str((found.written if name in found.written else found.rows)[name].iat[index])
    if fix in PERSONS or personal_data.fault_of_cell(text, may_hold_name=False):
        return personal_data.NOT_SHOWN
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _broken_cells(found: Spelled, is_own: bool) -> Iterator[tuple[int, str, str]]:
    for column in project_columns.columns():
        # An export from a bank lacks the municipality; only our own template can ask for it.
        is_required = column.required and (is_own or column.name != "municipalities")
        yield from _of_column(found, column.name, partial(_fault, column=column, is_required=is_required))
    for name in BANK_AMOUNTS:
        yield from _of_column(found, name, lambda text: "" if not text or _is_number(text) else KINDS["amount"][1])
    for name in ("project_id", "diary_no"):
        values = found.rows[name]
        for index in values.index[(values != "") & values.duplicated(keep=False)]:
            yield index, name, "Give every row a value of its own: another row has the same."


def _of_column(found: Spelled, name: str, fault: Callable[[str], str]) -> Iterator[tuple[int, str, str]]:
    values = found.rows[name]
    faults = {text: fix for text in values.unique().tolist() if (fix := fault(text))}
    if faults:
        yield from ((index, name, faults[text]) for index, text in enumerate(values.tolist()) if text in faults)


def _fault(text: str, column: Column, is_required: bool) -> str:
    """What to do about the cell; empty when it keeps its rules."""
    if not text:
        return "Fill in this cell: it can't be empty." if is_required else ""
    if fix := personal_data.fault_of_cell(text, column.kind == "text" and column.name not in NAMELESS):
        return fix
    if column.choices:
        return "" if text in column.choices else f"Use one of: {', '.join(column.choices)}; or leave it empty."
    if column.kind == "text":
        return fault_of_text(column.name, text)
    holds, fix = KINDS.get(column.kind, (bool, ""))
    return "" if holds(text) else fix


def _broken_rows(rows: pd.DataFrame) -> Iterator[tuple[int, str, str]]:
    for column, (first, second), holds, fix in ROW_RULES:
        pairs = enumerate(zip(rows[first].tolist(), rows[second].tolist(), strict=True))
        yield from ((index, column, fix) for index, (one, other) in pairs if (one or other) and not holds(one, other))
