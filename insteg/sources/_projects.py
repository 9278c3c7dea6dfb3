"""The list of projects that Kohesio and the ESF export return, and what both need: dates, organisations, plain text."""

import re
from datetime import datetime
from html.parser import HTMLParser

from insteg.sources._errors import SourceError

COLUMNS = [
    "project_id", "title", "title_en", "summary", "owner", "fund", "start", "end", "total", "eu_support", "currency",
    "municipalities", "document", "file", "row",
]  # fmt: skip
PROJECT_ID = re.compile(r"\d{2}-\d{3}-[A-Z]\d{2}|\d{4}/\d{5}")


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


def day(text: str, form: str, place: str) -> str:
    """An ISO date from a published one; empty stays empty."""
    if not text.strip():
        return ""
    try:
        return datetime.strptime(text.strip(), form).date().isoformat()
    except ValueError as error:
        raise SourceError(f"{place}: {text[:40]!r} is no date. The publisher has changed the file.") from error


def amount(text: str, place: str) -> float | None:
    """A sum of money as a number: "4 973 906" (also with non-breaking spaces), "1234.50", "+12"; empty is unknown."""
    clean = re.sub(r"[\s\u00a0\u202f]", "", text).replace(",", ".").removeprefix("+")
    if not clean:
        return None
    if not re.fullmatch(r"-?\d{1,15}(\.\d{1,10})?([eE][+]?\d{1,2})?", clean):
        raise SourceError(f"{place}: {text[:40]!r} is no sum of money. The publisher has changed the file.")
    return float(clean)


def organisation(name: str, number: str) -> str:
    """The owner's name when its number is an organisation's; empty otherwise, since it may be a person's name.

    In Swedish numbers the third digit is at least 2 for organisations; in a person's it belongs to the month of birth.
    """
    digits = re.sub(r"\D", "", number)
    return name.strip() if len(digits) == 10 and digits[2] >= "2" else ""
