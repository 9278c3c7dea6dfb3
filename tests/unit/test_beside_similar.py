"""What was clearly worse or better than in similar municipalities: counted, told with since when, never in order of result."""

import re
from types import SimpleNamespace

import pytest

from insteg.figures import beside_similar, situation
from insteg.figures.beside_similar import UnlikeMeasure, UnlikeMeasures
from insteg.figures.since import Since
from insteg.reference import in_view, words
from insteg.statistics.verdict import Verdict

KRAMFORS, SUNDSVALL = "2282", "2281"
# By measure: the verdict's relation and quality.
VERDICTS = {
    "neet_16_24": ("higher", "worse"),
    "diploma_4_years": ("higher", "better"),
    "unemployed_bas_18_24": ("not_distinguishable", "none"),
    "long_term_of_unemployed_18_65": ("unknown", "none"),
    "activity_responsibility_16_19": ("higher", "none"),
}


@pytest.fixture
def judged(monkeypatch):
    """Verdicts by hand; everything else as it is."""
    measures = [in_view.indicators()[name] for name in VERDICTS]
    monkeypatch.setattr(beside_similar.held, "on_the_map", lambda: measures)
    monkeypatch.setattr(beside_similar.since, "since", lambda name, *_: Since("2019", False, False) if name == "neet_16_24" else None)

    def one(name, *_):
        relation, quality = VERDICTS[name]
        return SimpleNamespace(value=8.7, benchmark=7.0, verdict=Verdict(relation, quality))

    monkeypatch.setattr(beside_similar.judgement, "judged", one)


def test_what_can_be_judged_is_counted_and_what_differs_is_kept_with_since_when(judged):
    """What has no better end and what nobody can judge is no part of either number."""
    found = beside_similar.found.__wrapped__(KRAMFORS)
    directed = [
        name for name, (relation, _) in VERDICTS.items() if relation != "unknown" and in_view.indicators()[name].good_direction != "none"
    ]
    assert found.judged == len(directed)
    assert [(one.indicator.id, one.quality, one.since) for one in found.unlike] == [
        ("neet_16_24", "worse", Since("2019", False, False)),
        ("diploma_4_years", "better", None),
    ]
    assert [one.indicator.id for one in found.of("better")] == ["diploma_4_years"]


UNLIKE = UnlikeMeasure(in_view.indicators()["neet_16_24"], "worse", "2024", 8.7, 7.0, Since("2019", False, False))


@pytest.mark.parametrize(
    ("language", "beside", "told"),
    [
        ("sv", UnlikeMeasures(9, (UNLIKE,)), "Säkerställt sämre i Kramfors än i liknande kommuner: 1 av 9 mått som kan bedömas. Säkerställt bättre: 0."),
        ("en", UnlikeMeasures(9, (UNLIKE,)), "Clearly worse in Kramfors than in similar municipalities: 1 of 9 measures that can be judged. Clearly better: 0."),
        ("sv", UnlikeMeasures(0, ()), "Inget mått i Kramfors kan bedömas mot liknande kommuner."),
    ],
)  # fmt: skip
def test_the_sentence_counts_what_the_rows_show(monkeypatch, language, beside, told):
    monkeypatch.setattr(beside_similar, "found", lambda _: beside)
    assert beside_similar.sentence(words.load(language), in_view.areas()[KRAMFORS]) == told


def test_every_row_has_measure_year_both_values_and_since_when():
    """Sundsvall: better in NEET than its seven since 2020 (test_since), worse among the registered in the one year that can be judged."""
    found = beside_similar.found(SUNDSVALL)
    rows = re.findall(r'<tr><th scope="row">.*</tr>', beside_similar.rendered(SUNDSVALL, "sv"))
    assert [(one.indicator.id, one.quality) for one in found.unlike] == [
        ("neet_16_24", "better"),
        ("registered_of_population_16_24", "worse"),
    ]
    assert len(rows) == 2 and "2022, tidigare år kan inte bedömas" in rows[0] and "sedan 2020" in rows[1]
    assert all(number in rows[1] for number in ("5,8\u00a0%", "6,7\u00a0%"))
    for row, one in zip(rows, [*found.of("worse"), *found.of("better")], strict=True):
        assert one.indicator.text("sv").title in row and f"<small>{one.period}</small>" in row
        assert row.count("data-head=") == 3


def test_the_seven_stand_by_population_with_a_link_to_the_rows():
    told = beside_similar.rendered_seven("sv")
    assert re.findall(r"kommun=(\d{4})#mot-liknande", told) == list(situation.by_size())
