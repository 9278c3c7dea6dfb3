"""The comparison page says the group, the status and the season of what it shows; a source line says what it was taken from."""

import math
from types import SimpleNamespace

import pandas as pd
import pytest

from insteg.figures import comparison, credit
from insteg.figures.comparison import ComparisonChoice
from insteg.reference import catalogue, words

MONTHLY = "registered_month_18_24"
NEET = catalogue.indicators()["neet_16_24"]


def view(language: str = "sv", **more) -> ComparisonChoice:
    return ComparisonChoice(MONTHLY, ("2281", "22", "00"), "linjer", language, "light", **more)


@pytest.mark.parametrize(
    ("language", "status", "told"),
    [
        ("sv", "ok", "5,2 %"),
        ("sv", "provisional", "5,2 % (preliminär)"),
        ("sv", "suppressed", "skyddad uppgift"),
        ("en", "ok", "5.2%"),
        ("en", "provisional", "5.2% (preliminary)"),
    ],
)
def test_a_figure_says_that_it_is_preliminary_or_why_it_is_not_there(language, status, told):
    assert view(language).shown(5.2, status).replace("\u00a0", " ") == told


@pytest.mark.parametrize(
    ("more", "group"),
    [
        ({}, ""),
        ({"sex": "women"}, ", kvinnor"),
        ({"sex": "men", "age": "16-24"}, ", män, 16-24"),
        ({"age": "16-24", "is_adjusted": True}, ", 16-24 – säsongsrensad av Insteg"),
    ],
)
def test_the_title_names_sex_age_and_season(more, group):
    assert view(**more).title == f"{view().indicator.text('sv').title}{group}"


@pytest.mark.parametrize(
    ("adjusted", "status", "key"),
    [
        (True, "ok", "monthly.adjusted.none"),
        (True, "provisional", "monthly.adjusted.none"),
        (True, "missing", "status.missing"),
        (True, "suppressed", "status.suppressed"),
    ],
)
def test_a_month_that_cannot_be_adjusted_is_not_called_missing(adjusted, status, key):
    chosen = view(is_adjusted=adjusted)
    assert comparison._cell(chosen, SimpleNamespace(value=math.nan, status=status)) == chosen.say(key)


def test_only_the_areas_that_were_chosen_are_said_not_to_be_adjusted(monkeypatch):
    """The seven lie behind every chart; whether they can be adjusted is nobody's question."""
    monkeypatch.setattr(comparison, "published", lambda _: pd.DataFrame({"period": ["2024-01"], "status": ["ok"]}))
    monkeypatch.setattr(comparison.months, "without_season", lambda *_: (None, ["2281", "2260"]))
    told = comparison._on_months(view(is_adjusted=True))
    assert told[-1] == words.load("sv")("monthly.adjusted.not", names="Sundsvall")


def test_the_break_that_is_told_is_the_latest_and_one_at_the_first_period_is_none(monkeypatch):
    frame = pd.DataFrame({"area_code": ["2281"] * 3, "period": ["2015", "2018", "2021"], "value": [1.0, 2.0, 3.0]})
    limits = [SimpleNamespace(period=period, indicator=MONTHLY) for period in ("2015", "2018", "2021", "2022")]
    monkeypatch.setattr(comparison, "series_of", lambda _: frame)
    monkeypatch.setattr(comparison.in_view, "breaks", lambda: limits)
    assert [item.period for item in comparison.breaks_of(view())] == ["2018", "2021"]
    monkeypatch.setattr(comparison, "published", lambda _: frame.assign(status="ok"))
    monkeypatch.setattr(comparison, "_latest_month", lambda *_: "")
    monkeypatch.setattr(comparison, "_on_months", lambda _: [])
    say = words.load("sv")
    told = comparison._sentences(view())
    assert say("sentence.development.break", period="2021") in told and say("sentence.development.break", period="2018") not in told


@pytest.mark.parametrize(("codes", "grey"), [(("2281", "22", "00"), ["22", "00"]), (("22",), []), (("00",), []), (("2281", "00"), ["00"])])
def test_behind_panels_stand_county_and_country_where_something_is_compared(codes, grey):
    assert comparison._background(ComparisonChoice("neet_16_24", codes, comparison.PANELS, "sv", "light")) == grey


ROWS = pd.DataFrame(
    [
        ("kolada/n02797", "2020", 1.0, "ok"),
        ("kolada/n01954", "2024", 1.0, "provisional"),
        ("kolada/kpis", "2026", math.nan, "missing"),
    ],
    columns=["source", "period", "value", "status"],
)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_source_line_tells_first_and_last_period_when_taken_and_what_is_preliminary(language):
    say = words.load(language)
    told = credit.source_line(say, NEET, ROWS)
    taken = [say.period(month) for month in ("2024-08", "2026-11")]
    assert "2020–2024" in told and all(month in told for month in taken) and say.period("2026-03") not in told
    assert told.endswith(say("figure.provisional")) and NEET.series in told
    assert say("figure.provisional") not in credit.source_line(say, NEET, ROWS.head(1))
    assert say("status.missing") in credit.source_line(say, NEET, ROWS.tail(1))
