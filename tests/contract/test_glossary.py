"""docs/glossary.md: both languages filled, no term twice, and what it points to is there."""

import re

import pytest

from insteg.figures.registry import RECIPES
from insteg.store import folders
from tests.contract.naming import is_there

TEXT = (folders.ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


def entries(text: str) -> list[tuple[str, ...]]:
    """The lines of the tables as (Swedish, English, meaning, where), heads and rules left out."""
    lines = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in text.splitlines() if line.startswith("|")]
    return [line for line in lines if line[0] != "Svenska" and not set(line[0]) <= {"-"}]


ENTRIES = entries(TEXT)


def test_the_glossary_holds_the_fields_terms_and_ours():
    assert len(ENTRIES) >= 60


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry[0])
def test_every_term_has_both_languages_a_meaning_and_a_home(entry):
    assert len(entry) == 4 and all(entry)
    assert re.fullmatch(r"`[^`]+`", entry[3])


@pytest.mark.parametrize("column", [0, 1])
def test_no_term_stands_twice(column):
    terms = [entry[column].casefold() for entry in ENTRIES]
    assert sorted({term for term in terms if terms.count(term) > 1}) == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry[0])
def test_what_it_points_to_is_there(entry):
    assert is_there(entry[3].strip("`"))


def test_every_choice_that_a_figure_is_made_of_is_explained():
    named = {entry[3].strip("`") for entry in ENTRIES}
    assert {f"insteg.figures.{recipe.choice.replace(':', '.')}" for recipe in RECIPES.values()} <= named


@pytest.mark.parametrize("address", ["insteg.figures.figure.Picture2", "insteg.nowhere", "insteg.nowhere.Figure", "docs/nothing.md"])
def test_what_is_not_there_is_found_out(address):
    assert not is_there(address)
