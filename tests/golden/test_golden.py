"""Did anything a reader sees change? Sentences, figure data, exports."""

import json

import pytest

from insteg import files
from insteg.figures import sentences
from insteg.reference import catalogue, words
from insteg.reference.catalogue import COUNTRY, COUNTY
from insteg.statistics.standing import standings
from insteg.store import queries
from tests.golden.golden import compare

YEARLY = [item for item in catalogue.indicators().values() if item.is_published and item.frequency == "year" and item.topic != "population"]
PLACES = [*catalogue.the_seven(), COUNTY]
CLAIMS = {"sv": ("högre än", "lägre än", "bättre", "sämre"), "en": ("higher than", "lower than", "better", "worse")}


def grid():
    """Every yearly indicator in every period: (indicator, period, standings by area)."""
    for indicator in YEARLY:
        series = queries.ask("home_series", indicator=indicator.id)
        for period in sorted(series["period"].unique()):
            yield indicator, period, standings(series, period, COUNTRY, indicator.good_direction)


def headline(language: str, indicator, found, code: str) -> str:
    areas = catalogue.areas()
    benchmark = found[COUNTRY].value if COUNTRY in found else None
    return sentences.headline(words.load(language), indicator, areas[code], found.get(code), areas[COUNTRY], benchmark)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_headlines_of_the_latest_period(language):
    latest = {indicator.id: (indicator, found) for indicator, _, found in grid()}
    lines = [headline(language, indicator, found, code) for indicator, found in latest.values() for code in PLACES]
    compare(f"headlines.{language}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_sentences_on_the_seven(language):
    areas = {code: catalogue.areas()[code] for code in catalogue.the_seven()}
    say = words.load(language)
    lines = [
        f"{indicator.id} {period}: {sentences.the_seven(say, indicator, found, areas, catalogue.areas()[COUNTRY])}"
        for indicator, period, found in grid()
    ]
    compare(f"the_seven.{language}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_sentence_claims_more_than_its_verdict(language):
    """Every indicator, every year, every place: a claiming word only with the verdict that earns it."""
    checked = 0
    for indicator, _, found in grid():
        for code in PLACES:
            if code not in found or found[code].value is None:
                continue
            text, verdict = headline(language, indicator, found, code), found[code].verdict
            higher, lower, better, worse = (word in text for word in CLAIMS[language])
            assert (higher, lower) == (verdict.relation == "higher", verdict.relation == "lower"), text
            assert (better, worse) == (verdict.quality == "better", verdict.quality == "worse"), text
            checked += 1
    assert checked > 150


def test_export_of_a_selection_as_csv():
    rows = queries.ask(
        "explore",
        indicators=["neet_16_24", "merit_value_year_9"],
        area_codes=["2281", "22"],
        period_from="2022",
        period_to=None,
        sexes=None,
        ages=None,
    )
    compare("selection.sv.csv", files.csv(rows, "sv").decode("utf-8"))


def test_data_of_the_comparison_chart():
    from insteg.figures.pictures import Look, Series, series
    from insteg.figures.pictures.plotly.plain import plain

    frame = queries.ask("series", indicator="neet_16_24", area_codes=["2281", "00"]).assign(text="")
    lines = [Series("Sundsvall", "2281"), Series("Riket", "00")]
    picture = series(frame, lines, [], [("2015", "brott 2015")], "Procent")
    data = [{part: trace[part] for part in ("name", "x", "y")} for trace in plain(picture, Look.of("light"), "sv")["data"]]
    compare("comparison.json", json.dumps(data, ensure_ascii=False, indent=1) + "\n")
