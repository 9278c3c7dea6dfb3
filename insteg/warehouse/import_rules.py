"""The rules an imported project keeps, held by pandera; each broken one says row, column, value and what to do."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import pandera.pandas as pa

from insteg import catalogue, interventions, project_columns
from insteg.project_columns import Column
from insteg.sources._cells import day, listed
from insteg.warehouse import import_persons
from insteg.warehouse.import_tables import ROW

FIRST_YEAR, LAST_YEAR = 1980, 2060
MOST_PERSONS = 1_000_000
OLDEST = 120
# Columns that hold no names.
NAMELESS = ("project_id", "diary_no")
# Columns that only a bank's export has.
BANK_AMOUNTS = ("eu_support_eur", "total_budget_eur", "cofinancing_rate_pct")
ADDRESS = re.compile(r"https?://[^/\s]+\.[^/\s]+(/\S*)?")


@dataclass(frozen=True)
class Rejection:
    """One cell that a rule refuses. `row` is the row a spreadsheet shows (the header is row 1)."""

    row: int
    column: str
    value: str
    fix: str

    def __str__(self) -> str:
        headers = {column.name: column.header_sv for column in project_columns.columns()}
        # A column is known to its file by the template's header; where that is not its own name, both are told.
        named = f"{headers[self.column]} ({self.column})" if self.column in headers else self.column
        return f"row {self.row}, {named} = {self.value!r}: {self.fix}"


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[0-9]{1,13}(\.[0-9]+)?", text) is not None


def _is_date(text: str) -> bool:
    try:
        found = day(text)[0]
    except ValueError:
        return False
    return found is not None and FIRST_YEAR <= found.year <= LAST_YEAR


def _is_count(text: str) -> bool:
    return re.fullmatch(r"[0-9]+", text) is not None and int(text) <= MOST_PERSONS


def _are_municipalities(text: str) -> bool:
    known = {word for code, area in catalogue.areas().items() if area.level == "municipality" for word in (code, area.name_sv)}
    return set(listed(text)) <= known


def _are_types(text: str) -> bool:
    return all(interventions.type_of_class(name) for name in listed(text))


# kind -> (does the cell keep it, what to do when not)
KINDS: dict[str, tuple[Callable[[str], bool], str]] = {
    "date": (_is_date, f"Write a real date between {FIRST_YEAR} and {LAST_YEAR} as 2015, 2015-06 or 2015-06-30, or leave it empty."),
    "amount": (_is_number, "Write the amount in digits only, without kronor or thousands marks."),
    "count": (_is_count, f"Write a whole number up to {MOST_PERSONS}, or leave it empty when it is unknown."),
    "municipalities": (_are_municipalities, "Write municipalities by name or four-digit code, with semicolons between them."),
    "types": (_are_types, "Use types from the sheet Insatstyper, with semicolons between them."),
    "address": (lambda text: ADDRESS.fullmatch(text) is not None, "Write the whole address, beginning with https://."),
}


def _check(holds: Callable[[str], bool], fix: str) -> pa.Check:
    return pa.Check(lambda text: text == "" or holds(text), element_wise=True, error=fix)


def _checks(column: Column, is_required: bool) -> list[pa.Check]:
    checks = [_check(lambda text: not import_persons.has_number(text), "Remove the e-mail address or personal number: persons stay out.")]
    if column.kind == "text" and column.name not in NAMELESS:
        checks.append(
            _check(lambda text: not import_persons.names_in(text), "This looks like a person's name. Write the organisation or the role.")
        )
    if is_required:
        checks.append(pa.Check(lambda text: text != "", element_wise=True, error="Fill in this cell: it can't be empty."))
    if column.kind in KINDS:
        checks.append(_check(*KINDS[column.kind]))
    if column.choices:
        checks.append(_check(lambda text: text in column.choices, f"Use one of: {', '.join(column.choices)}; or leave it empty."))
    return checks


# (column that is pointed out, does the row keep it, what to do when not)
ROW_RULES: list[tuple[str, Callable[[pd.Series], bool], str]] = [
    ("end_date", lambda row: _days_in_order(row.start_date, row.end_date), "Let the end come after the start."),
    ("age_max", lambda row: _in_order(row.age_min, row.age_max), "Let the upper age be at least the lower one."),
    ("exits_total", lambda row: _in_order(row.exits_total, row.participants_actual), "Count no more who left than took part."),
    ("exits_work_or_study", lambda row: _in_order(row.exits_work_or_study, row.exits_total), "Count no more who moved on than left in total."),
    ("esf_or_eu_support_sek", lambda row: _in_order(row.esf_or_eu_support_sek, row.total_budget_sek),
     "The EU support is a part of the total budget: check the two amounts."),
    ("age_max", lambda row: _in_order(row.age_min, str(OLDEST)) and _in_order(row.age_max, str(OLDEST)), f"Write ages up to {OLDEST}."),
]  # fmt: skip


def _in_order(smaller: str, larger: str) -> bool:
    return not (_is_number(smaller) and _is_number(larger)) or float(smaller) <= float(larger)


def _days_in_order(start: str, end: str) -> bool:
    if not (_is_date(start) and _is_date(end)):
        return True
    first, last = day(start)[0], day(end, last=True)[0]
    return first is None or last is None or first <= last


def _once(values: pd.Series) -> pd.Series:
    return (values == "") | ~values.duplicated(keep=False)


def _schema(is_own: bool) -> pa.DataFrameSchema:
    # An export from a bank lacks the municipality; only our own template can ask for it.
    required = {column.name for column in project_columns.columns() if column.required and (is_own or column.name != "municipalities")}
    cells = {column.name: pa.Column(str, _checks(column, column.name in required)) for column in project_columns.columns()}
    for name in ("project_id", "diary_no"):
        cells[name].checks.append(pa.Check(_once, error="Give every row a value of its own: another row has the same."))
    for name in BANK_AMOUNTS:
        cells[name] = pa.Column(str, [_check(*KINDS["amount"])])
    return pa.DataFrameSchema(cells)


def rejections(frame: pd.DataFrame, is_own: bool) -> list[Rejection]:
    """Every broken rule in row order; an empty list when the whole table keeps them."""
    found = [*_broken_cells(frame, is_own), *_broken_rows(frame)]
    return sorted(found, key=lambda item: (item.row, item.column))


def _broken_cells(frame: pd.DataFrame, is_own: bool) -> list[Rejection]:
    try:
        _schema(is_own).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases.drop_duplicates(["column", "check", "index"])
        return [
            Rejection(int(frame.loc[case.index, ROW]), case.column, str(frame.loc[case.index, case.column]), case.check)
            for case in _cases(cases)
        ]
    return []


@dataclass(frozen=True)
class _Case:
    index: int
    column: str
    check: str


def _cases(cases: pd.DataFrame) -> list[_Case]:
    return [_Case(int(row["index"]), str(row["column"]), str(row["check"])) for _, row in cases.iterrows()]


def _broken_rows(frame: pd.DataFrame) -> list[Rejection]:
    return [
        Rejection(int(row[ROW]), column, str(row[column]), fix)
        for _, row in frame.iterrows()
        for column, holds, fix in ROW_RULES
        if not holds(row)
    ]
