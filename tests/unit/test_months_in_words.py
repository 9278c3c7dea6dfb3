"""The latest month of one area in words, from rows worked out by hand: share, people, verdict, change, hidden and missing."""

import math

import pandas as pd
import pytest

from insteg.figures import months
from insteg.reference import words

SHARE, COUNT = "registered_month_18_24", "registered_month_18_24_count"
# 30 of 400 are 7.5 %; Wilson 95 %: 5.3 to 10.5. A year before 26 of 400, 6.5 %.
KNOWN = {
    "indicator": SHARE, "period": "2024-06", "value": 7.5, "status": "provisional", "numerator": 30.0, "denominator": 400.0,
    "source": "arbetsformedlingen/live/share.xlsx", "address": "https://example.org/a", "lower_bound": math.nan, "upper_bound": math.nan,
    "period_before": "2023-06", "value_before": 6.5, "status_before": "ok", "country_value": 5.0,
}  # fmt: skip
HIDDEN = KNOWN | {"value": math.nan, "status": "suppressed", "numerator": math.nan, "lower_bound": 6.0, "upper_bound": 7.0}


def told(monkeypatch, language: str, *rows: dict) -> list[dict]:
    monkeypatch.setattr(months, "latest", lambda _: pd.DataFrame(list(rows)))
    return [{key: str(value).replace("\u00a0", " ") for key, value in row.items()} for row in months.rows.__wrapped__("2281", language)]


@pytest.mark.parametrize(
    ("language", "period", "value", "change", "country"),
    [
        ("sv", "juni 2024", "7,5 %", ("juni 2023", "6,5 %", "+1,0"), "5,0 %"),
        ("en", "June 2024", "7.5", ("June 2023", "6.5", "+1.0"), "5.0"),
    ],
)
def test_a_share_stands_beside_its_year_before_and_the_country(monkeypatch, language, period, value, change, country):
    [row] = told(monkeypatch, language, KNOWN)
    assert row["period"] == period and row["value"].startswith(value) and "30" in row["people"]
    assert all(part in row["change"] for part in change) and words.load(language)("monthly.provisional.now") in row["change"]
    assert country in row["country"] and row["address"] == KNOWN["address"]


@pytest.mark.parametrize(
    ("country", "relation"),
    [(5.0, "higher"), (5.2, "higher"), (5.4, "not_distinguishable"), (10.4, "not_distinguishable"), (10.6, "lower")],
)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_difference_is_claimed_outside_wilsons_limits_only(monkeypatch, language, country, relation):
    [row] = told(monkeypatch, language, KNOWN | {"country_value": country})
    say = words.load(language)
    phrases = {name: say(f"verdict.{name}", place=say_country(language)) for name in ("higher", "lower", "not_distinguishable")}
    assert [name for name, phrase in phrases.items() if phrase.replace("\u00a0", " ") in row["verdict"]] == [relation]


def say_country(language: str) -> str:
    from insteg.reference import catalogue

    return catalogue.areas()["00"].phrase(language)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_what_is_hidden_keeps_its_bounds_and_claims_nothing(monkeypatch, language):
    [row] = told(monkeypatch, language, HIDDEN)
    say = words.load(language)
    low, high = (say.measured(bound, "percent", 1) for bound in (6.0, 7.0))
    assert row["value"] == say("monthly.between", low=low, high=high).replace("\u00a0", " ")
    assert (row["change"], row["verdict"], row["people"]) == ("", "", "")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_only_shares_are_judged_and_counts_are_told_in_people(monkeypatch, language):
    [row] = told(monkeypatch, language, KNOWN | {"indicator": COUNT, "value": 30.0, "value_before": 26.0, "country_value": 900.0})
    assert row["value"].split()[0] == "30" and "+4" in row["change"] and (row["verdict"], row["country"], row["people"]) == ("", "", "")


def test_figures_are_preliminary_from_the_first_preliminary_month_on():
    """Of two preliminary months in any order the earlier one; a month without a figure or a final one is none."""
    told = [("2024-07", "provisional"), ("2024-04", "ok"), ("2024-05", "provisional"), ("2024-03", "missing")]
    assert months.first_provisional(pd.DataFrame(told, columns=["period", "status"])) == "2024-05"
    assert months.first_provisional(pd.DataFrame(told[1::2], columns=["period", "status"])) is None
