"""What the collectors' shorthand is called for readers: one list for every text that others wrote."""

import re
from dataclasses import dataclass
from functools import cache

from insteg.reference.records import entries, record
from insteg.store import folders


@dataclass(frozen=True)
class PlainWord:
    """find: a regular expression; say: what stands in its place."""

    find: str
    say: str


@cache
def _words() -> tuple[tuple[re.Pattern[str], str], ...]:
    path = folders.catalogue() / "plain_words.toml"
    found = [record(PlainWord, entry, path) for entry in entries(path, "plain_word")]
    return tuple((re.compile(item.find), item.say) for item in found)


@cache
def in_plain_words(text: str) -> str:
    """The text with every shorthand of the list in words."""
    plain = text
    for pattern, say in _words():
        plain = pattern.sub(say, plain)
    return plain
