"""Words as the search compares them: stemmed, without filler. What the words mean stands in the glossary."""

import re
import tomllib
from functools import cache
from typing import Any

import snowballstemmer

from insteg.store import folders

WORD = re.compile(r"[a-zåäöéü]{2,}")


@cache
def _vocabulary() -> dict[str, Any]:
    with (folders.catalogue() / "search_words.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def filler() -> frozenset[str]:
    """Words that carry no meaning of their own."""
    return frozenset(_vocabulary()["filler"].split())


@cache
def english_filler() -> frozenset[str]:
    """English words that carry no meaning of their own."""
    return frozenset(_vocabulary()["filler_english"].split())


@cache
def of_ideas() -> frozenset[str]:
    """Words that only say that somebody has an idea: filler there, not in other texts."""
    return filler() | english_filler() | frozenset(_vocabulary()["filler_of_ideas"].split())


def stem(word: str) -> str:
    """The Snowball stem of one Swedish word ("ungdomarna" -> "ungdom").

    Nothing is remembered, and the stemmer is a new one: a kept one holds on to the last word it was given, and what a reader
    types must not stay in the process (it would also mix up the words of two threads).
    """
    return str(snowballstemmer.stemmer("swedish").stemWord(word))


def spoken(text: str) -> list[str]:
    """All words of a text of two letters or more, lower case, in order."""
    return WORD.findall(text.lower())


def words(text: str, is_mixed: bool = False) -> list[str]:
    """The words of a text that carry meaning, lower case, in order. is_mixed: the text may be English as well."""
    empty = filler() | english_filler() if is_mixed else filler()
    return [word for word in spoken(text) if word not in empty]


def stems(text: str) -> list[str]:
    """The stems of the words of a text."""
    return [stem(word) for word in words(text)]
