"""Kohesio (European Commission): projects paid by the European Social Fund in Västernorrland, from its CSV files."""

from pathlib import Path
from typing import Any

import pandas as pd

from insteg import catalogue
from insteg.sources import _csv, _projects, _store
from insteg.sources._errors import SourceError
from insteg.sources._table import verified

BASE = "https://kohesio.ec.europa.eu/api"
PUBLISHER = "Kohesio/European Commission"
LICENCE = "CC BY 4.0 (European Commission)"
FILES = {
    "2021-2027": "data/projects-2021-2027/latest/SE-pp21-27-latest.csv",
    "2014-2020": "data/projects-2014-2020/latest/SE-pp14-20-latest.csv",
}
COUNTY_NUTS = "SE321"
# Columns that we cannot do without. Older files have fewer of the others.
CORE = [
    "Operation_Local_Identifier", "Operation_Name_Programme_Language", "Operation_Start_Date", "Operation_End_Date",
    "Total_Eligible_Expenditure_amount", "Project_EU_Budget", "Beneficiary_Name", "Fund_Code", "NUTS3_Code",
]  # fmt: skip
OPTIONAL = ["Operation_Name_English", "Operation_Summary_Programme_Language", "Beneficiary_Local_Identifier", "LAU_IDs"]


def fetch(folder: Path, base: str = BASE, manners: Any = None) -> None:
    """Save the list of files and the newest Swedish file of each programme period."""
    from insteg.sources._http import Http, Manners

    with Http(manners or Manners(read=120, calls=1, window=1, largest_bytes=200_000_000)) as http:
        listing = http.get(f"{base}/data/projects")
        keys = listing.json()
        if not isinstance(keys, list) or not set(FILES.values()) <= {key for key in keys if isinstance(key, str)}:
            raise SourceError(f"Kohesio no longer lists {sorted(FILES.values())}. Look at {listing.address} and mend FILES.")
        answers = {period: http.get(f"{base}/data/object", {"id": key}) for period, key in FILES.items()}
    shelf = _store.emptied(folder, "kohesio", PUBLISHER, LICENCE)
    shelf.keep("files.json", listing, "Files that Kohesio offers")
    for period, answer in answers.items():
        shelf.keep(f"projects-{period}.csv", answer, f"Projects in Sweden, {period}")
    shelf.finish()


def tidy(folder: Path) -> pd.DataFrame:
    """ESF projects with a place in Västernorrland, one row each, amounts in EUR. Names that may be persons' are left out."""
    from insteg.sources import _schema

    names = [name for name in sorted(catalogue.documents(folder)) if name.endswith(".csv")]
    table = pd.concat([_one(verified(folder, name)) for name in names], ignore_index=True)
    # The same operation may stand once a place or once a period file.
    return _schema.checked_projects(table.drop_duplicates("project_id", keep="last").reset_index(drop=True))


def _one(path: Path) -> pd.DataFrame:
    frame = _csv.read(path.read_bytes(), path.name, CORE)
    frame = frame.assign(**{column: "" for column in OPTIONAL if column not in frame.columns})
    here = frame[frame["Fund_Code"].map(_is_social_fund).astype(bool) & _in_the_county(frame)]
    rows = [_project(record, f"{path.name} record {record['row']}") for record in here.to_dict("records")]
    table = pd.DataFrame(rows, columns=_projects.COLUMNS).assign(document=f"kohesio/live/{path.name}", file=f"kohesio/{path.name}")
    return table.astype({"total": "float64", "eu_support": "float64", "row": "int64", "project_id": "str", "title": "str"})


def _is_social_fund(code: str) -> bool:
    return code.strip().upper().replace(" ", "").startswith(("ESF", "ESF+", "YEI"))


def _in_the_county(frame: pd.DataFrame) -> pd.Series:
    nuts = frame["NUTS3_Code"].map(lambda cell: COUNTY_NUTS in _listed(cell))
    # An empty column keeps its text type under map, hence the casts.
    return nuts.astype(bool) | frame["LAU_IDs"].map(lambda cell: bool(_municipalities(cell))).astype(bool)


def _listed(cell: str) -> list[str]:
    """The parts of a cell that holds several values."""
    return [part.strip() for part in cell.split("|") if part.strip()]


def _municipalities(cell: str) -> list[str]:
    """Our municipalities among local area codes, written 2281 or SE_2281."""
    return [code for part in _listed(cell) if (code := part.split("_")[-1]) in catalogue.the_seven()]


def _project(record: dict[str, Any], place: str) -> dict[str, Any]:
    return {
        # 2021SE05SFPR001_23-017-S01: the part after the programme is the ESF Council's own number.
        "project_id": record["Operation_Local_Identifier"].strip().rsplit("_", 1)[-1],
        "title": _projects.plain(record["Operation_Name_Programme_Language"]),
        "title_en": _projects.plain(record["Operation_Name_English"]),
        "summary": _projects.plain(record["Operation_Summary_Programme_Language"]),
        "owner": _projects.organisation(record["Beneficiary_Name"], record["Beneficiary_Local_Identifier"]),
        "fund": record["Fund_Code"].strip(),
        "start": _projects.day(record["Operation_Start_Date"], "%d/%m/%Y", place),
        "end": _projects.day(record["Operation_End_Date"], "%d/%m/%Y", place),
        "total": _projects.amount(record["Total_Eligible_Expenditure_amount"], place),
        "eu_support": _projects.amount(record["Project_EU_Budget"], place),
        "currency": "EUR",
        "municipalities": "|".join(_municipalities(record["LAU_IDs"])),
        "row": record["row"],
    }
