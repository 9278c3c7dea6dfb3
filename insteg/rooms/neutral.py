"""What a stranger wrote, made harmless: no markup, no hidden signs, no ways to reach a person, coarse words behind stars."""

import re
import tomllib
import unicodedata
from functools import cache

from insteg import places

LONGEST = 280
STARS = "***"
MARKUP = re.compile(r"</?[a-zA-Z!?][^<>]{0,400}>|&(?:#\w{1,8}|[a-zA-Z]{2,10});")
# Persons stay out: addresses, personal numbers and telephone numbers.
PERSON = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\d)(?:19|20)?\d{6}[-+ ]?\d{4}(?!\d)|(?<!\d)(?:\+46|0)[\d \-/]{7,14}\d(?!\d)")
# Digits and signs that stand in for letters.
DISGUISES = str.maketrans("013457$", "oieasts")
MOST_MARKS = 2


def neutral(text: str, longest: int = LONGEST) -> str:
    """The text as plain words in one line, at most `longest` signs; empty when nothing is left."""
    seen = _visible(unicodedata.normalize("NFC", text[: longest * 4]))
    # Twice: what stands inside one tag may be another.
    plain = MARKUP.sub(" ", MARKUP.sub(" ", seen)).replace("<", " ").replace(">", " ")
    return " ".join(_starred(PERSON.sub(STARS, " ".join(plain.split()))).split())[:longest].strip()


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
    with (places.catalogue() / "coarse_words.toml").open("rb") as file:
        listed = tomllib.load(file)
    whole = "|".join(_stretched(word) for word in listed["words"])
    beginnings = "|".join(_stretched(word) for word in listed["beginnings"])
    return re.compile(rf"(?<![^\W_])(?:(?:{whole})(?![^\W_])|(?:{beginnings})\w*)")


def _stretched(word: str) -> str:
    return r"[.\-_*]?".join(f"{re.escape(letter)}+" for letter in word)
