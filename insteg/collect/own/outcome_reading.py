"""Read a project's follow-up: either sums or one row a participant, refused where it names a person."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from insteg.collect.own import brought, headings, known_headings, near_headings, personal_data, shelf, written_amounts, written_dates
from insteg.collect.own.near_headings import Needed
from insteg.collect.own.tables import ROW, ImportRefused
from insteg.collect.own.unclear import Ambiguous, Unclear, unseen_apart
from insteg.reference import outcome_columns
from insteg.reference.outcome_columns import AGGREGATE, PARTICIPANT
from insteg.reference.project_columns import Column
from insteg.store import folders

# The answers that a column takes beside the ones the template offers.
SAME = {
    "kvinna": "kvinnor", "man": "män", "women": "kvinnor", "woman": "kvinnor", "men": "män", "k": "kvinnor", "m": "män", "flickor": "kvinnor",
    "pojkar": "män", "all": "alla", "total": "alla", "totalt": "alla", "samtliga": "alla", "båda": "alla", "övrigt": "övriga", "others": "övriga",
}  # fmt: skip
SAME_OF_ONE = {
    "kvinnor": "kvinna", "män": "man", "woman": "kvinna", "k": "kvinna", "m": "man", "f": "kvinna", "female": "kvinna", "male": "man",
    "work": "arbete", "i arbete": "arbete", "study": "studier", "i studier": "studier", "other": "annat", "unknown": "okänt", "vet ej": "okänt",
}  # fmt: skip


@dataclass(frozen=True)
class Table:
    """What was read: which shape, its rows under our names, what of the file is not read, cells that can't be read."""

    shape: str
    rows: pd.DataFrame
    notes: tuple[str, ...]
    headings: dict[str, str]
    faults: dict[tuple[int, str], str]


def read(file: Path) -> Table:
    """The one filled table of the file. Raises ImportRefused when it points out a person, or is of neither shape."""
    sheets = brought.sheets(file)
    personal_data.refuse_persons(sheets, {sheet.name: headings.row_of(sheet, _is_known) for sheet in sheets}, file)
    place = headings.find(sheets, _is_known, file.name, _needed(AGGREGATE))
    shape = _shape(place.headings)
    if shape is None:
        absent = near_headings.lacking(_needed(AGGREGATE), place.headings)
        lacks = f" It lacks {', '.join(one.shown for one in absent)}." if absent else ""
        meant = near_headings.meant(absent, place.headings, _is_known).strip()
        told = f"{file.name}: the headings are not those of a follow-up.{lacks} {meant}".strip()
        raise ImportRefused(f"{told} Start from the template on the page Projekt.")
    return _table(shape, place, file.name)


def _needed(shape: str) -> tuple[Needed, ...]:
    return near_headings.needed(outcome_columns.columns(shape))


def _is_known(heading: str) -> bool:
    return any(known_headings.plain(heading) in outcome_columns.by_header(shape) for shape in (AGGREGATE, PARTICIPANT))


def _shape(header: list[str]) -> str | None:
    """Which of the two shapes a header is of, by the columns that only one of them has."""
    for shape, sign in ((PARTICIPANT, "status_"), (AGGREGATE, "work_")):
        names = {outcome_columns.by_header(shape).get(known_headings.plain(title)) or "" for title in header}
        if "project_id" in names and any(name.startswith(sign) for name in names):
            return shape
    return None


def _table(shape: str, place: headings.HeadedTable, name: str) -> Table:
    raw = place.rows(name)
    known = outcome_columns.by_header(shape)
    names = {title: known[plain] for title in raw.columns if title != ROW and (plain := known_headings.plain(title)) in known}
    if len(set(names.values())) != len(names):
        raise ImportRefused(f"{name} has a column twice. Keep one of each.")
    near_headings.refuse_lacking(_needed(shape), place.headings, _is_known, name)
    every = [column.name for column in outcome_columns.columns(shape)]
    rows = raw.rename(columns=names).reindex(columns=[*every, ROW], fill_value="")
    faults = {(row, names[title]): fix for (row, title), fix in place.faults().items() if title in names}
    unused = [personal_data.shown(title) for title in raw.columns if title not in (*names, ROW)]
    notes = [*place.notes, *([f"Not in the template and not read: {', '.join(map(repr, unused))}."] if unused else [])]
    ours = {column: title for title, column in names.items()}
    return Table(shape, rows.assign(**_in_our_words(rows, shape, faults)), tuple(notes), ours, faults)


def _in_our_words(rows: pd.DataFrame, shape: str, faults: dict[tuple[int, str], str]) -> dict[str, pd.Series]:
    """Each column in the spelling the rules know; what is unclear of a date is added to the faults."""
    dates = [column.name for column in outcome_columns.columns(shape) if column.kind == "date"]
    order = written_dates.order_of(text for name in dates for text in rows[name].unique())
    ready = {}
    for column in outcome_columns.columns(shape):
        texts = rows[column.name]
        read = {text: _spelled(text, column, shape, order) for text in texts.unique()}
        ready[column.name] = texts.map({text: spelling for text, (spelling, _) in read.items()})
        if any(fix for _, fix in read.values()):
            faults |= {(int(row), column.name): read[text][1] for row, text in zip(rows[ROW], texts, strict=True) if read[text][1]}
    return ready


def _spelled(text: str, column: Column, shape: str, order: str) -> tuple[str, str]:
    """(the cell in the rules' spelling, what is unclear of it)."""
    if not text:
        return text, ""
    if column.choices:
        plain = unseen_apart(text).casefold().removesuffix(" år").replace(" - ", "-").strip(" .")
        return (SAME if shape == AGGREGATE else SAME_OF_ONE).get(plain, plain), ""
    try:
        if column.kind == "date":
            return written_dates.read(text, order)[0], ""
        if column.kind in ("count", "age"):
            return written_amounts.count(text), ""
    except Unclear as error:
        # The rule says what a count may be; of a date, and of what may be two numbers, it is said why it is unclear.
        return text, str(error) if column.kind == "date" or isinstance(error, Ambiguous) else ""
    return (projects().get(text.casefold(), text) if column.kind == "project" else text), ""


def projects() -> dict[str, str]:
    """The ids of all projects that a follow-up may belong to, by their lower case."""
    files = [*sorted(folders.raw("projects").glob("projects*.csv")), shelf.PROJECTS.folder / "projects.csv"]
    names = [name for file in files if file.exists() for name in pd.read_csv(file, dtype=str, keep_default_na=False)["project_id"]]
    return {name.casefold(): name for name in names}
