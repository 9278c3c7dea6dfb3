"""By which words a publisher is named, with a warning in front where its figures came from a stub."""

import pandas as pd

from insteg import catalogue, queries, words
from insteg.catalogue import Indicator
from insteg.views.data import ask
from insteg.words import Words


def credit(source: str, language: str) -> str:
    """The publisher's own wording; made-up figures are called so wherever the credit goes: slides, files, the API."""
    own = catalogue.sources()[source].credit(language)
    return f"{words.load(language)('stand_in.credit')} {own}" if source in queries.stand_ins() else own


def source_line(say: Words, indicator: Indicator, rows: pd.DataFrame) -> str:
    """Publisher, series, period, date taken, and whether any figure shown is provisional."""
    documents = ask("documents").set_index("document")
    known = rows.dropna(subset=["value"])
    used = [name for name in known["source"].unique() if name in documents.index] if len(known) else []
    taken = ", ".join(sorted({say.period(documents.loc[name, "taken"]) for name in used}))
    periods = sorted(known["period"].unique()) if len(known) else []
    span = "–".join(dict.fromkeys(say.period(period) for period in (periods[0], periods[-1]))) if periods else say("status.missing")
    provisional = say("figure.provisional") if "provisional" in set(known.get("status", [])) else ""
    told = credit(indicator.source, say.language)
    return say("figure.source", credit=told, series=indicator.series, span=span, taken=taken, provisional=provisional).strip()


def document_line(language: str, document: str) -> str:
    """The source line of a figure made of projects, outcomes or findings."""
    say, row = words.load(language), ask("documents").set_index("document").loc[f"projects/{document}"]
    return say("project.credit", credit=credit("projects", language), taken=say.period(row["taken"]))
