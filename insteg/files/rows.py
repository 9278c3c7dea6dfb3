"""Rows of the long table to files that carry their definitions and sources with them."""

import io
from collections.abc import Callable
from typing import Any

import pandas as pd

from insteg.files import cells
from insteg.reference import in_view, words
from insteg.store import queries

MIME = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "zip": "application/zip",
}


def described(rows: pd.DataFrame, language: str) -> pd.DataFrame:
    """The rows with names beside the codes; status, unit and source of every value both as code and in words."""
    say = words.load(language)
    indicators, areas = in_view.indicators(), in_view.areas()
    frame = rows.copy()
    frame.insert(0, "indicator_title", [indicators[name].text(language).title for name in frame["indicator"]])
    frame.insert(2, "area", [areas[code].name(language) for code in frame["area_code"]])
    frame.insert(3, "unit", [indicators[name].unit for name in frame["indicator"]])
    frame["status_text"] = [say(f"status.{status}") for status in frame["status"]]
    frame["unit_text"] = [say(f"unit.{unit}.axis") for unit in frame["unit"]]
    publishers = in_view.sources()
    frame["publisher"] = [publishers[str(name).split("/")[0]].credit(language) for name in frame["source"]]
    stubbed = queries.stand_ins()
    made_up = [str(name).split("/")[0] in stubbed for name in frame["source"]]
    # The column is there only when it warns of something: figures from a stub leave no file unmarked.
    return frame.assign(stand_in=[say("stand_in.credit") if one else "" for one in made_up]) if any(made_up) else frame


def definitions(rows: pd.DataFrame, language: str) -> pd.DataFrame:
    """One row an indicator: title, definition, caveat, unit, direction of good, publisher's series."""
    known = [item for name, item in in_view.indicators().items() if name in set(rows["indicator"])]
    return pd.DataFrame(
        [
            {
                "indicator": item.id,
                "title": item.text(language).title,
                "definition": item.text(language).definition,
                "caveat": item.text(language).caveat,
                "unit": item.unit,
                "good_direction": item.good_direction,
                "series": item.series,
            }
            for item in known
        ]
    )


def sources(rows: pd.DataFrame, language: str) -> pd.DataFrame:
    """One row a source and address: who published the figures, where, on what terms."""
    used = rows[["source", "address"]].drop_duplicates()
    publishers = in_view.sources()
    return pd.DataFrame(
        [
            {
                "source": row.source,
                "publisher": publishers[row.source.split("/")[0]].publisher,
                "address": row.address,
                "terms": publishers[row.source.split("/")[0]].terms_en
                if language == "en"
                else publishers[row.source.split("/")[0]].terms_sv,
            }
            for row in used.itertuples()
        ]
    )


def csv(rows: pd.DataFrame, language: str) -> bytes:
    """UTF-8 with a byte-order mark; semicolon and decimal comma in Swedish."""
    return cells.csv_for_spreadsheets(described(rows, language), language)


def xlsx(rows: pd.DataFrame, language: str) -> bytes:
    """A workbook: the figures, then what they are."""
    return cells.workbook({words.load(language)("export.figures"): described(rows, language), **about(rows, language)}, language)


def about(rows: pd.DataFrame, language: str) -> dict[str, pd.DataFrame]:
    """The sheets beside the figures: their definitions, breaks and caveats, and their sources. rows: with indicator, and source where it is known."""
    say = words.load(language)
    sheets = {say("export.definitions"): definitions(rows, language), say("export.caveats"): caveats(rows, language)}
    return sheets | ({say("export.sources"): sources(rows, language)} if {"source", "address"} <= set(rows) else {})


def caveats(rows: pd.DataFrame, language: str) -> pd.DataFrame:
    """One row a thing to think of: what a measure cannot tell, where its series breaks, which figure is on another base, what a status means."""
    say, known = words.load(language), {name: item for name, item in in_view.indicators().items() if name in set(rows["indicator"])}
    told = [(item.id, "", say("export.caveats"), item.text(language).caveat) for item in known.values()]
    told += [
        (item.indicator, item.period, say("compare.break.forms"), item.why(language))
        for item in in_view.breaks()
        if item.indicator in known
    ]
    unlike = [item for item in in_view.unlike() if item.indicator in known]
    told += [(item.indicator, item.period, say("explore.cell.unlike"), item.why_en if language == "en" else item.why_sv) for item in unlike]
    told += [("", "", name, say(f"status.{name}")) for name in ("provisional", "suppressed", "not_applicable", "missing")]
    titles = [known[name].text(language).title if name else "" for name, *_ in told]
    columns = ["indicator", "period", "kind", "text"]
    return pd.DataFrame(told, columns=columns).assign(indicator_title=titles)[["indicator", "indicator_title", *columns[1:]]]


def parquet(rows: pd.DataFrame, language: str) -> bytes:
    """One Parquet table (typed: no program takes its text for a formula); definitions and sources travel as file metadata-free columns, so they are joined in."""
    frame = described(rows, language).merge(definitions(rows, language)[["indicator", "definition", "caveat"]], on="indicator", how="left")
    buffer = io.BytesIO()
    frame.to_parquet(buffer, index=False)
    return buffer.getvalue()


# More rows than this take a workbook minutes and a gigabyte to make.
MOST_WORKBOOK_ROWS = 200_000
# From rows, or from what they are asked by, and a language to a file.
Formats = dict[str, Callable[[Any, str], bytes]]
FORMATS: Formats = {"csv": csv, "xlsx": xlsx, "parquet": parquet}
