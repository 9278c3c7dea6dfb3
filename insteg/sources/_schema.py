"""The promises of the long table and of the project list, held by pandera when figures come over the network."""

from functools import cache
from typing import Any

import pandas as pd

from insteg.sources._errors import SourceError

STATUSES = ["ok", "provisional", "suppressed", "not_applicable", "missing"]
SEXES = ["total", "women", "men"]
PERIOD = r"^(19|20)\d\d(-(0[1-9]|1[0-2]))?$"
GRAIN = ["indicator", "area_code", "period", "sex", "age"]


def checked(table: pd.DataFrame) -> pd.DataFrame:
    """The table unchanged, or a SourceError that names the first row that breaks a promise."""
    return _checked(_long(), table, [*GRAIN, "file", "row"])


def checked_projects(table: pd.DataFrame) -> pd.DataFrame:
    return _checked(_projects(), table, ["project_id"])


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


def _checked(schema: Any, table: pd.DataFrame, shown: list[str]) -> pd.DataFrame:
    import pandera.errors

    if table.empty:
        raise SourceError("The publisher sent no figures at all. What we have is kept; try again later.")
    try:
        return schema.validate(table)
    except pandera.errors.SchemaError as error:
        rows = list(error.failure_cases["index"].dropna()) if "index" in error.failure_cases else []
        first = table.loc[[rows[0]], shown].to_dict("records")[0] if rows else "the table"
        raise SourceError(f"{first} breaks a promise of the table: {error.check or error.reason_code}. Look at that row.") from error
