"""The sentences of honest comparison: kept word for word, and over the whole grid no claim without its verdict."""

import pytest

from insteg.figures import apart, benchmark, effect, effect_told, judgement, sentences
from insteg.figures.benchmark import Benchmark
from insteg.figures.effect import EffectChoice, EffectEstimate, EffectQuestion, Progress
from insteg.reference import catalogue, words
from insteg.statistics.trend import Trend
from insteg.statistics.verdict import Verdict
from insteg.statistics.window import Refusal
from insteg.store import snapshots
from tests.golden.golden import compare

BENCHMARKS = [Benchmark("riket"), Benchmark("lan"), Benchmark("liknande", tuple(benchmark.DEFAULTS.items()))]
YEARLY = [item for item in catalogue.indicators().values() if item.is_published and item.frequency == "year" and item.topic != "population"]
PLACES = [code for code, area in catalogue.areas().items() if area.level == "municipality"] + ["22", "00"]
# Words that claim, by language: (higher, lower, better, worse) of a level; then the four of a trend.
LEVEL = {"sv": ("Högre än", "Lägre än", "(bättre)", "(sämre)"), "en": ("Higher than", "Lower than", "(better)", "(worse)")}
GAP = {"sv": ("motsvarar",), "en": ("equals",)}
TREND = {
    "sv": ("åt det bättre hållet", "åt det sämre hållet", "ökade andelen", "minskade andelen"),
    "en": ("for the better", "for the worse", "the share rose", "the share fell"),
}
MEAN = catalogue.indicators()["merit_value_year_9"]
TREND_WORDS = ("improving", "worsening", "rising", "falling")


@pytest.fixture(scope="module")
def grid():
    """Every measure, year, municipality and benchmark with a figure: (indicator, benchmark, judgement). Likeness for the seven only."""
    with snapshots.held():
        return [
            (item, against, found)
            for item in YEARLY
            for code in PLACES
            for against in (BENCHMARKS if code in catalogue.the_seven() else BENCHMARKS[:2])
            for period in apart.periods(item.id)
            if (found := judgement.judged(item.id, code, period, against))
        ]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_verdict_or_gap_claims_more_than_it_may(grid, language):
    say = words.load(language)
    for item, against, found in grid:
        text = sentences.verdict_in_words(say, item, found.verdict, against.area, lack=found.lack)
        gap = sentences.gap_in_words(say, item, found.gap, against.area)
        said = tuple(word in text for word in LEVEL[language])
        relation, quality = found.verdict.relation, found.verdict.quality
        assert said == (relation == "higher", relation == "lower", quality == "better", quality == "worse"), text
        assert any(word in gap for word in GAP[language]) == (found.gap is not None and found.verdict.is_difference), (gap, text)
    assert len(grid) > 10_000


def test_a_difference_is_judged_only_where_the_benchmark_lies_outside_the_interval(grid):
    """The verdict itself, by the rule's own words and not by the code that gave it."""
    for item, against, found in grid:
        relation, quality = found.verdict.relation, found.verdict.quality
        if found.interval is None or found.benchmark is None:
            assert relation == "unknown"
            continue
        is_below, is_above = found.interval.high < found.benchmark, found.interval.low > found.benchmark
        if against.kind == "riket":
            assert (relation == "lower", relation == "higher") == (is_below, is_above)
        # Beside a few municipalities or the rest of the county the benchmark has chance too: fewer differences, never another.
        assert is_below or relation != "lower"
        assert is_above or relation != "higher"
        is_good = {"up": relation == "higher", "down": relation == "lower", "none": False}[item.good_direction]
        is_said = item.good_direction != "none" and relation in ("higher", "lower")
        assert quality == ("none" if not is_said else "better" if is_good else "worse")
    assert sum(found.verdict.is_difference for _, _, found in grid) > 1000


@pytest.fixture(scope="module")
def trends():
    """Every trend of every municipality up to every year: (indicator, area, trend)."""
    with snapshots.held():
        return [
            (item, catalogue.areas()[code], judgement.trend(item.id, code, period))
            for item in YEARLY
            for period in apart.periods(item.id)
            for code in PLACES
        ]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_trend_is_told_that_was_not_found(trends, language):
    say = words.load(language)
    for item, area, found in trends:
        text = sentences.trend_sentence(say, item, found, area)
        assert tuple(word in text for word in TREND[language]) == tuple(found.word == word for word in TREND_WORDS), text
    assert len(trends) > 5_000


def test_no_trend_crosses_a_break_or_is_claimed_below_the_published_cut_off(trends):
    limits = {item.id: [int(one.period) for one in catalogue.breaks() if one.indicator == item.id] for item in YEARLY}
    for item, _, found in trends:
        assert found.first is None or not any(found.first < limit <= found.last for limit in limits[item.id])
        assert found.first is None or found.last - found.first == 4
        assert not found.is_change or (found.chi_square > 9.5495 and found.reason == "significant")
    # The real swing between years leaves few: a sixth of what the people alone would call a trend.
    assert 10 < sum(found.is_change for _, _, found in trends) < 200


