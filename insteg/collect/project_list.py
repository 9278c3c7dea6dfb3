"""The list of projects that Kohesio and the ESF export return, and what both need: dates, organisations, plain text."""

import math
import re
from collections.abc import Callable
from datetime import datetime
from html.parser import HTMLParser
from typing import Any

import pandas as pd

from insteg.collect.set_aside import Aside

COLUMNS = [
    "project_id", "title", "title_en", "summary", "owner", "fund", "start", "end", "total", "eu_support", "currency",
    "municipalities", "document", "file", "row",
]  # fmt: skip
PROJECT_ID = re.compile(r"\d{2}-\d{3}-[A-Z]\d{2}|\d{4}/\d{5}")
# A date with a time of day behind it, which says nothing about a project.
DATE = re.compile(
    r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:[T\s]\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[AP]M)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?"
)
NUMBER = re.compile(r"-?\d{1,15}(\.\d*)?([eE][+-]?\d{1,2})?")
GROUPED = {
    ",": re.compile(r"-?\d{1,3}(,\d{3})+(\.\d*)?"),
    ".": re.compile(r"-?\d{1,3}(\.\d{3})+(,\d*)?"),
}
CURRENCIES = {"SEK": ("kronor", "sek", "kr.", "kr", ":-"), "EUR": ("euro", "eur", "€")}
# A thousand thousand million: above it somebody's file is broken.
MOST_MONEY = 1e12


# Reads one cell of a record by its column.
Cell = Callable[[str, Callable[[str], Any]], Any]
Project = Callable[[dict[str, Any], Cell], dict[str, Any]]


class Unreadable(ValueError):
    """A cell that cannot be read; the message goes on from "X is 'Y', "."""


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def plain(text: str) -> str:
    """The text without HTML tags, on one line."""
    parser = _Words()
    parser.feed(text)
    parser.close()
    return " ".join(" ".join(parser.words).split())


def day(text: str, form: str) -> str:
    """An ISO date from a published one, with or without a time behind it; empty stays empty. Raises Unreadable on anything else.

    form: the publisher's own way, "%d/%m/%Y" or "%Y-%m-%d", whatever sign stands between. ISO dates are always understood: they have one meaning.
    """
    match = DATE.fullmatch(text.strip())
    if not text.strip():
        return ""
    plain_date = f"{match[1]}-{match[3]}-{match[4]}" if match else text.strip()
    for known in (form, "%Y-%m-%d", "%Y%m%d"):
        try:
            return datetime.strptime(plain_date, known.replace("/", "-")).date().isoformat()
        except ValueError:
            continue
    raise Unreadable("which is no date.")


def amount(text: str, currency: str) -> float | None:
    """A sum of money as a number: "4 973 906 kr", "1234.50", "1,5", "1.2E6", "+12"; empty is unknown. Raises Unreadable on anything else.

    Every kind of space is left out: ordinary, no-break, narrow, thin. A currency that is not the file's own is not understood.
    """
    clean = re.sub(r"\s|[\u00a0\u2000-\u200b\u202f\u205f\u2060\ufeff]", "", text).replace("\u2212", "-")
    clean = _without(clean, CURRENCIES[currency]).removeprefix("+")
    if not clean:
        return None
    number = _plain_number(clean)
    if not NUMBER.fullmatch(number):
        raise Unreadable(f"which is no sum of money in {currency}.")
    found = float(number)
    if not math.isfinite(found) or abs(found) > MOST_MONEY:
        raise Unreadable("which is more money than there is.")
    return found


def _without(text: str, words: tuple[str, ...]) -> str:
    """The text without the name of its currency before or behind the number."""
    lower = text.casefold()
    for word in words:
        if lower.endswith(word):
            return text[: -len(word)]
        if lower.startswith(word):
            return text[len(word) :]
    return text


def _plain_number(text: str) -> str:
    """The number with a point for decimals and nothing between thousands. Raises Unreadable where a sign could be either."""
    points, commas = text.count("."), text.count(",")
    if points and commas:
        thousands, decimals = (",", ".") if text.rfind(".") > text.rfind(",") else (".", ",")
        return text.replace(thousands, "").replace(decimals, ".") if GROUPED[thousands].fullmatch(text) else text
    if points > 1 or commas > 1:
        return text.replace(".", "").replace(",", "") if GROUPED["." if points else ","].fullmatch(text) else text
    if re.fullmatch(r"-?[1-9]\d{0,2},\d{3}", text):
        raise Unreadable("where the comma may stand between thousands or before decimals.")
    return text.replace(",", ".")


def read(records: list[dict[str, Any]], project: Project, table: str, aside: Aside, headers: dict[str, str] | None = None) -> pd.DataFrame:
    """The project of each record; one with a cell that cannot be read is put aside whole. `project` reads its cells with the function it is given.

    headers: what the file calls the columns, where the records have other names for them.
    """
    found = [row for record in records if (row := _one(record, project, table, aside, headers or {}))]
    kinds = {
        "total": "float64",
        "eu_support": "float64",
        "row": "int64",
        **dict.fromkeys(("project_id", "title", "start", "end", "currency"), "str"),
    }
    return pd.DataFrame(found, columns=COLUMNS).astype(kinds)


def _one(record: dict[str, Any], project: Project, table: str, aside: Aside, headers: dict[str, str]) -> dict[str, Any] | None:
    column = ""

    def cell(name: str, reader: Callable[[str], Any]) -> Any:
        nonlocal column
        column = name
        return reader(record[name])

    try:
        return project(record, cell)
    except Unreadable as error:
        aside.put(table, f"{table}.csv", record["row"], headers.get(column, column), record[column], str(error))
        return None


def organisation(name: str, number: str) -> str:
    """The owner's name when its number is an organisation's; empty otherwise, since it may be a person's name.

    In Swedish numbers the third digit is at least 2 for organisations; in a person's it belongs to the month of birth.
    """
    digits = re.sub(r"\D", "", number)
    return name.strip() if len(digits) == 10 and digits[2] >= "2" else ""
