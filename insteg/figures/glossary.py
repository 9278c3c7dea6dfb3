"""The words of the field in plain words: on the page about the figures, found by the search, and explained where they stand in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from insteg.figures import markup
from insteg.figures.record import link_to
from insteg.reference import words
from insteg.reference.words import Words

# What is a link, a web address or code already.
_CLOSED = re.compile(r"(\[[^\]]*\]\([^)]*\)|`[^`]*`|https?://\S+)")
# A form that ends so in the words file has endings of its own in a text.
_BENDS, _ENDING = "-", r"\w{0,5}"


@dataclass(frozen=True)
class Explained:
    """A word as it stands in a text, where it is explained, and its meaning."""

    text: str
    address: str
    meaning: str


def terms(say: Words) -> list[tuple[str, str, str]]:
    """What a word is known as in addresses, the word, and what it means; in the order of the words file."""
    names = {key.removesuffix(".name"): name for key, name in say.under("term").items() if key.endswith(".name")}
    return [(term, name, say(f"term.{term}.text")) for term, name in names.items()]


def rendered(language: str) -> str:
    """All of them as markup, each where a link can lead."""
    return markup.rendered("glossary.html", terms=terms(words.load(language)))


def explained(text: str, language: str, told: set[str]) -> str:
    """The text (Markdown) with each word of the glossary as a link to its meaning, which the link carries too.

    A word is explained once: `told` are those explained already, and is added to.
    """
    return "".join(
        f'[{part.text}]({part.address} "{part.meaning}")' if isinstance(part, Explained) else part for part in _parts(text, language, told)
    )


def explained_markup(text: str, language: str, told: set[str]) -> Markup:
    """The same of a plain text, as markup."""
    word = Markup('<a href="{}" title="{}">{}</a>')
    return Markup("").join(
        word.format(part.address, part.meaning, part.text) if isinstance(part, Explained) else escape(part)
        for part in _parts(text, language, told)
    )


def _parts(text: str, language: str, told: set[str]) -> Iterator[str | Explained]:
    pattern, known = _forms(language)
    for part in _CLOSED.split(text):
        end = 0
        for found in () if _CLOSED.fullmatch(part) else pattern.finditer(part):
            term = known[found.lastindex or 0]
            if term not in told:
                told.add(term)
                meaning = words.load(language)(f"term.{term}.text").replace('"', "”")
                yield part[end : found.start()]
                yield Explained(found[0], f"{link_to('om', language)}#ord-{term}", meaning)
                end = found.end()
        yield part[end:]


@cache
def _forms(language: str) -> tuple[re.Pattern[str], list[str]]:
    """A pattern with one group a form, longer forms first, and the term of each group (from 1)."""
    forms = sorted(_written(words.load(language)), key=lambda pair: -len(pair[0]))
    groups = (f"({re.escape(form.removesuffix(_BENDS))}{_ENDING if form.endswith(_BENDS) else ''})" for form, _ in forms)
    return re.compile(rf"(?<![\w/-])(?:{'|'.join(groups)})(?![\w-])", re.IGNORECASE), ["", *(term for _, term in forms)]


def _written(say: Words) -> Iterator[tuple[str, str]]:
    """How each word is written in a text, and the word. One that is too common to be a term in a sentence has no forms."""
    for key, forms in say.under("term").items():
        if key.endswith(".forms"):
            yield from ((form.strip(), key.removesuffix(".forms")) for form in forms.split(","))
