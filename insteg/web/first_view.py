"""What the first answer to a page's address shows, whoever makes it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class FirstView:
    """body: the page as escaped markup, empty when the live page alone can show it; style: what it needs beside our own style sheet."""

    language: str
    title: str
    headline: str
    body: str = ""
    style: str = ""


# From a page's name in addresses (empty for the front page) and its query to what it shows; None when it could not be made.
Reader = Callable[[str, str], Awaitable[FirstView | None]]
