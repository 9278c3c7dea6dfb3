"""The address of a figure's data at the API, and a few lines of Python and R that fetch them."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from insteg.reference import in_view
from insteg.store.addresses import at
from insteg.store.remembered import ask

ROOT = "/api/v1"
# Figures without an indicator are made of these.
RESOURCES = {
    "measure": "synchronisation",
    "other_id": "alike-pairs",
    "other_kind": "partners",
    "outcome_id": "outcomes",
    "findings_on_same_question": "evidence",
    "positive_count": "interventions",
    "finding_count": "evidence",
    "project_id": "projects",
}


@dataclass(frozen=True)
class DataLink:
    """One address that gives rows of a figure, and what they are rows of."""

    title: str
    address: str


@dataclass(frozen=True)
class Part:
    """One question to the API that gives rows of a figure; `indicator` where the figure takes several."""

    resource: str
    question: dict[str, list[str]]
    indicator: str = ""


def links(rows: pd.DataFrame, language: str) -> list[DataLink]:
    """Addresses that together give exactly the rows of a figure: one, or one a measure where one would give too much.

    Rows without an indicator (projects, outcomes, findings) lead to their whole resource.
    """
    return addresses(parts(rows), language)


def parts(rows: pd.DataFrame) -> list[Part]:
    """The questions behind `links`, the same in every language; counting rows is what takes time."""
    if "indicator" not in rows:
        return [Part(next((name for column, name in RESOURCES.items() if column in rows), "projects"), {})]
    whole = _question(rows)
    if count(whole) == len(rows):
        return [Part("observations", whole)]
    questions = [_question(part) for _, part in rows.groupby("indicator", sort=False)]
    named = len(questions) > 1
    return [Part("observations", question, question["indicator"][0] if named else "") for question in questions]


def addresses(found: list[Part], language: str) -> list[DataLink]:
    """The questions as links in one language."""
    known = in_view.indicators()
    return [
        DataLink(
            known[part.indicator].text(language).title if part.indicator else "",
            _address(part.resource, part.question | {"lang": language}),
        )
        for part in found
    ]


def _question(rows: pd.DataFrame) -> dict[str, list[str]]:
    """The narrowest question that gives the rows: their measures, areas, span of periods, sexes and ages."""
    span = {"period_from": [min(rows["period"])], "period_to": [max(rows["period"])]}
    columns = {"indicator": "indicator", "area": "area_code", "sex": "sex", "age": "age"}
    listed = {name: sorted(set(rows[column].dropna())) for name, column in columns.items() if column in rows}
    held = ask("filters")
    known = held[held["indicator"].isin(listed["indicator"])]
    # What narrows nothing is left out, so that an address stays readable.
    listed |= {name: [] for name in ("sex", "age") if set(known[name]) == set(listed.get(name, []))}
    level = _level(listed["area"])
    return {**listed, **({"area": [], "level": level} if level else {}), **span}


def _level(codes: list[str]) -> list[str]:
    """The level whose areas these are, all of them; most figures are of a few areas and have none."""
    levels = {in_view.areas()[code].level for code in codes}
    every = [code for code, area in in_view.areas().items() if area.level in levels]
    return sorted(levels) if len(codes) > len(every) * 0.9 and set(codes) <= set(every) and len(codes) > 20 else []


def count(question: dict[str, list[str]]) -> int:
    """How many rows the question gives when nothing limits it."""
    filters = {"indicators": "indicator", "area_codes": "area", "levels": "level", "sexes": "sex", "ages": "age"}
    asked = {name: question.get(own) or None for name, own in filters.items()}
    span = {name: next(iter(question.get(name, [])), None) for name in ("period_from", "period_to")}
    return int(ask("observation_count", **asked, **span, periods=None, newest=None)["row_count"].iloc[0])


def _address(resource: str, question: dict[str, Any]) -> str:
    pairs = {name: value for name, value in question.items() if value and (name, value) != ("lang", "sv")}
    return f"{at(ROOT)}/{resource}.csv" + (f"?{urlencode(pairs, doseq=True)}" if pairs else "")


def python(found: list[DataLink], server: str) -> str:
    """Lines for pandas. Codes and periods stay text: 00 is Sweden, and 2024 is no number."""
    listed = "\n".join(f'    "{server}{link.address}",' for link in found)
    return (
        "import pandas as pd\n\n"
        f"addresses = [\n{listed}\n]\n"
        'text = {"area_code": str, "period": str, "age": str}\n'
        "rows = pd.concat([pd.read_csv(address, dtype=text) for address in addresses])\n"
        "print(rows)\n"
    )


def r(found: list[DataLink], server: str) -> str:
    """The same for R, without packages."""
    listed = ",\n".join(f'  "{server}{link.address}"' for link in found)
    # R warns of classes for columns that are not there.
    kinds = 'c(area_code = "character", period = "character", age = "character")' if "/observations" in listed else "NA"
    return (
        f"addresses <- c(\n{listed}\n)\n"
        f"text <- {kinds}\n"
        'read <- function(address) read.csv(address, colClasses = text, na.strings = "", encoding = "UTF-8")\n'
        "rows <- do.call(rbind, lapply(addresses, read))\n"
        "print(rows)\n"
    )
