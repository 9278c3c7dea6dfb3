"""The promises of the long table and of the project list, held by pandera when figures come over the network."""

from functools import cache
from typing import Any

import pandas as pd

from insteg.collect.errors import SourceError
from insteg.collect.set_aside import Aside
from insteg.reference import catalogue

STATUSES = ["ok", "provisional", "suppressed", "not_applicable", "missing"]
SEXES = ["total", "women", "men"]
PERIOD = r"^(19|20)\d\d(-(0[1-9]|1[0-2]))?$"
GRAIN = ["indicator", "area_code", "period", "sex", "age"]


def kept(table: pd.DataFrame, name: str, aside: Aside, rows_read: int) -> pd.DataFrame:
    """The rows that keep the promises; the others are put aside. Raises SourceError when too much of the table `name` is lost."""
    kinds = {indicator: catalogue.indicators()[indicator].kind for indicator in table["indicator"].unique()}
    sound = _sound(_long(), table, name, aside)
    sensible = aside.judge(name, _sensible(sound, kinds, name, aside), rows_read)
    if not (sensible["value"].notna() | sensible["lower"].notna()).any():
        raise SourceError(f"The publisher sent no figure for {name}, only empty cells. What we have is kept; try again later.")
    return sensible


def kept_projects(table: pd.DataFrame, name: str, aside: Aside, rows_read: int) -> pd.DataFrame:
    return aside.judge_share(name, _sound(_projects(), table, name, aside), rows_read)


def _sensible(table: pd.DataFrame, kinds: dict[str, str], name: str, aside: Aside) -> pd.DataFrame:
    """Without rows whose value cannot be, whatever else is true: the promises that a snapshot is checked for, row by row."""
    kind, value = table["indicator"].map(kinds), table["value"]
    known = set(catalogue.areas()) | {"SE32"}
    rules = {
        "but a share lies between 0 and 100.": (kind == "share") & ~value.between(0, 100) & value.notna(),
        "but a count is a whole number, zero or more.": (kind == "count") & ((value < 0) | (value != value.round())) & value.notna(),
        "but Sweden is never 0: that stands for no answer.": (table["area_code"] == catalogue.COUNTRY) & (value == 0),
        "which is the value of an area that we do not know.": ~table["area_code"].isin(list(known)),
    }
    wrong = pd.Series(False, index=table.index)
    for why, broken in rules.items():
        for place in table.index[broken & ~wrong]:
            _put(aside, name, table.loc[place], "value", table.loc[place, "value"], why)
        wrong |= broken
    return table[~wrong].reset_index(drop=True)


def _put(aside: Aside, name: str, row: pd.Series, column: str, value: Any, why: str) -> None:
    about = {key: str(row[key]) for key in ("area_code", "period", "sex") if key in row}
    aside.put(name, str(row["file"]), row["row"], column, value, why, **about)


@cache
def _long() -> Any:
    # pandera takes over a second to import: only a refresh pays for it, never a page.
    import pandera.pandas as pa

    number = pa.Column(float, nullable=True)
    text = pa.Column(str)
    return pa.DataFrameSchema(
        {
            "indicator": text,
            "area_code": pa.Column(str, pa.Check.str_matches(r"^(\d\d|\d{4}|SE\d\d)$")),
            "period": pa.Column(str, pa.Check.str_matches(PERIOD)),
            "sex": pa.Column(str, pa.Check.isin(SEXES)),
            "age": text,
            "value": number,
            "numerator": number,
            "denominator": number,
            "status": pa.Column(str, pa.Check.isin(STATUSES)),
            "lower": number,
            "upper": number,
            "document": text,
        },
        checks=[
            pa.Check(_value_agrees_with_status, error="a value is there exactly when the status says so"),
            pa.Check(_bounds_hold, error="lower is not above upper"),
        ],
        unique=GRAIN,
    )


def _value_agrees_with_status(table: pd.DataFrame) -> pd.Series:
    return table["status"].isin(["ok", "provisional"]) == table["value"].notna()


def _bounds_hold(table: pd.DataFrame) -> pd.Series:
    return ~(table["lower"] > table["upper"])


@cache
def _projects() -> Any:
    import pandera.pandas as pa

    return pa.DataFrameSchema(
        {
            "project_id": pa.Column(str, pa.Check.str_length(min_value=1)),
            "title": pa.Column(str),
            "start": pa.Column(str, pa.Check.str_matches(r"^(\d{4}-\d\d-\d\d)?$")),
            "end": pa.Column(str, pa.Check.str_matches(r"^(\d{4}-\d\d-\d\d)?$")),
            "total": pa.Column(float, pa.Check.ge(0), nullable=True),
            "eu_support": pa.Column(float, pa.Check.ge(0), nullable=True),
            "currency": pa.Column(str, pa.Check.isin(["EUR", "SEK"])),
        },
        unique=["project_id"],
    )


def _sound(schema: Any, table: pd.DataFrame, name: str, aside: Aside) -> pd.DataFrame:
    """The rows that the schema accepts. What is wrong with the table as a whole (a column, a type) raises SourceError."""
    import pandera.errors

    if table.empty:
        first = next((f" The first odd row: {row.sentence()}" for row in aside.rows if row.table == name), "")
        raise SourceError(f"The publisher sent nothing for {name} that can be read. What we have is kept; try again later.{first}")
    try:
        return schema.validate(table, lazy=True)
    except pandera.errors.SchemaErrors as error:
        cases = error.failure_cases
        rows = cases[cases["index"].notna()].drop_duplicates("index")
        if cases["index"].isna().any() or not set(rows["index"]) <= set(table.index):
            raise SourceError(f"{name} breaks a promise of the table: {cases['check'].iloc[0]}. Look at it.") from error
    for case in rows.rename(columns={"index": "index_"}).itertuples():
        _put(aside, name, table.loc[case.index_], str(case.column or "row"), case.failure_case, f"which breaks the promise {case.check}.")
    return table.drop(index=rows["index"]).reset_index(drop=True)
