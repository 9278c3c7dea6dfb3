"""What points out a person in a text: identity numbers, e-mail addresses, telephone numbers, names. The one finder of all ways in and out."""

import re
from dataclasses import dataclass
from pathlib import Path

from insteg.privacy import contact, identity, names
from insteg.privacy.identity import passes_luhn
from insteg.privacy.plain import composed, plain

__all__ = [
    "EMAIL",
    "IDENTITY",
    "KINDS",
    "NAME",
    "NUMBERED",
    "PHONE",
    "SAID",
    "PersonalSpan",
    "file_name",
    "found_in",
    "kind_of",
    "masked",
    "passes_luhn",
]

EMAIL, IDENTITY, PHONE, NAME = "e-mail", "identity", "phone", "name"
SAID = {EMAIL: "e-mail address", IDENTITY: "identity number", PHONE: "telephone number", NAME: "person's name"}
KINDS = (EMAIL, IDENTITY, PHONE, NAME)
# A registration number may look like a telephone number, and an id like a name.
NUMBERED = (EMAIL, IDENTITY)
FINDERS = {EMAIL: contact.mails, IDENTITY: identity.found, PHONE: contact.telephones, NAME: names.found}
REMOVED = "[personuppgift borttagen]"


@dataclass(frozen=True)
class PersonalSpan:
    """One thing that points out a person: what kind, and from where to where it stands in the composed text."""

    kind: str
    start: int
    end: int


def found_in(text: str, kinds: tuple[str, ...] = KINDS) -> list[PersonalSpan]:
    """Everything in the text that points out a person, in the order of KINDS."""
    read = plain(composed(text))
    return [
        PersonalSpan(kind, *read.span(*span)) for kind in KINDS if kind in kinds for span in FINDERS[kind](read.text) if span[0] < span[1]
    ]


def kind_of(text: str, kinds: tuple[str, ...] = KINDS) -> str | None:
    """The kind of what points out a person in the text; None for ordinary texts, counts, dates, amounts, registration numbers."""
    return next((item.kind for item in found_in(text, kinds)), None)


def masked(text: str, sign: str = REMOVED, kinds: tuple[str, ...] = KINDS) -> str:
    """The text with everything that points out a person replaced; unchanged where nothing does."""
    found = found_in(text, kinds)
    if not found:
        return text
    kept, end = [], 0
    whole = composed(text)
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if item.start >= end:
            kept += [whole[end : item.start], sign]
        end = max(end, item.end)
    return "".join([*kept, whole[end:]])


def file_name(path: Path) -> str:
    """The name of a file as it may be told and kept: that of a file named for a person is left out."""
    said = re.sub(r"[_.]+", " ", path.stem)
    is_personal = any(kind_of(text) for text in (path.stem, said, said.replace("-", " ")))
    return f"file{path.suffix}" if is_personal else path.name
