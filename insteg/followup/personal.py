"""Find what points out a person in a table: identity numbers, e-mail addresses, telephone numbers, names. None is ever repeated."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from insteg import outcome_columns
from insteg.followup import names

IDENTITY, EMAIL, PHONE, NAME = "identity", "e-mail", "phone", "name"
FIXES = {
    IDENTITY: "It holds a personal identity number. Delete the whole column, save the file and import it again.",
    EMAIL: "It holds an e-mail address. Delete the whole column, save the file and import it again.",
    PHONE: "It holds a telephone number. Delete the whole column, save the file and import it again.",
    NAME: "It names a person. Delete the whole column, save the file and import it again.",
}
DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63]")
# Year, month and day with or without signs between; then four figures, four hidden ones, or a reserve number's letters.
NUMBER = re.compile(
    r"(?<![\d])(?P<century>1[89]|20)?(?P<gap1>[ .-]?)(?P<year>\d{2})(?P<gap2>[ ./-]?)(?P<month>\d{2})(?P<gap3>[ ./-]?)(?P<day>\d{2})"
    r"(?P<mark> ?[-+] ?| )?(?P<last>\d{2} ?\d{2}|[xX*#]{4}|[A-Za-z]{1,2}\d{2,3})(?![\d]|[./-]\d)"
)
MAIL = re.compile(r"[^\s@;,<>()]+\s?(?:@|\(at\)|\[at\])\s?[^\s@;,<>()]+\.[^\W\d_]{2,}", re.IGNORECASE)
TELEPHONE = re.compile(r"(?<![\w/.-])(?:\+|00)\d[\d ()/-]{6,16}\d(?![\w/-])|(?<![\w/.-])\(?0[1-9][\d ()/-]{5,13}\d(?![\w/-])")
WRITTEN_DAY = re.compile(r"\d{1,2}[-/ ]\d{1,2}[-/ ](?:\d{4}|\d{2})")
NAMED_COLUMN = re.compile(
    r"för.?namn|efter.?namn|^namn$|\bdeltagarens namn|deltagarnamn|tilltalsnamn|first.?name|last.?name|sur.?name|full.?name|^name$|"
    r"person.?n(?:umme)?r|^pnr\b|\bpnr$|samordnings.?n|födelse|birth|\bssn\b|identity|e-?post|e-?mail|^mail|mailadress|telefon|mobil|phone|"
    r"gatuadress|hemadress|^adress$|home address",
    re.IGNORECASE,
)
SHOWN = 8
# A longer header is a sentence of explanation, as on the last sheets of the template.
LONGEST_HEADER = 60


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


def kind_of(text: str) -> str | None:
    """What of a person the text holds, names aside; None for ordinary counts, dates and registration numbers."""
    plain = DASHES.sub("-", unicodedata.normalize("NFKC", text))
    plain = re.sub(r"[\s\u200b\ufeff]+", " ", plain).strip()
    if MAIL.search(plain):
        return EMAIL
    if _has_identity(plain):
        return IDENTITY
    return PHONE if _has_telephone(plain) else None


def _has_identity(text: str) -> bool:
    # A spreadsheet that takes the number for a quantity drops a leading zero.
    if re.fullmatch(r"\d{9}", text) and passes_luhn(f"0{text}") and _is_birth(f"0{text}"[:2], f"0{text}"[2:4], f"0{text}"[4:6]):
        return True
    return any(_is_identity(match) for match in NUMBER.finditer(text))


def _is_identity(match: re.Match) -> bool:
    century, year, month, day = match["century"], match["year"], match["month"], match["day"]
    if not _is_birth(year, month, day):
        return False
    last = match["last"].replace(" ", "")
    if not last.isdigit():
        return True
    # A period like "2024-01-01 - 2025" looks alike; a participant born so lately does not exist.
    is_apart = bool(match["gap2"].strip() or match["gap3"].strip())
    is_recent = century == "20" and int(f"20{year}") > date.today().year - 10
    return passes_luhn(f"{year}{month}{day}{last}") or not (is_apart and is_recent)


def _is_birth(year: str, month: str, day: str) -> bool:
    """A day of birth; coordination numbers have 60 added to the day. 29 February is let through in every year."""
    number = int(day) - 60 if int(day) > 60 else int(day)
    return 1 <= int(month) <= 12 and 1 <= number <= (29 if month == "02" else 30 if month in ("04", "06", "09", "11") else 31)


def passes_luhn(ten: str) -> bool:
    """Whether the last of ten figures is the check figure of the other nine."""
    doubled = [int(figure) * (2 - place % 2) for place, figure in enumerate(ten)]
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _has_telephone(text: str) -> bool:
    if re.fullmatch(r"7[02369]\d{7}", text):
        return True
    found = (match.group() for match in TELEPHONE.finditer(text))
    return any(8 <= len(re.sub(r"\D", "", number)) <= 15 and not WRITTEN_DAY.fullmatch(number.strip()) for number in found)


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
