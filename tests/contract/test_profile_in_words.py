"""What a municipality's page says of each measure: whole sentences, in both languages."""

import re

import pytest

from insteg.figures import profile
from insteg.figures.benchmark import Benchmark
from insteg.reference import words
from insteg.reference.catalogue import the_seven

TAG = re.compile(r"<[^>]+>")


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("area_code", the_seven())
def test_every_sentence_behind_a_measure_begins_with_a_capital_letter(area_code, language):
    shown = profile.rendered(area_code, language, Benchmark())
    folded = re.findall(r"</summary>(.*?)</details>", shown, re.DOTALL)
    told = [TAG.sub("", part).strip() for fold in folded for part in re.findall(r"<p[^>]*>(.*?)</p>", fold, re.DOTALL)]
    sentences = [one for part in told for one in re.split(r"(?<=[a-zåäö%)]\.) ", part)]
    assert len(sentences) > 60
    assert [one for one in sentences if one[0].islower()] == []
