"""From a question to exact codes, and from too large a selection to smaller ones."""

import math
import re

from insteg.collect.errors import SourceError
from insteg.collect.publishers.scb._questions import ALL_AREAS, TOTAL, TableQuery
from insteg.collect.publishers.scb._wire import Dimension, Metadata
from insteg.reference import catalogue

Selection = dict[str, list[str]]
FROM = re.compile(r"^from\((.+)\)$")


def resolve(question: TableQuery, metadata: Metadata, contents: dict[str, str]) -> Selection:
    """Exact codes for each dimension, so that cells can be counted and a code that has vanished is named.

    `contents` translates the codes of the table that the question's labels come from (empty: no translation).
    """
    selection = {}
    for name in metadata.id:
        dimension = metadata.dimension.get(name)
        if dimension is None:
            raise SourceError(f"{question.table}: the dimension {name} is named but not described. Try again later.")
        if name in question.codes:
            wanted = [contents.get(code, code) for code in question.codes[name]]
            if codes := _known(question.table, name, wanted, dimension):
                selection[name] = codes
        elif not dimension.may_be_omitted:
            raise SourceError(f"{question.table} has a new dimension {name} that must be chosen. Add it to _questions.py.")
    if absent := question.codes.keys() - metadata.dimension.keys():
        raise SourceError(f"{question.table} no longer has the dimensions {sorted(absent)}. Mend _questions.py.")
    return selection


def _known(table: str, name: str, wanted: list[str], dimension: Dimension) -> list[str]:
    """The wanted codes as this table spells them; none when only the total is wanted and leaving the dimension out means just that."""
    codes = dimension.category.codes
    if wanted == ["*"]:
        return codes
    if wanted == ALL_AREAS:
        return _areas(table, codes)
    if match := FROM.match(wanted[0]):
        return [code for code in codes if code >= match[1]]
    spelt = {code.casefold(): code for code in reversed(codes)}
    found = {code: dimension.total if code == TOTAL else code if code in codes else spelt.get(code.casefold()) for code in wanted}
    absent = [code for code in wanted if not found[code] and code != TOTAL]
    # Older tables have no total: it is the sum over what is asked for beside it, or over all when the dimension is left out.
    if absent or (wanted == [TOTAL] and not dimension.total and not dimension.may_be_omitted):
        raise SourceError(f"{table}: {name} no longer has the codes {absent or wanted}; it has {codes[:12]}. Mend _questions.py.")
    return [code for code in found.values() if code]


def _areas(table: str, codes: list[str]) -> list[str]:
    if found := [code for code in codes if code in catalogue.areas()]:
        return found
    raise SourceError(f"{table}: none of its regions is Sweden, a county or a municipality; it has {codes[:12]}. Look at its metadata.")


def contents_by_label(known: Metadata, other: Metadata, codes: list[str], table: str) -> dict[str, str]:
    """The code in `other` for each code of `known` whose label is the same."""
    labels = _labels(known, "the preliminary table")
    there = {label: code for code, label in _labels(other, table).items()}
    if absent := [code for code in codes if labels.get(code) not in there]:
        raise SourceError(
            f"{table} has no contents labelled {[labels.get(code) for code in absent]}; it has {sorted(there)}. Look at its metadata."
        )
    return {code: there[labels[code]] for code in codes}


def _labels(metadata: Metadata, table: str) -> dict[str, str]:
    if "ContentsCode" not in metadata.dimension:
        raise SourceError(f"{table} has no dimension ContentsCode. Look at its metadata.")
    return {code: " ".join(label.casefold().split()) for code, label in metadata.dimension["ContentsCode"].category.label.items()}


def cells(selection: Selection) -> int:
    return math.prod(len(codes) for codes in selection.values())


def split(selection: Selection) -> list[Selection]:
    """Two halves of the selection, cut along its longest dimension."""
    longest = max(selection, key=lambda name: len(selection[name]))
    codes = selection[longest]
    middle = len(codes) // 2
    return [{**selection, longest: half} for half in (codes[:middle], codes[middle:])]


def fitting(selection: Selection, most: int) -> list[Selection]:
    """The selection in parts of at most `most` cells."""
    if cells(selection) <= most or max(map(len, selection.values())) < 2:
        return [selection]
    return [part for half in split(selection) for part in fitting(half, most)]
