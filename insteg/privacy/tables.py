"""Find what points out a person in a table, and say where: the place, never what was found."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from insteg.privacy import names
from insteg.privacy.personal import EMAIL, IDENTITY, KINDS, NAME, NUMBERED, PHONE, kind_of, masked
from insteg.reference import outcome_columns

FIXES = {
    IDENTITY: "It holds a personal identity number. Delete the whole column, save the file and import it again.",
    EMAIL: "It holds an e-mail address. Delete the whole column, save the file and import it again.",
    PHONE: "It holds a telephone number. Delete the whole column, save the file and import it again.",
    NAME: "It names a person. Delete the whole column, save the file and import it again.",
}
NAMED_COLUMN = re.compile(
    r"för.?namn|efter.?namn|^namn$|\bdeltagarens namn|deltagarnamn|tilltalsnamn|first.?name|last.?name|sur.?name|full.?name|^name$|"
    r"person.?n(?:umme)?r|^pnr\b|\bpnr$|samordnings.?n|födelse|birth|\bssn\b|identity|e-?post|e-?mail|^mail|mailadress|telefon|mobil|phone|"
    r"gatuadress|hemadress|^adress$|home address",
    re.IGNORECASE,
)
SHOWN = 8
# A longer header is a sentence of explanation, as on the last sheets of the template.
LONGEST_HEADER = 60


# Addresses and places of origin are no texts; numbers of records look like telephone numbers and names of areas like names.
ADDRESSES = re.compile(r"(^|_)(url|address|file|document|source)(_\d)?$")
NUMBERS = re.compile(r"(^|_)(id|no|code)$|^municipalities$|^area")


@dataclass(frozen=True)
class Place:
    """Where a person was found, never what was found. `row` as a spreadsheet shows it."""

    sheet: str
    row: int
    column: str
    kind: str

    def __str__(self) -> str:
        where = f"sheet {self.sheet}, " if self.sheet else ""
        return f"{where}row {self.row}, column {self.column}: {FIXES[self.kind]}"


def found(sheet: str, lines: list[list[str]]) -> list[Place]:
    """Every place in a table, header and cells, that points out a person. The header is row 1."""
    header = lines[0] if lines else []
    vocabulary_is_known = {number for number, title in enumerate(header) if _is_free_of_names(title)}
    places = [
        Place(sheet, 1, _column(number, title), _kind_of_header(title))
        for number, title in enumerate(header)
        if _is_named_for_persons(title)
    ]
    for row, line in enumerate(lines[1:] if header else [], start=2):
        for number, cell in enumerate(line):
            kind = kind_of(cell) or (NAME if number not in vocabulary_is_known and names.looks_like_name(cell) else None)
            if kind:
                places.append(Place(sheet, row, _column(number, header[number] if number < len(header) else ""), kind))
    return places + [Place(sheet, 1, _column(number, ""), kind) for number, title in enumerate(header) if (kind := kind_of(title))]


def _is_named_for_persons(title: str) -> bool:
    return len(title) <= LONGEST_HEADER and NAMED_COLUMN.search(title) is not None


def _is_free_of_names(title: str) -> bool:
    """Names of projects look like names of persons: the column of project ids is judged by the list of projects instead."""
    return any(outcome_columns.by_header(shape).get(title.strip().lower()) == "project_id" for shape in ("aggregate", "participant"))


def _kind_of_header(title: str) -> str:
    if re.search(r"post|mail", title, re.IGNORECASE):
        return EMAIL
    if re.search(r"telefon|mobil|phone", title, re.IGNORECASE):
        return PHONE
    return IDENTITY if re.search(r"n(?:umme)?r\b|pnr|född|födelse|birth|ssn|identity", title, re.IGNORECASE) else NAME


def _column(number: int, title: str) -> str:
    """The letter a spreadsheet shows, and the header unless that itself is personal."""
    letters, rest = "", number + 1
    while rest:
        rest, part = divmod(rest - 1, 26)
        letters = chr(65 + part) + letters
    is_plain = title.strip() and not kind_of(title) and not names.looks_like_name(title)
    return f"{letters} ({title.strip()[:40]})" if is_plain else letters


def told(places: Iterable[Place], name: str) -> str:
    """Why the file is refused, with the first places."""
    every = list(places)
    more = f"\n  … and {len(every) - SHOWN} more places." if len(every) > SHOWN else ""
    shown = "\n".join(f"  {place}" for place in every[:SHOWN])
    return f"{name} is refused: it points out persons, and nothing of it was kept.\n{shown}{more}"


def without_persons(frame: pd.DataFrame) -> pd.DataFrame:
    """The table as it may be published: in every text of it, what points out a person is replaced."""
    kept = {name: _without_persons(frame[name]) for name in frame.columns if not ADDRESSES.search(str(name))}
    return frame.assign(**{name: column for name, column in kept.items() if column is not None})


def _without_persons(column: pd.Series) -> pd.Series | None:
    texts = {text for text in column if isinstance(text, str)} if not pd.api.types.is_numeric_dtype(column) else set()
    kinds = NUMBERED if NUMBERS.search(str(column.name)) else KINDS
    changed = {text: shown for text in texts if (shown := masked(text, kinds=kinds)) != text}
    return column.map(lambda cell: changed.get(cell, cell) if isinstance(cell, str) else cell) if changed else None