def questions():
    """Every municipality with every start that the page offers, without and with the accepted break."""
    return [
        EffectQuestion("neet_16_24", code, start, effect.SAME_SIZE, (), accepts)
        for code in catalogue.the_seven()
        for start in range(2009, 2025)
        for accepts in (False, True)
    ]


def told(language: str, question: EffectQuestion) -> str:
    """Every sentence of the page, as the page puts them together; or the refusal."""
    found, shown = effect.answer(question, Progress()), EffectChoice(question, language, "light")
    if isinstance(found, Refusal):
        return sentences.refusal_in_words(shown.say, found)
    return " ".join([effect_told.verdict(shown, found).replace("\n\n", " "), *effect_told.details(shown, found)])


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_effect_page_claims_only_what_was_found(language):
    higher, lower = {
        "sv": ("högre än jämförelsegruppen", "lägre än jämförelsegruppen"),
        "en": ("higher than the comparison group", "lower than the comparison group"),
    }[language]
    answered = 0
    for question in questions():
        found, text = effect.answer(question, Progress()), told(language, question)
        finding = found.finding if isinstance(found, EffectEstimate) else None
        assert (higher in text, lower in text) == (finding == "higher", finding == "lower"), text
        if isinstance(found, EffectEstimate):
            window = found.result.window
            crosses = window.outcomes.index.min() < 2015 <= window.outcomes.index.max()
            assert crosses == bool(window.accepted_breaks) and (question.accepts_break or not crosses)
            assert bool(window.accepted_breaks) == (
                "(2015" in text and ("valt att räkna ändå" in text or "chose to compute all the same" in text)
            )
            answered += 1
    assert answered > 50


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_sentences_of_the_effect_page(language):
    chosen = [question for question in questions() if question.start in (2013, 2016, 2021)]
    chosen.append(EffectQuestion("neet_16_24", "2282", 2017, effect.EVERYBODY, (), True))  # one where a difference is found
    lines = [f"{one.area_code} {one.start} {one.accepts_break}: {told(language, one)}" for one in chosen]
    compare(f"effect.{language}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_sentences_of_the_municipality_page(language):
    say, lines = words.load(language), []
    for item in YEARLY:
        period = apart.periods(item.id)[-1]
        for code in catalogue.the_seven():
            area = catalogue.areas()[code]
            lines.append(f"{item.id}: {sentences.trend_sentence(say, item, judgement.trend(item.id, code), area)}")
            for against in BENCHMARKS:
                found = judgement.judged(item.id, code, period, against)
                if found:
                    verdict = sentences.verdict_in_words(say, item, found.verdict, against.area, lack=found.lack)
                    gap = sentences.gap_in_words(say, item, found.gap, against.area)
                    lines.append(f"{item.id} {code} {period}: {verdict}. {gap}".rstrip())
    compare(f"municipality.{language}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_why_municipalities_are_similar(language):
    text = "\n\n".join(f"{code}\n{benchmark.explanation(code, BENCHMARKS[2], language)}" for code in catalogue.the_seven())
    compare(f"similar.{language}.txt", text + "\n")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_groups_and_funnel_of_every_year(language):
    say, lines = words.load(language), []
    areas = {code: catalogue.areas()[code] for code in catalogue.the_seven()}
    for item in YEARLY:
        for period in apart.periods(item.id):
            view = apart.DifferencesChoice(item.id, period, "2281", BENCHMARKS[0], language, "light")
            lines.append(f"{item.id} {period}: {sentences.groups_in_words(say, item, apart.grouped(view), areas, period)}")
            cloud = apart.fitted(item.id, period)
            if cloud:
                lines.append(f"{item.id} {period}: {sentences.funnel_in_words(say, cloud.points, areas)}")
    compare(f"differences.{language}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_reason_has_its_words(language):
    from typing import get_args

    from insteg.statistics.window import RefusalReason

    say = words.load(language)
    texts = [sentences.refusal_in_words(say, Refusal(reason, 0.2, 0.1)) for reason in get_args(RefusalReason)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_trend_that_cannot_be_calculated_says_why(language):
    say, nan = words.load(language), float("nan")
    for reason in ("too_few_points", "missing_values", "another_base"):
        text = sentences.trend_sentence(
            say, catalogue.indicators()["neet_16_24"], Trend("not_calculable", reason, nan, nan, None, None), catalogue.areas()["2281"]
        )
        assert say(f"trend.why.{reason}") in text
    merit = sentences.trend_sentence(say, MEAN, Trend("not_calculable", "missing_values", nan, nan, None, None), catalogue.areas()["2281"])
    assert say("trend.why.missing_values.mean") in merit and say("trend.why.missing_values") not in merit
    assert Verdict("unknown", "none").is_difference is False
