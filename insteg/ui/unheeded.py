"""What a link asked for and did not get, told to the reader."""

import re

import streamlit as st

from insteg.reference import in_view, interventions
from insteg.reference.words import Words, load
from insteg.ui.state import Choices

LONGEST_SHOWN = 60
NUMBERS = frozenset({"likhet"})  # which could be taken for areas


def warn_of_unknown(choices: Choices, words: Words) -> None:
    """Say aloud which choices of a link do not exist, and what is shown instead."""
    for one in choices.unknown:
        shown = (
            ", ".join(named(part, words.language, one.name) for part in one.instead.split(",")) if one.instead else words("link.everything")
        )
        # What exists is called by its name; what does not, as the link wrote it.
        wrong = (
            ", ".join(named(part, words.language, one.name) for part in one.wrong.split(",")) if one.key == "link.too_many" else one.wrong
        )
        told = words(one.key, name=words(f"choice.{one.name}"), value=escaped(wrong), instead=shown)
        st.warning(told)


def named(text: str, language: str, choice: str = "") -> str:
    """Codes as what they stand for; a number of another choice than a place, and anything else, as it is."""
    areas, indicators = in_view.areas(), in_view.indicators()
    if text in areas and choice not in NUMBERS:
        return areas[text].name(language)
    if kind := next((item for item in interventions.types() if item.id == text), None):
        return kind.title_en if language == "en" else kind.title_sv
    # An option is called as on its button.
    option = load(language).phrases.get(f"{choice}.{text}", text)
    return indicators[text].text(language).title if text in indicators else option


def harmless(text: str) -> str:
    """Text that holds what a stranger wrote, with every sign escaped that could make it a link, a picture or a heading on the page.

    Markdown knows the signs of ASCII only: before any other one (a dash in "16–24") the reader would see the backslash.
    """
    return re.sub(r"([!-+\--/:-@\[-^`{-~])", r"\\\1", text)


def escaped(value: str) -> str:
    """Text from an address, shortened and made harmless."""
    return harmless(value[:LONGEST_SHOWN])
