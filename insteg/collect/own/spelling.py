"""The cells of projects brought from what people write to what the collection holds; what is unclear is asked about."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from insteg.collect.own import formats, known_headings, written_amounts, written_dates, written_places
from insteg.collect.own.formats import Recognised
from insteg.collect.own.unclear import Ambiguous, Unclear, unseen_apart
from insteg.reference import project_columns
from insteg.reference.project_columns import Column

# A reader of one cell: (text for the collection, what was taken for granted). Raises Unclear.
Reader = Callable[[str], tuple[str, str]]


@dataclass(frozen=True)
class Taken:
    """Cells that were taken for something: a reader should look at the first, and how many there are."""

    heading: str
    value: str
    became: str
    why: str
    cells: int

    def __str__(self) -> str:
        return (
            f"{self.heading}: {self.value!r} is read as {self.became} ({self.why}; {self.cells} {'cell' if self.cells == 1 else 'cells'})."
        )


@dataclass(frozen=True)
class Spelled:
    """The rows as the collection holds them; the same rows as written; (row index, column) -> what to do about an unclear cell."""

    rows: pd.DataFrame
    written: pd.DataFrame
    faults: dict[tuple[int, str], str]
    taken: tuple[Taken, ...]


def spelled(found: Recognised, rows: pd.DataFrame) -> Spelled:
    """The rows with every cell in the collection's spelling. Each different text is read once."""
    written, faults = _with_period(rows)
    ready, taken = written.copy(), []
    dates = [column.name for column in project_columns.columns() if column.kind == "date" and column.name in written]
    order = (
        "day" if found.kind == formats.KOHESIO else written_dates.order_of(text for name in dates for text in set(written[name].tolist()))
    )
    for column in project_columns.columns():
        if column.name in written:
            heading = found.headings.get(column.name, found.headings.get("period", column.header_sv))
            read, unclear, more = _each(written[column.name], _reader(column, heading, order), heading)
            ready[column.name] = written[column.name].map(read)
            texts = enumerate(written[column.name].tolist()) if unclear else ()
            faults |= {(index, column.name): unclear[text] for index, text in texts if text in unclear}
            taken += more
    return Spelled(ready, written, faults, tuple(taken))


def _with_period(rows: pd.DataFrame) -> tuple[pd.DataFrame, dict[tuple[int, str], str]]:
    """'A till B' as start and end, still as written."""
    if "period" not in rows:
        return rows, {}
    ends, faults = [], {}
    for index, text in enumerate(rows["period"].tolist()):
        try:
            ends.append(written_dates.ends(text))
        except Unclear as error:
            ends.append((text, ""))
            faults[index, "start_date"] = str(error)
    starts, stops = zip(*ends, strict=True) if ends else ((), ())
    return rows.assign(start_date=list(starts), end_date=list(stops)), faults


def _each(cells: pd.Series, read: Reader, heading: str) -> tuple[dict[str, str], dict[str, str], list[Taken]]:
    """Text -> its spelling, text -> what is unclear of it, and what was taken for granted, the first of each kind."""
    became, unclear = {"": ""}, dict[str, str]()
    first: dict[str, Taken] = {}
    times = Counter(cells.tolist())
    for text in times:
        try:
            became[text], why = read(text) if text else ("", "")
        except Unclear as error:
            became[text], unclear[text], why = text, str(error), ""
        if why:
            known = first.get(why)
            first[why] = Taken(heading, known.value if known else text, known.became if known else became[text], why,
                               times[text] + (known.cells if known else 0))  # fmt: skip
    return became, unclear, list(first.values())


def _reader(column: Column, heading: str, order: str) -> Reader:
    unit = known_headings.unit(heading)
    readers: dict[str, Reader] = {
        "date": lambda text: written_dates.read(text, order),
        "amount": lambda text: written_amounts.read(text, unit),
        "count": lambda text: (_count(text), ""),
        "municipalities": lambda text: (written_places.read(text), ""),
        "choice": lambda text: (choice(text, column), ""),
        "types": lambda text: (re.sub(r"\s*\n\s*", "; ", text), ""),
        "address": _address,
    }
    return readers.get(column.kind, lambda text: (text, ""))


def _count(text: str) -> str:
    try:
        return written_amounts.count(text)
    except Ambiguous:
        raise
    except Unclear:
        # The rule says what a count may be.
        return text


def choice(text: str, column: Column) -> str:
    """The choice that an answer means; the answer itself when it means none."""
    plain = re.sub(r"\s*-\s*", "-", unseen_apart(text).casefold().strip(" .:"))
    return plain if plain in column.choices else column.same.get(plain, text)


def _address(text: str) -> tuple[str, str]:
    if re.fullmatch(r"www\.[^/\s]+\.[^/\s]+(/\S*)?", text):
        return f"https://{text}", "https:// put before it"
    return text, ""
