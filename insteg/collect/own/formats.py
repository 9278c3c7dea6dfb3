"""Three kinds of table brought to one: our own template or a public record of projects, the ESF bank's export, and Kohesio's CSV."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from insteg.collect.own import known_headings, near_headings, personal_data, written_amounts
from insteg.collect.own.bank_columns import ESF_COLUMNS, KOHESIO_COLUMNS
from insteg.collect.own.headings import HeadedTable
from insteg.collect.own.near_headings import Needed
from insteg.collect.own.tables import ROW, ImportRefused
from insteg.collect.project_list import plain
from insteg.reference import catalogue, project_columns

OWN, ESF, KOHESIO = "own template", "ESF project bank", "Kohesio"
ESF_ADDRESS = "https://www.esf.se/resultat/projektbanken/projekt/?dnr="
KOHESIO_CORE = {"Operation_Local_Identifier", "Operation_Name_Programme_Language", "Operation_Start_Date", "Operation_End_Date"}
# The figures of a bank that are no kronor: its program writes them, and their spelling is known.
EXACT = ("eu_support_eur", "total_budget_eur", "cofinancing_rate_pct")
COUNTY_NUTS = "SE321"
# So many headings that are not known are named where the file is refused.
SAID = 12
UNNAMED = "Ägaren är en privatperson, eller går inte att skilja från en, och namnges inte."
# The year in a programme's CCI number.
PERIODS = {"2007": "2007-2013", "2014": "2014-2020", "2021": "2021-2027"}


@dataclass(frozen=True)
class Recognised:
    """The rows of a file in our own columns, as they are written; our column -> the file's heading; headings that are not used."""

    kind: str
    rows: pd.DataFrame
    headings: dict[str, str]
    unused: tuple[str, ...]


def recognised(found: HeadedTable, name: str) -> Recognised:
    """Raises ImportRefused when the headings are of none of the three kinds, or lack what a project can't be without."""
    frame = found.rows(name)
    headers = {_first_language(column) for column in frame.columns}
    if set(frame.columns) >= KOHESIO_CORE:
        return Recognised(KOHESIO, _kohesio(frame), _headings(frame, KOHESIO_COLUMNS, str), ())
    if {"diarienummer", "namn på insatsen"} <= headers:
        return Recognised(ESF, _esf(frame), _headings(frame, ESF_COLUMNS, _first_language), ())
    return _own(frame, name)


def _own(frame: pd.DataFrame, name: str) -> Recognised:
    names = _columns([column for column in frame.columns if column != ROW])
    if "project_id" not in names and "diary_no" in names:
        names["project_id"] = names["diary_no"]
    required = [column for column in project_columns.columns() if column.required]
    unused = tuple(column for column in frame.columns if column != ROW and column not in names.values())
    if missing := [column.header_sv for column in required if column.name not in names]:
        others = f"; not known are {', '.join(unused[:SAID])}" if unused else ""
        raise ImportRefused(
            f"{name} lacks the headings {', '.join(missing)} (read were {', '.join(dict.fromkeys(names.values()))}{others}). "
            f"{near_headings.meant([one for one in needed() if one.shown in missing], unused, lambda heading: False)}"
            "Add them, each over its column, or start from the template."
        )
    rows = pd.DataFrame({ours: frame[theirs] for ours, theirs in names.items()}).assign(confidence="medel", is_here=True, note="")
    return Recognised(OWN, rows.assign(**{ROW: frame[ROW]}), names, unused)


def needed() -> tuple[Needed, ...]:
    """The headings that every table of projects needs; a diary number does for the id."""
    columns = project_columns.columns()
    return near_headings.needed(columns, [column for column in columns if column.name == "diary_no"])


def _columns(headings: list[str]) -> dict[str, str]:
    """Our column -> the heading that means it; the template's own heading goes before another that means the same."""
    found: dict[str, list[str]] = {}
    for heading in headings:
        if ours := known_headings.ours(heading):
            found.setdefault(ours, []).append(heading)
    exact = {header for column in project_columns.columns() for header in column.headers[:3]}
    for ours, several in found.items():
        best = [heading for heading in several if known_headings.plain(heading) in exact]
        if len(best) != 1 < len(several):
            raise ImportRefused(f"The columns {' and '.join(map(repr, several))} mean the same. Keep one of them.")
        found[ours] = best if len(several) > 1 else several
    if {"start_date", "end_date"} & found.keys():
        found.pop("period", None)
    return {ours: several[0] for ours, several in found.items()}


def _first_language(heading: str) -> str:
    return heading.split(" / ", maxsplit=1)[0].strip().casefold()


def _headings(frame: pd.DataFrame, wanted: dict[str, str], plain: Callable[[str], str]) -> dict[str, str]:
    there = {plain(column): column for column in reversed(frame.columns)}
    return {ours: there[theirs] for ours, theirs in wanted.items() if theirs in there}


def _taken(frame: pd.DataFrame, wanted: dict[str, str], plain: Callable[[str], str]) -> pd.DataFrame:
    """The wanted columns under our names; columns that the file lacks are empty (older files have fewer)."""
    there = _headings(frame, wanted, plain)
    return pd.DataFrame({ours: frame[there[ours]] if ours in there else "" for ours in wanted}).assign(**{ROW: frame[ROW]})


def _esf(frame: pd.DataFrame) -> pd.DataFrame:
    found = _taken(frame, ESF_COLUMNS, _first_language)
    home = {area.name_sv.lower() for code, area in catalogue.areas().items() if code in catalogue.the_seven()}
    return _tidied(found).assign(
        project_id=found["diary_no"], source_url=ESF_ADDRESS + found["diary_no"], confidence="hög",
        programme_period=[PERIODS.get(text[:4], "") for text in found["programme"]],
        # The bank gives the owner's town, not where the work takes place: the municipality stays unknown.
        municipalities="", is_here=found["town"].str.lower().isin(home), owner_town=found["town"],
    )  # fmt: skip


def _kohesio(frame: pd.DataFrame) -> pd.DataFrame:
    found = _taken(frame, KOHESIO_COLUMNS, str)
    number = found["diary_no"].str.split("_").str[-1]
    home = [[code for code in re.findall(r"\d{4}", cell) if code in catalogue.the_seven()] for cell in found["lau"]]
    in_county = [COUNTY_NUTS in cell for cell in found["nuts"]]
    return _tidied(found).assign(
        diary_no=number, project_id=number, confidence="hög",
        municipalities=["; ".join(codes) for codes in home], region=["Västernorrland" if here else "" for here in in_county],
        is_here=[bool(codes) or here for codes, here in zip(home, in_county, strict=True)],
    )  # fmt: skip


def _tidied(found: pd.DataFrame) -> pd.DataFrame:
    # A beneficiary may be a natural person; names of persons stay out.
    is_named = personal_data.organisations(found["owner"].tolist(), found["owner_id"].tolist())
    return found.assign(
        **{name: found[name].map(written_amounts.exact) for name in EXACT if name in found},
        owner=found["owner"].where(is_named, ""),
        note=[UNNAMED if name and not shown else "" for name, shown in zip(found["owner"], is_named, strict=True)],
        title=found["title"].map(personal_data.masked),
        summary=[personal_data.masked(plain(personal_data.masked(text))) for text in found["summary"]],
    )
