"""Kohesio (European Commission): projects paid by the European Social Fund in Västernorrland, from its CSV files."""

import re
from pathlib import Path
from typing import Any

import pandas as pd

from insteg.collect import project_list, set_aside
from insteg.collect.long_table import verified
from insteg.collect.project_list import Cell, Unreadable
from insteg.collect.publishers import _csv, _store
from insteg.collect.set_aside import Aside
from insteg.reference import catalogue

BASE = "https://kohesio.ec.europa.eu/api"
PUBLISHER = "Kohesio/European Commission"
LICENCE = "CC BY 4.0 (European Commission)"
FILES = {
    "projects-2021-2027": "data/projects-2021-2027/latest/SE-pp21-27-latest.csv",
    "projects-2014-2020": "data/projects-2014-2020/latest/SE-pp14-20-latest.csv",
}
COUNTY_NUTS = "SE321"
# Columns that we cannot do without. Older files have fewer of the others.
CORE = [
    "Operation_Local_Identifier", "Operation_Name_Programme_Language", "Operation_Start_Date", "Operation_End_Date",
    "Total_Eligible_Expenditure_amount", "Project_EU_Budget", "Beneficiary_Name", "Fund_Code", "NUTS3_Code",
]  # fmt: skip
OPTIONAL = [
    "Operation_Unique_Identifier",
    "Operation_Name_English",
    "Operation_Summary_Programme_Language",
    "Beneficiary_Local_Identifier",
    "LAU_IDs",
    "Total_Eligible_Expenditure_Currency",
]


def fetch(folder: Path, base: str = BASE, manners: Any = None, aside: Aside | None = None) -> None:
    """Save the newest Swedish file of each programme period; one that does not come costs the other nothing.

    The addresses of the files are stable. The listing beside them has changed its place and its shape and is not needed.
    """
    from insteg.collect.publishers._http import Http, Manners

    # A file that is not there may never be answered: it is waited for twice, not for ever.
    with Http(manners or Manners(read=60, whole=300, attempts=2, calls=1, window=1, largest_bytes=200_000_000)) as http:
        answers = set_aside.each(FILES, lambda table, _: http.get(f"{base}/data/object", {"id": FILES[table]}), aside)
    shelf = _store.opened(folder, "kohesio", PUBLISHER, LICENCE)
    for table, answer in answers.items():
        shelf.keep(f"{table}.csv", answer, f"Projects in Sweden, {table.removeprefix('projects-')}")
    shelf.finish()


def tables(folder: Path, aside: Aside) -> dict[str, pd.DataFrame]:
    """ESF projects with a place in Västernorrland, one row each, by programme period, amounts in EUR. Names that may be persons' are left out."""
    names = [name.removesuffix(".csv") for name in sorted(catalogue.documents(folder)) if name.endswith(".csv")]
    return set_aside.each(names, lambda name, told: _one(verified(folder, f"{name}.csv"), name, told), aside)


def tidy(folder: Path) -> pd.DataFrame:
    """The projects of all files that can be read. The same one may stand in the files of both periods: the newer tells."""
    both = pd.concat(tables(folder, Aside()).values(), ignore_index=True)
    return both.drop_duplicates("project_id", keep="last").reset_index(drop=True)


def _one(path: Path, name: str, aside: Aside) -> pd.DataFrame:
    from insteg.collect.publishers import _schema

    frame = _csv.read(path.read_bytes(), name, CORE, aside)
    frame = frame.assign(**{column: "" for column in OPTIONAL if column not in frame.columns})
    here = frame[frame["Fund_Code"].map(_is_social_fund).astype(bool) & _in_the_county(frame)]
    found = project_list.read(here.to_dict("records"), _project, name, aside)
    table = found.assign(document=f"kohesio/live/{path.name}", file=f"kohesio/{path.name}")
    return _schema.kept_projects(_once(table), name, aside, len(frame))


def _once(table: pd.DataFrame) -> pd.DataFrame:
    """One row an operation. It may stand once a place: the places are put together, the last row tells the rest."""
    places = table.groupby("project_id")["municipalities"].agg(lambda cells: "|".join(dict.fromkeys(_listed("|".join(cells)))))
    last = table.drop_duplicates("project_id", keep="last").reset_index(drop=True)
    return last.assign(municipalities=last["project_id"].map(places))


def _is_social_fund(code: str) -> bool:
    return code.strip().upper().replace(" ", "").startswith(("ESF", "ESF+", "YEI"))


def _in_the_county(frame: pd.DataFrame) -> pd.Series:
    nuts = frame["NUTS3_Code"].map(lambda cell: COUNTY_NUTS in _listed(cell))
    # An empty column keeps its text type under map, hence the casts.
    return nuts.astype(bool) | frame["LAU_IDs"].map(lambda cell: bool(_municipalities(cell))).astype(bool)


def _listed(cell: str) -> list[str]:
    """The parts of a cell that holds several values."""
    return [part.strip() for part in re.split(r"[|;,]", cell) if part.strip()]


def _municipalities(cell: str) -> list[str]:
    """Our municipalities among local area codes, written 2281 or SE_2281."""
    return [code for part in _listed(cell) if (code := part.split("_")[-1]) in catalogue.the_seven()]


def _id(record: dict[str, Any]) -> str:
    """The ESF Council's own number, the part after the programme in 2021SE05SFPR001_23-017-S01; Kohesio's own where there is none."""
    local: str = record["Operation_Local_Identifier"].strip()
    if local:
        number = local.rsplit("_", 1)[-1]
        return number.upper() if project_list.PROJECT_ID.fullmatch(number.upper()) else number
    unique: str = record["Operation_Unique_Identifier"].strip().rstrip("/").rsplit("/", 1)[-1]
    if not unique:
        raise Unreadable("and Operation_Unique_Identifier is empty too: the project has no name.")
    return unique


def _amount(text: str, record: dict[str, Any]) -> float | None:
    if (currency := record["Total_Eligible_Expenditure_Currency"].strip().upper()) not in ("", "EUR", "€"):
        raise Unreadable(f"in {currency[:20]}, in a file in euro.")
    return project_list.amount(text, "EUR")


def _project(record: dict[str, Any], cell: Cell) -> dict[str, Any]:
    return {
        "project_id": cell("Operation_Local_Identifier", lambda _: _id(record)),
        "title": project_list.plain(record["Operation_Name_Programme_Language"]),
        "title_en": project_list.plain(record["Operation_Name_English"]),
        "summary": project_list.plain(record["Operation_Summary_Programme_Language"]),
        "owner": project_list.organisation(record["Beneficiary_Name"], record["Beneficiary_Local_Identifier"]),
        "fund": record["Fund_Code"].strip(),
        "start": cell("Operation_Start_Date", lambda text: project_list.day(text, "%d/%m/%Y")),
        "end": cell("Operation_End_Date", lambda text: project_list.day(text, "%d/%m/%Y")),
        "total": cell("Total_Eligible_Expenditure_amount", lambda text: _amount(text, record)),
        "eu_support": cell("Project_EU_Budget", lambda text: _amount(text, record)),
        "currency": "EUR",
        "municipalities": "|".join(_municipalities(record["LAU_IDs"])),
        "row": record["row"],
    }
