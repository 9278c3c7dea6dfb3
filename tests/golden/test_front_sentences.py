"""The front page's sentence on similar municipalities: kept word for word, and no claim without its verdict."""

import pytest

from insteg.figures import held, judgement, overview, situation
from insteg.figures.benchmark import SIMILAR_ONES
from insteg.figures.situation import SituationChoice
from insteg.reference import catalogue, words
from insteg.reference.catalogue import COUNTY
from tests.golden.golden import compare

CLAIMS = {"sv": ("högre än", "lägre än", "bättre", "sämre"), "en": ("higher than", "lower than", "better", "worse")}


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_municipality_is_placed_beside_those_most_like_it(language):
    lines = []
    for item in held.on_the_map():
        for code in catalogue.the_seven():
            view = SituationChoice(item.id, situation.periods(item.id)[-1], code, language, "light")
            text, found = overview.similar(view), judgement.judged(item.id, code, view.period, SIMILAR_ONES)
            lines.append(f"{item.id} {view.period} {code}: {text}")
            if found is None or found.benchmark is None:
                assert text == ""
                continue
            relation, quality = found.verdict.relation, found.verdict.quality
            assert tuple(word in text for word in CLAIMS[language]) == (
                relation == "higher", relation == "lower", quality == "better", quality == "worse",
            ), text  # fmt: skip
    compare(f"front_similar.{language}.txt", "\n".join(lines) + "\n")


def test_the_county_has_no_similar_municipalities():
    assert overview.similar(SituationChoice("neet_16_24", "2024", COUNTY, "sv", "light")) == ""
