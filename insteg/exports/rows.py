"""Rows of the long table to files that carry their definitions and sources with them."""

import io
from collections.abc import Callable

import pandas as pd

from insteg import catalogue, queries, words

MIME = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "zip": "application/zip",
}


def described(rows: pd.DataFrame, language: str) -> pd.DataFrame:
    """The rows with names beside the codes, and the status of every value both as code and in words."""
    say = words.load(language)
    indicators, areas = catalogue.indicators(), catalogue.areas()
    frame = rows.copy()
    frame.insert(0, "indicator_title", [indicators[name].text(language).title for name in frame["indicator"]])
    frame.insert(2, "area", [areas[code].name(language) for code in frame["area_code"]])
    frame.insert(3, "unit", [indicators[name].unit for name in frame["indicator"]])
    frame["status_text"] = [say(f"status.{status}") for status in frame["status"]]
    stubbed = queries.stand_ins()
    made_up = [str(name).split("/")[0] in stubbed for name in frame["source"]]
    # The column is there only when it warns of something: figures from a stub leave no file unmarked.
    return frame.assign(stand_in=[say("stand_in.credit") if one else "" for one in made_up]) if any(made_up) else frame


def definitions(rows: pd.DataFrame, language: str) -> pd.DataFrame:
    """One row an indicator: title, definition, caveat, unit, direction of good, publisher's series."""
    known = [item for name, item in catalogue.indicators().items() if name in set(rows["indicator"])]
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
    publishers = catalogue.sources()
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
    """UTF-8 with a byte-order mark, so that Excel shows å, ä, ö; semicolon and decimal comma in Swedish."""
    is_swedish = language == "sv"
    text = described(rows, language).to_csv(
        index=False, sep=";" if is_swedish else ",", decimal="," if is_swedish else ".", lineterminator="\r\n"
    )
    return text.encode("utf-8-sig")


def xlsx(rows: pd.DataFrame, language: str) -> bytes:
    """A workbook of three sheets: the figures, their definitions, their sources."""
    say = words.load(language)
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="openpyxl") as book:
        described(rows, language).to_excel(book, sheet_name=say("export.figures"), index=False, freeze_panes=(1, 0))
        definitions(rows, language).to_excel(book, sheet_name=say("export.definitions"), index=False)
        sources(rows, language).to_excel(book, sheet_name=say("export.sources"), index=False)
    return buffer.getvalue()


def parquet(rows: pd.DataFrame, language: str) -> bytes:
    """One Parquet table; definitions and sources travel as file metadata-free columns, so they are joined in."""
    frame = described(rows, language).merge(definitions(rows, language)[["indicator", "definition", "caveat"]], on="indicator", how="left")
    buffer = io.BytesIO()
    frame.to_parquet(buffer, index=False)
    return buffer.getvalue()


Formats = dict[str, Callable[[pd.DataFrame, str], bytes]]
FORMATS: Formats = {"csv": csv, "xlsx": xlsx, "parquet": parquet}
