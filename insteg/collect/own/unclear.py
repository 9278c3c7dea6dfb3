"""What a cell's text can't be taken for, and how signs that look alike are brought to one."""

import re

DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
APOSTROPHES = re.compile("[\u2018\u2019\u02bc\u00b4`]")


class Unclear(ValueError):
    """The text may mean several things, or nothing; the message says what to write."""


class Ambiguous(Unclear):
    """The text means two things to two people; the message names both."""


def unseen_apart(text: str) -> str:
    """The text with every kind of space, dash and apostrophe as the plain one."""
    return " ".join(APOSTROPHES.sub("'", DASHES.sub("-", text)).split())
