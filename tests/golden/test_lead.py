"""The sentences that the front page begins with, of the county and of each of the seven, in both languages."""

import pytest

from insteg.figures.overview import lead
from insteg.figures.situation import SituationChoice
from insteg.reference import catalogue, words
from tests.golden.golden import compare


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_what_the_front_page_begins_with(language):
    views = [SituationChoice("neet_16_24", "2024", code, language, "light") for code in ("22", *catalogue.the_seven())]
    compare(f"lead.{language}.txt", "\n\n".join("\n".join(lead(view)) for view in views) + "\n")


def test_no_sentence_stands_twice():
    for code in catalogue.the_seven():
        sentences = [part for text in lead(SituationChoice("neet_16_24", "2024", code, "sv", "light")) for part in text.split(". ")]
        assert len(sentences) == len(set(sentences))
