"""What a cell may hold to be shown, linked and asked for: an address that leads somewhere, an id that fits in a link, a text that fits on a page."""

import re
from urllib.parse import urlsplit

ADDRESS = re.compile(r"https?://[^/\s]+\.[^/\s]+(/\S*)?")
LONGEST_ADDRESS = 2000
# An id stands in links and lists; a title in headings. Whole chapters are no cell of a table.
LONGEST = {"project_id": 60, "diary_no": 60, "title": 300}
LONGEST_TEXT = 5000
# Letters, digits, and what stands between them in registration numbers.
ID = re.compile(r"[\w][\w ./:+()-]*")
SAY_ID = "Write an id of letters, digits, hyphens and points."


def is_address(text: str) -> bool:
    """Whether it is a whole address on the web. What only looks like one (https://[exempel.se) would stop every page that shows its project."""
    if len(text) > LONGEST_ADDRESS or not ADDRESS.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def fault_of_text(name: str, text: str) -> str:
    """What to do about a text; empty when it can be shown. name: our column."""
    most = LONGEST.get(name, LONGEST_TEXT)
    if len(text) > most:
        return f"Write at most {most} signs."
    return SAY_ID if name == "project_id" and not ID.fullmatch(text) else ""
