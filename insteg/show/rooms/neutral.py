"""What a stranger wrote, made harmless: no markup, links as the bare name of their site, no hidden signs, nothing that points out a person, coarse words behind stars."""

import re
import tomllib
import unicodedata
from functools import cache

from insteg.privacy.personal import masked
from insteg.store import folders

LONGEST = 280
STARS = "***"
MARKUP = re.compile(r"</?[a-zA-Z!?][^<>]{0,400}>|&(?:#\w{1,8}|[a-zA-Z]{2,10});")
# With scheme or www, or a name under one of the domains that links mostly lie under. A sentence without space after its full stop is none.
LINK = re.compile(
    r"(?:\b[a-z][a-z+.-]{1,15}://|\bwww\.)\S+|\b(?:[a-z0-9-]+\.)+(?:se|com|net|org|nu|eu|io|ru|info|biz|xyz|ly|me|tv)\b(?:[/?#:]\S*)?",
    re.IGNORECASE,
)
# A longer word is nobody's, and would break every line it stands in.
LONGEST_WORD = 40
# Digits and signs that stand in for letters.
DISGUISES = str.maketrans("013457$", "oieasts")
MOST_MARKS = 2


def neutral(text: str, longest: int = LONGEST) -> str:
    """The text as plain words in one line, at most `longest` signs; empty when nothing is left."""
    seen = _visible(unicodedata.normalize("NFC", text[: longest * 4]))
    # Before the markup goes too: "anna <at> exempel.se" is no tag.
    seen = LINK.sub(_site, masked(seen, STARS))
    # Twice: what stands inside one tag may be another.
    plain = MARKUP.sub(" ", MARKUP.sub(" ", seen)).replace("<", " ").replace(">", " ")
    return " ".join(map(_short, _starred(masked(" ".join(plain.split()), STARS)).split()))[:longest].strip()


def _site(link: re.Match[str]) -> str:
    """What a link leads to, by name: no way there, nothing that it would tell the site, and no other name in front."""
    address = link[0].rpartition("://")[2]
    return re.split(r"[/?#:]", address, maxsplit=1)[0].rpartition("@")[2] or STARS


def _short(word: str) -> str:
    return word if len(word) <= LONGEST_WORD else f"{word[: LONGEST_WORD - 1]}…"


def _visible(text: str) -> str:
    """Without control signs, invisible signs, signs that turn the direction, and heaps of accents."""
    kept: list[str] = []
    marks = 0
    for sign in text:
        kind = unicodedata.category(sign)
        marks = marks + 1 if kind.startswith("M") else 0
        if kind[0] == "Z" or sign in "\n\r\t":
            kept.append(" ")
        elif kind[0] != "C" and marks <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def _starred(text: str) -> str:
    """The text with each coarse word, disguised or not, replaced by stars."""
    folded = "".join(sign.lower()[0] for sign in text).translate(DISGUISES)
    spans = [found.span() for found in _coarse().finditer(folded)]
    for start, end in reversed(spans):
        text = text[:start] + STARS + text[end:]
    return text


@cache
def _coarse() -> re.Pattern[str]:
    """One expression for all listed words: letters may be doubled or parted by a sign, as in f.u.c.k."""
    with (folders.catalogue() / "coarse_words.toml").open("rb") as file:
        listed = tomllib.load(file)
    whole = "|".join(_stretched(word) for word in listed["words"])
    beginnings = "|".join(_stretched(word) for word in listed["beginnings"])
    return re.compile(rf"(?<![^\W_])(?:(?:{whole})(?![^\W_])|(?:{beginnings})\w*)")


def _stretched(word: str) -> str:
    return r"[.\-_*]?".join(f"{re.escape(letter)}+" for letter in word)
