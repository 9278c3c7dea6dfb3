"""Lessons that seminars kept: a reviewed file is checked, shown, and only then laid in data/raw/own_lessons for the next build."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd

from insteg.collect.cells import listed
from insteg.collect.own import brought, personal_data
from insteg.collect.own.tables import ROW, ImportRefused
from insteg.privacy.formulas import as_written
from insteg.reference import interventions
from insteg.reference.interventions import REVIEW_COLUMNS, SEMINAR
from insteg.store import durable, folders, writers

FILE = "lessons.csv"
COLUMNS = ["id", *REVIEW_COLUMNS]
LONGEST = 500


@dataclass(frozen=True)
class LessonImport:
    """What an import would do; nothing is written before it is accepted."""

    file: Path
    new: pd.DataFrame
    known: int
    rejections: tuple[str, ...]

    @property
    def writes(self) -> bool:
        return not self.new.empty


def path() -> Path:
    return folders.own("own_lessons") / FILE


def stored() -> pd.DataFrame:
    """The lessons imported so far, as text."""
    if not path().exists():
        return pd.DataFrame(columns=COLUMNS, dtype=str)
    return pd.read_csv(path(), dtype=str, keep_default_na=False, encoding="utf-8").reindex(columns=COLUMNS, fill_value="")


def plan(file: Path) -> LessonImport:
    """What importing the review file would add. Raises ImportRefused when it is no such file."""
    raw = brought.read(file)
    if missing := [name for name in REVIEW_COLUMNS if name not in raw]:
        raise ImportRefused(f"{file.name} lacks the columns {', '.join(missing)}. Use the file that the review in the room gives.")
    # What a spreadsheet would take for a formula was quoted when the file was made.
    rows = raw.map(as_written)
    found = {row[ROW]: list(_faults(row)) for _, row in rows.iterrows()}
    good = rows[[not found[number] for number in rows[ROW]]].copy()
    good["id"] = [_id(row) for _, row in good.iterrows()]
    is_known = good["id"].isin(list(stored()["id"])) | good["id"].duplicated()
    said = tuple(f"row {number}, {fault}" for number, faults in found.items() for fault in faults)
    return LessonImport(file, good.loc[~is_known, COLUMNS], int(is_known.sum()), said)


def _id(row: pd.Series) -> str:
    """The same lesson of the same day keeps its id: importing a file twice adds nothing."""
    return "S" + hashlib.sha256(f"{row['held_on']} {row['seminar']} {row['text_sv']}".encode()).hexdigest()[:8]


def _faults(row: pd.Series) -> Iterator[str]:
    text = " ".join(row[["text_sv", "text_en", "seminar"]])
    if not row["text_sv"] or not row["seminar"]:
        yield "text_sv and seminar can't be empty: write what was learned, and where."
    if len(row["text_sv"]) > LONGEST or len(row["text_en"]) > LONGEST:
        yield f"the text is longer than {LONGEST} signs: shorten it."
    if fix := personal_data.fault_of_lesson(text):
        yield f"the text points out a person. {fix}"
    if row["level"] not in interventions.LEVELS:
        yield f"level = {row['level']!r}: use one of {', '.join(interventions.LEVELS)}."
    if unknown := set(listed(row["actors"])) - set(interventions.ACTORS):
        yield f"actors = {', '.join(sorted(unknown))!r}: use some of {', '.join(interventions.ACTORS)}."
    if unknown := set(listed(row["types"])) - {item.id for item in interventions.types()}:
        yield f"types = {', '.join(sorted(unknown))!r}: use ids from intervention_types.toml."
    if not _is_past_day(row["held_on"]):
        yield f"held_on = {row['held_on']!r}: write the day as 2026-11-24, not later than today."


def _is_past_day(text: str) -> bool:
    try:
        return date.fromisoformat(text) <= datetime.now(UTC).date()
    except ValueError:
        return False


def accept(found: LessonImport) -> Path:
    """Add the new lessons after those that are there; the file is complete before it takes the old one's place."""
    path().parent.mkdir(parents=True, exist_ok=True)
    with writers.alone("python -m insteg import-lessons"):
        table = pd.concat([stored(), found.new]).drop_duplicates("id").to_csv(index=False, lineterminator="\n")
        durable.put(path(), table.encode("utf-8"))
    return path()


def lines(found: LessonImport) -> Iterator[str]:
    """The plan in sentences."""
    yield from (f"  Rejected {fault}" for fault in found.rejections)
    yield from (f"  + {row.id}: {row.text_sv}" for row in found.new.itertuples())
    yield f"{len(found.new)} new, {found.known} imported before, {len(found.rejections)} rejected."


def frame() -> pd.DataFrame:
    """The lessons with the columns of the build's lesson table."""
    rows = stored()
    texts = {
        "kind": SEMINAR,
        "question": "",
        "project_id": None,
        "taken_into_operations": "unknown",
        "address": "",
        "sv": rows["text_sv"],
        "en": rows["text_en"],
    }
    lists = {"actors": rows["actors"].map(listed), "types": rows["types"].map(listed)}
    return rows.assign(**texts, **lists).drop(columns=["text_sv", "text_en", "room"])
