"""Swedish words as the search compares them: stemmed, without filler, with everyday names of the same thing added."""

import re
import tomllib
from functools import cache

import snowballstemmer

from insteg import places

WORD = re.compile(r"[a-zåäöéü]{2,}")
_stemmer = snowballstemmer.stemmer("swedish")


@cache
def _vocabulary() -> dict:
    with (places.catalogue() / "search_words.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def filler() -> frozenset[str]:
    """Words that carry no meaning of their own."""
    return frozenset(_vocabulary()["filler"].split())


@cache
def groups() -> tuple[tuple[str, ...], ...]:
    """Groups of words that stand for each other."""
    return tuple(tuple(group["words"]) for group in _vocabulary()["group"])


@cache
def stem(word: str) -> str:
    """The Snowball stem of one Swedish word ("ungdomarna" -> "ungdom")."""
    return _stemmer.stemWord(word)


@cache
def english_filler() -> frozenset[str]:
    """English words that carry no meaning of their own."""
    return frozenset(_vocabulary()["filler_english"].split())


def words(text: str, is_mixed: bool = False) -> list[str]:
    """The words of a text that carry meaning, lower case, in order. is_mixed: the text may be English as well."""
    empty = filler() | english_filler() if is_mixed else filler()
    return [word for word in WORD.findall(text.lower()) if word not in empty]


def stems(text: str) -> list[str]:
    """The stems of the words of a text."""
    return [stem(word) for word in words(text)]


def widened(text: str) -> str:
    """The text, followed by the other names of what it mentions."""
    plain = f" {' '.join(WORD.findall(text.lower()))} "
    named = [group for group in groups() if any(f" {word} " in plain for word in group)]
    return " ".join([text, *(word for group in named for word in group if f" {word} " not in plain)])
