"""Where there is knowledge and where there is none: types by kinds of outcome, research and the county's own results in one grid."""

from typing import Any

import pandas as pd

from insteg.figures import markup, pictures, record
from insteg.figures.credit import document_line
from insteg.figures.figure import Figure, NoChoice
from insteg.figures.pictures import Grid
from insteg.figures.sentences import projects as told
from insteg.reference import interventions, words
from insteg.reference.words import Words
from insteg.store.remembered import ask, remembered

# A bubble's width in rem: that of the fewest, and what is left for the most. Its area follows the number.
LEAST, MORE = 1.3, 0.8


def _something() -> pd.DataFrame:
    """The cells of rows and columns that hold something: research, followed or compared, or a result of the county's own."""
    cells = ask("evidence_gap")
    held = cells[(cells["finding_count"] > 0) | (cells["local_result_count"] > 0)]
    return cells[cells["intervention_type"].isin(held["intervention_type"]) & cells["domain"].isin(held["domain"])]


def _types(cells: pd.DataFrame, language: str) -> dict[str, str]:
    there = set(cells["intervention_type"])
    return {item.id: record.type_title(language, item.id) for item in interventions.types() if item.id in there}


def _domains(cells: pd.DataFrame, language: str) -> dict[str, str]:
    there = set(cells["domain"])
    return {item.id: item.title_en if language == "en" else item.title_sv for item in interventions.domains() if item.id in there}


@remembered
def figure_of(language: str) -> Figure:
    """The grid as a figure: sentence, table twin, rows."""
    say, cells = words.load(language), _something()
    types, domains = _types(cells, language), _domains(cells, language)
    shown = pd.DataFrame(
        {
            "row": [types[name] for name in cells["intervention_type"]],
            "column": [domains[name] for name in cells["domain"]],
            "label": [_label(row) or "–" for row in cells.itertuples()],
        }
    )
    table = shown.pivot(index="row", columns="column", values="label").loc[list(types.values()), list(domains.values())]
    table = table.rename_axis(say("intervention.column.type")).rename_axis(None, axis=1).reset_index()
    credit = document_line(language, "evidence")
    return Figure("luckor", say("intervention.gap"), _sentence(say, cells), None, table, cells, credit, say("intervention.gap.method"))


def _sentence(say: Words, cells: pd.DataFrame) -> str:
    empty = int(((cells["finding_count"] == 0) & (cells["local_result_count"] == 0)).sum())
    by_type = ask("evidence_gap").groupby("intervention_type")[["finding_count", "local_project_count"]].max()
    untested = int(((by_type["finding_count"] == 0) & (by_type["local_project_count"] > 0)).sum())
    return told.gaps(say, empty, len(cells), untested)


def _label(row: Any) -> str:
    """Findings that compare, in brackets those that only follow up where none compares, and a plus with the county's own results."""
    compared = row.finding_count - row.followed_count
    found = str(compared) if compared else f"({row.followed_count})" if row.followed_count else ""
    return f"{found} +{row.local_result_count}".strip() if row.local_result_count else found


def drawn(view: NoChoice) -> tuple[Figure, Grid]:
    return figure_of(view.language), picture(view.language)


@remembered
def picture(language: str) -> Grid:
    """The grid for slides and files: darker for more."""
    say, cells = words.load(language), _something()
    types, domains = _types(cells, language), _domains(cells, language)
    most = _most(cells)
    drawn = pd.DataFrame(
        {
            "row": [types[name] for name in cells["intervention_type"]],
            "column": [domains[name] for name in cells["domain"]],
            "strength": (cells["finding_count"] - cells["followed_count"]) / most,
            "label": [_label(row) for row in cells.itertuples()],
            "text": [_told(say, row, types, domains) for row in cells.itertuples()],
        }
    )
    return pictures.grid(drawn, list(types.values()), list(domains.values()), say("intervention.column.type"))


def _most(cells: pd.DataFrame) -> int:
    return max(int((cells["finding_count"] - cells["followed_count"]).max()), 1)


def _told(say: Words, row: Any, types: dict[str, str], domains: dict[str, str]) -> str:
    return say(
        "intervention.gap.cell",
        type=types[row.intervention_type],
        domain=domains[row.domain],
        findings=row.finding_count - row.followed_count,
        followed=row.followed_count,
        works=row.work_count,
        projects=row.local_project_count,
        results=row.local_result_count,
    )


@remembered
def rendered(view: NoChoice) -> str:
    """The grid as a table of bubbles, for pages and the show: the names of its columns lie, and a phone gets a list a type."""
    say, cells = words.load(view.language), _something()
    types, domains, most = _types(cells, view.language), _domains(cells, view.language), _most(cells)
    by_type: dict[str, list[dict[str, Any]]] = {name: [] for name in types}
    for row in cells.itertuples():
        by_type[row.intervention_type].append(_bubble(row, domains[row.domain], most))
    rows = [{"title": types[name], "cells": own} for name, own in by_type.items()]
    return markup.rendered("gaps.html", say=say, rows=rows, heads=list(domains.values()))


def _bubble(row: Any, domain: str, most: int) -> dict[str, Any]:
    compared = int(row.finding_count - row.followed_count)
    return {
        "domain": domain,
        "compared": compared,
        "followed": int(row.followed_count),
        "results": int(row.local_result_count),
        "width": f"{LEAST + MORE * (compared / most) ** 0.5:.2f}",
    }
