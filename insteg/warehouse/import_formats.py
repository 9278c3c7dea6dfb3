"""Three kinds of table brought to one: our own template, the ESF project bank's export, and Kohesio's CSV."""

import re
from collections.abc import Callable

import pandas as pd

from insteg import catalogue, project_columns
from insteg.sources._projects import plain
from insteg.warehouse.import_persons import is_organisation, without_names
from insteg.warehouse.import_tables import ROW, ImportRefused

OWN, ESF, KOHESIO = "own template", "ESF project bank", "Kohesio"
ESF_ADDRESS = "https://www.esf.se/resultat/projektbanken/projekt/?dnr="
ESF_COLUMNS = {
    "diary_no": "diarienummer", "owner": "stödmottagare", "owner_id": "projektägare organisationsnummer", "town": "projektägare ort",
    "title": "namn på insatsen", "programme_area": "programområde", "specific_objective": "specifikt mål",
    "total_budget_sek": "total projektbudget", "cofinancing_rate_pct": "unionens medfinansieringsgrad", "esf_or_eu_support_sek": "eu-stöd i sek",
    "summary": "sammanfattning", "start_date": "startdatum", "end_date": "slutdatum", "fund": "eu-fond", "programme": "program cci",
}  # fmt: skip
KOHESIO_COLUMNS = {
    "diary_no": "Operation_Local_Identifier", "title": "Operation_Name_Programme_Language", "owner": "Beneficiary_Name",
    "owner_id": "Beneficiary_Local_Identifier", "start_date": "Operation_Start_Date", "end_date": "Operation_End_Date",
    "total_budget_eur": "Total_Eligible_Expenditure_amount", "eu_support_eur": "Project_EU_Budget", "cofinancing_rate_pct": "Cofinancing_Rate",
    "summary": "Operation_Summary_Programme_Language", "fund": "Fund_Name", "programme_period": "Programming_Period", "lau": "LAU_IDs",
    "nuts": "NUTS3_Code", "source_url": "Operation_Unique_Identifier",
}  # fmt: skip
KOHESIO_CORE = {"Operation_Local_Identifier", "Operation_Name_Programme_Language", "Operation_Start_Date", "Operation_End_Date"}
COUNTY_NUTS = "SE321"
UNNAMED = "Ägaren är en privatperson, eller går inte att skilja från en, och namnges inte."
# The year in a programme's CCI number.
PERIODS = {"2007": "2007-2013", "2014": "2014-2020", "2021": "2021-2027"}


def recognised(frame: pd.DataFrame, name: str) -> tuple[str, pd.DataFrame]:
    """(format, rows in our own columns). Raises ImportRefused when the header is of none of the three kinds."""
    headers = {column.split(" / ")[0].strip().lower() for column in frame.columns if column != ROW}
    if set(frame.columns) >= KOHESIO_CORE:
        return KOHESIO, _kohesio(frame)
    if {"diarienummer", "namn på insatsen"} <= headers:
        return ESF, _esf(frame)
    if {"project_id", "title"} <= {project_columns.by_header().get(header) for header in headers}:
        return OWN, _own(frame)
    raise ImportRefused(
        f"{name}: the header {', '.join(frame.columns[:6])} is not that of the template, the ESF export or Kohesio. Start from the template."
    )


def left_out(frame: pd.DataFrame, kind: str) -> list[str]:
    """Headers of an own table that no column of the template has."""
    return [name for name in frame.columns if kind == OWN and name != ROW and name.lower() not in project_columns.by_header()]


def _own(frame: pd.DataFrame) -> pd.DataFrame:
    names = {
        column: project_columns.by_header()[column.lower()] for column in frame.columns if column.lower() in project_columns.by_header()
    }
    if twice := [column for column, ours in names.items() if list(names.values()).count(ours) > 1]:
        raise ImportRefused(f"The columns {' and '.join(map(repr, twice))} mean the same. Keep one of them.")
    ready = frame[[*names, ROW]].rename(columns=names)
    return ready.assign(confidence="medel", is_here=True, note="")


def _taken(frame: pd.DataFrame, wanted: dict[str, str], plain: Callable[[str], str]) -> pd.DataFrame:
    """The wanted columns under our names; columns that the file lacks are empty (older files have fewer)."""
    there = {plain(column): column for column in reversed(frame.columns)}
    return pd.DataFrame({ours: frame[there[theirs]] if theirs in there else "" for ours, theirs in wanted.items()}).assign(
        **{ROW: frame[ROW]}
    )


def _esf(frame: pd.DataFrame) -> pd.DataFrame:
    found = _taken(frame, ESF_COLUMNS, lambda column: column.split(" / ")[0].strip().lower())
    home = {area.name_sv.lower() for code, area in catalogue.areas().items() if code in catalogue.the_seven()}
    town = found["town"].str.strip()
    return _tidied(found).assign(
        project_id=found["diary_no"], source_url=ESF_ADDRESS + found["diary_no"], confidence="hög",
        programme_period=[PERIODS.get(text[:4], "") for text in found["programme"]],
        # The bank gives the owner's town, not where the work takes place: the municipality stays unknown.
        municipalities="", is_here=town.str.lower().isin(home), owner_town=town,
    )  # fmt: skip


def _kohesio(frame: pd.DataFrame) -> pd.DataFrame:
    found = _taken(frame, KOHESIO_COLUMNS, str)
    number = found["diary_no"].str.split("_").str[-1]
    home = [[code for code in re.findall(r"\d{4}", cell) if code in catalogue.the_seven()] for cell in found["lau"]]
    in_county = [COUNTY_NUTS in cell for cell in found["nuts"]]
    return _tidied(found).assign(
        diary_no=number, project_id=number, confidence="hög", programme_period=found["programme_period"].where(found["programme_period"] != "", ""),
        start_date=found["start_date"].map(_iso), end_date=found["end_date"].map(_iso),
        municipalities=["; ".join(codes) for codes in home], region=["Västernorrland" if here else "" for here in in_county],
        is_here=[bool(codes) or here for codes, here in zip(home, in_county, strict=True)],
    )  # fmt: skip


def _tidied(found: pd.DataFrame) -> pd.DataFrame:
    # A beneficiary may be a natural person; names of persons stay out.
    is_named = [is_organisation(*pair) for pair in zip(found["owner"], found["owner_id"], strict=True)]
    amounts = [name for name in found.columns if name.endswith(("_sek", "_eur", "_pct"))]
    return found.assign(
        **{name: found[name].map(_number) for name in amounts},
        owner=found["owner"].where(is_named, ""),
        note=[UNNAMED if name and not shown else "" for name, shown in zip(found["owner"], is_named, strict=True)],
        title=found["title"].map(without_names),
        summary=[without_names(plain(text)) for text in found["summary"]],
    )


def _number(text: str) -> str:
    return re.sub(r"[\s%]", "", text).replace(",", ".").lstrip("+")


def _iso(text: str) -> str:
    """14/02/2024 -> 2024-02-14; anything else is left as it is, for the rules to judge."""
    match = re.fullmatch(r"(\d{2})/(\d{2})/(\d{4})", text.strip())
    return "-".join(reversed(match.groups())) if match else text
