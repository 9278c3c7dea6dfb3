"""Names of persons in running text and in cells: a given name beside a surname, however they are written."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache

from insteg.privacy.persons import ORGANISATION
from insteg.privacy.plain import composed, plain
from insteg.reference import catalogue, outcome_columns
from insteg.store import folders

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
INITIAL = re.compile(r"[^\W\d_]")
# What may stand between two words of one name: a blank, or the full stop of an initial.
BETWEEN = re.compile(r"\.? ?|_")
MOST_WORDS = 4


class Word:
    """One word of a text: its letters in lower case, and what it may be in a name."""

    def __init__(self, match: re.Match[str]) -> None:
        self.start, self.end = match.span()
        self.letters = match[0].casefold()
        self.parts = [part for part in re.split(r"[-'’]", self.letters) if part]
        self.is_capital = match[0][0].isupper()
        self.is_initial = self.is_capital and len(match[0]) == 1
        self.is_particle = self.letters in _listed("particles")
        self.is_given = bool(self.parts) and all(_is_given(part) for part in self.parts)
        # "maj" and "bo" are words too; written with others ("maj-britt") they are not.
        self.is_sure = self.is_given and not (len(self.parts) == 1 and self.letters in _listed("given_or_word"))
        self.is_surname = any(_is_surname(part) for part in self.parts) or _is_surname(self.letters.removesuffix("s"))
        self.is_plain = self.is_particle or bool(ORGANISATION.search(self.letters)) or self.letters in _places()


def found(text: str) -> Iterator[tuple[int, int]]:
    """Where names of persons stand in a plain text."""
    words = [Word(match) for match in WORD.finditer(text)]
    place = 0
    while place < len(words):
        length = _length(text, words[place : place + MOST_WORDS + 1]) or _introduced(text, words, place)
        if length:
            yield words[place].start, words[place + length - 1].end
        place += max(1, length)
    if (
        len(words) == 1
        and words[0].is_sure
        and words[0].letters not in _places()
        and text.strip(" .,!?") == text[words[0].start : words[0].end]
    ):
        yield words[0].start, words[0].end


def _length(text: str, words: list[Word]) -> int:
    """Of how many words, from the first on, a name is made; 0 when there is none."""
    first, *rest = words
    if rest and text[first.end : rest[0].start] == ", " and first.is_capital and (first.is_surname or rest[0].is_sure) and rest[0].is_given:
        # A comma between two given names is a list of names or a sentence: a surname must come first.
        return 2 if first.is_surname or not first.is_given else 0
    if not (first.is_given or first.is_initial or first.is_capital):
        return 0
    seen = first.is_given
    for number, word in enumerate(rest, start=1):
        if not BETWEEN.fullmatch(text[words[number - 1].end : word.start]):
            return 0
        if _is_last(first, word, seen):
            more = rest[number : number + 1]
            return number + 1 + _second(text, word, more)
        if not (word.is_particle or word.is_initial or (seen and word.is_given and word.is_capital == first.is_capital)):
            return 0
    return 0


def _is_last(first: Word, word: Word, has_given: bool) -> bool:
    """Whether a word is the surname to what stands before it."""
    if word.is_plain or word.is_initial:
        return False
    if has_given and word.is_capital and first.is_capital:
        return word.is_surname or (len(word.letters) > 2 and word.letters not in _vocabulary())
    if has_given:
        # In lower case both must be known, and a word that is just as well no name needs a surname that is none.
        return word.is_surname if first.is_sure else _is_strong(word.letters)
    return (
        first.is_capital and word.is_capital and (word.is_surname if first.is_initial else _is_strong(word.letters) and not first.is_plain)
    )


def _second(text: str, word: Word, more: list[Word]) -> int:
    """1 when a second surname follows (Lundqvist Ahlm)."""
    is_beside = bool(more) and text[word.end : more[0].start] == " "
    return int(is_beside and more[0].is_surname and more[0].is_capital == word.is_capital and not more[0].is_plain)


def _introduced(text: str, words: list[Word], place: int) -> int:
    """2 when a word such as "kontaktperson" stands before two words with capitals, or before a given name and another word."""
    if place == 0 or place + 1 >= len(words) or words[place - 1].letters not in _introducing():
        return 0
    first, second = words[place : place + 2]
    # "Kontakt Ekonomiskt Bistånd" names an office; only behind a colon does it name somebody.
    colon = ":" if words[place - 1].letters in _listed("introduced_behind_colon") else ":?"
    if not re.fullmatch(rf"{colon} ?(?:är )?", text[words[place - 1].end : first.start]) or text[first.end : second.start] != " ":
        return 0
    is_known = first.is_sure and second.letters not in _vocabulary() and len(second.letters) > 3
    is_capital = first.is_capital and second.is_capital and not {*first.parts, *second.parts} & _vocabulary()
    return 2 if (is_known or is_capital) and not (first.is_plain or second.is_plain) else 0


def looks_like_name(text: str) -> bool:
    """Whether a whole cell seems to be a person's name: one that is found, a given name, or 2-4 capitalised words that nothing else explains.

    The last is only for tables of counts, where no cell has reason to hold such words.
    """
    read = plain(composed(text)).text.strip()
    words = [Word(match) for match in WORD.finditer(read)]
    if not 1 <= len(words) <= MOST_WORDS or re.sub(r"[\s,.]+", "", WORD.sub("", read)) or read.casefold() in _places():
        return False
    plain_words = {part for word in words for part in word.parts}
    # A given name settles it: surnames may well be places (Berg, Falun).
    if any(word.is_given for word in words):
        return True
    return len(words) > 1 and not plain_words & _vocabulary() and all(word.is_capital for word in words)


@cache
def _lists() -> dict[str, str | list[str]]:
    with (folders.catalogue() / "person_names.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _listed(name: str) -> frozenset[str]:
    found = _lists()[name]
    return frozenset(found.split() if isinstance(found, str) else found)


def _introducing() -> frozenset[str]:
    return _listed("introduced_by") | _listed("introduced_behind_colon")


def _is_given(part: str) -> bool:
    return part in _listed("given") or part in _listed("given_or_word")


def _is_surname(part: str) -> bool:
    return part in _listed("surnames") or _is_strong(part)


def _is_strong(word: str) -> bool:
    """Whether a word is a surname and hardly anything else."""
    ends = tuple(_lists()["surname_endings"])
    parts = {part.removesuffix("s") if part.endswith("ns") or part.endswith("gs") else part for part in word.split("-")}
    return any(len(part) > 5 and part.endswith(ends) and part not in _places() for part in parts)


@cache
def _places() -> frozenset[str]:
    return frozenset(name.casefold() for area in catalogue.areas().values() for name in (area.name_sv, area.name_en))


@cache
def _vocabulary() -> frozenset[str]:
    """Words that a follow-up may hold and that no name is made of: places, answers, headers."""
    shapes = (outcome_columns.AGGREGATE, outcome_columns.PARTICIPANT)
    columns = [column for shape in shapes for column in outcome_columns.columns(shape)]
    texts = [*_places(), *(text for column in columns for text in (*column.choices, *column.headers))]
    more = "kommun county region projekt project insats ja nej yes no summa totalt total kommentar saknas gymnasium vuxenutbildning"
    return frozenset(word for text in [*texts, more] for word in re.split(r"[\s-]+", text.casefold()) if word)
