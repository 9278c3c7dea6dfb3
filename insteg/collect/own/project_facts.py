"""Facts on projects from other sources than the record's own: each keeps its address, and fills the record where that had nothing."""

from pathlib import Path

import pandas as pd

from insteg.collect.cells import translated
from insteg.collect.long_table import SourceError, read, verified
from insteg.collect.own.working_notes import for_readers
from insteg.reference import catalogue

FILE = "project_facts.csv"
COLUMNS = ["project_id", "field", "value", "source_url", "confidence"]
CONFIDENCE = {"hög": "high", "medel": "medium", "låg": "low"}
# Columns of the record that a fact fills. What an owner calls a success is no result, so `result_text` is not among them.
FILLS = ("summary", "target_group", "methods", "follow_up_text", "evaluation", "start_date")
BESIDE = (
    "result_text", "title", "background", "accessibility", "belongs_to", "linked_activities", "activity_start", "decision_date", "duration",
    "programme_call", "owner_department", "evaluation_date", "project_kind",
)  # fmt: skip
# A full address in place of one that was not kept as it was found.
ADDRESS = ("source_url", "url_quality")
FOUND = "som lagrad"


def facts(folder: Path) -> pd.DataFrame:
    """One row a fact: project, field, value as readers may see it, address, confidence. None where the folder holds no such file."""
    if FILE not in catalogue.documents(folder):
        return pd.DataFrame(columns=[*COLUMNS, "file", "row", "document"], dtype=str)
    frame = read(verified(folder, FILE), COLUMNS)
    if not (odd := frame[~frame["field"].isin([*FILLS, *BESIDE, *ADDRESS])]).empty:
        first = odd.iloc[0]
        raise SourceError(f"{first['file']} row {first['row']}: the field {first['field']!r} is not known. Name it in project_facts.py.")
    return frame.assign(
        value=[text if field in ADDRESS else for_readers(text) for field, text in zip(frame["field"], frame["value"], strict=True)],
        confidence=translated(frame, "confidence", CONFIDENCE),
        document=f"{folder.name}/project_facts",
    )


def filled(projects: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """The records (as text) with what they lacked. A cell that says something is never overwritten."""
    whole = projects.set_index("project_id", drop=False)
    for fact in known.itertuples():
        if fact.project_id not in whole.index:
            continue
        if fact.field in FILLS and whole.at[fact.project_id, fact.field] == "":
            whole.at[fact.project_id, fact.field] = _plain(fact.field, fact.value)
        elif fact.field == "source_url" and whole.at[fact.project_id, "url_quality"] != FOUND:
            whole.loc[fact.project_id, list(ADDRESS)] = [fact.value, FOUND]
    return whole.reset_index(drop=True)


def _plain(field: str, value: str) -> str:
    """A date without what is said of it in brackets, which stands beside the fact."""
    return value.partition(" (")[0] if field.endswith("_date") else value


def shown(known: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """The facts that are told as such, with `is_filling`: whether the record itself (before it was filled) had nothing there."""
    told = known[~known["field"].isin(ADDRESS)]
    cells = before.set_index("project_id")
    is_filling = [
        name in FILLS and project in cells.index and cells.at[project, name] == ""
        for project, name in zip(told["project_id"], told["field"], strict=True)
    ]
    return told.assign(is_filling=is_filling)
