"""One line of a table in words, from a row made by hand: people, change, links, what is on its way. Each choice on both its sides."""

import math
from types import SimpleNamespace

import pandas as pd
import pytest

from insteg.figures import held, months, overview, people, profile, profile_row, seven, situation, tried
from insteg.figures.situation import SituationChoice
from insteg.reference import catalogue, words
from insteg.statistics.interval import Interval
from insteg.statistics.persons import Persons
from insteg.statistics.standing import Standing
from insteg.statistics.verdict import UNKNOWN, Verdict

SAY = words.load("sv")
NEET, MERIT = (catalogue.indicators()[name] for name in ("neet_16_24", "merit_value_year_9"))
AREA = catalogue.areas()["2281"]


def row(**more) -> SimpleNamespace:
    return SimpleNamespace(
        **({"value": 10.0, "persons": 7000.0, "counting": "counted", "error_low": math.nan, "error_high": math.nan} | more)
    )


@pytest.mark.parametrize(
    ("more", "short", "full"),
    [
        ({}, "700", "700 personer"),
        ({"counting": "at_least"}, "–", SAY("row.people.careful")),
        ({"persons": math.nan, "counting": math.nan}, "–", SAY("row.people.unknown")),
    ],
)
def test_people_of_a_share_are_told_as_they_were_counted(more, short, full):
    one = row(**more)
    assert profile_row._people_short(SAY, one) == short and profile_row._people(SAY, NEET, one) == full


def test_an_estimate_says_about_in_both_columns():
    one = row(counting=next(name for name in catalogue.estimates() if name not in ("counted", "at_least")), error_low=-3.0, error_high=18.0)
    assert profile_row._people_short(SAY, one) == "omkring 700" and profile_row._people(SAY, NEET, one).startswith("omkring 700 (")


def test_a_lowest_number_of_people_is_no_number_to_tell():
    assert people.told(row(counting="at_least")) is None and people.told(row()).count == 700


def test_a_mean_has_no_number_of_people_and_misses_none():
    assert profile_row._people(SAY, MERIT, row(persons=math.nan, counting=math.nan)) == ""


@pytest.mark.parametrize(("sex", "asked"), [("total", ""), ("women", "&konsgrupp=women"), ("men", "&konsgrupp=men")])
def test_the_way_to_the_chart_keeps_the_sex(sex, asked):
    assert profile_row._compare_link(SAY, AREA, NEET, sex) == f"jamfor?indikator=neet_16_24&omraden=2281%2C22%2C00{asked}"


def test_a_line_in_a_row_is_read_out_from_its_first_figure_to_its_last():
    alternative = profile_row._sparkline(SAY, catalogue.areas()["22"], NEET, [], "total").replace("\u00a0", " ")
    series = profile_row.ask("histories", area_code="22", sex="total")
    known = series[(series["indicator"] == "neet_16_24") & series["value"].notna()].sort_values("period")["value"]
    first, last = (SAY.measured(value, "percent", 1).replace("\u00a0", " ") for value in (known.iloc[0], known.iloc[-1]))
    assert first != last and f"från {first} till {last}." in alternative


@pytest.mark.parametrize(
    ("named", "basis"),
    [((), "none"), (("counted",), "counted"), (("at_least",), "estimated"), (("counted", "at_least"), "mixed")],
)
def test_the_people_behind_a_measure_are_counted_estimated_mixed_or_unknown(monkeypatch, named, basis):
    monkeypatch.setattr(people, "countings", lambda _: named)
    assert people.basis("neet_16_24") == basis


def coverage(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["indicator", "state", "last_period", "next_publication"]).replace("", None).assign(topic="neet")


def answers(monkeypatch, module, frame: pd.DataFrame) -> None:
    built = pd.DataFrame({"built_at": [pd.Timestamp("2026-06-01 08:00")]})
    monkeypatch.setattr(module, "ask", lambda name: {"coverage": frame, "snapshot": built}[name])


def test_news_are_the_latest_four_and_what_is_expected_after_the_day_the_snapshot_was_built(monkeypatch):
    names = list(held.measures())[:6]
    years = ["2020", "2025", "2024", "2023", "2022", "2021"]
    days = ["2026-05-31", "2026-06-01", "2026-06-02", "2026-09-01", "2026-08-01", "2026-07-01"]
    frame = coverage(*((name, "published", year, day) for name, year, day in zip(names, years, days, strict=True)))
    answers(monkeypatch, overview, frame)
    titles = [catalogue.indicators()[name].text("en").title for name in names]
    latest, expected = overview.news.__wrapped__("en")
    assert [line for line in latest.splitlines() if line.startswith("- ")] == [
        f"- {words.load('en')('front.news.latest', period=years[at], title=titles[at])}" for at in (1, 2, 3, 4)
    ]
    told = [line for line in expected.splitlines() if line.startswith("- ")]
    assert [next(at for at, title in enumerate(titles) if line.endswith(title) or title in line) for line in told] == [2, 5, 4, 3]


def test_what_is_awaited_says_the_next_day_only_while_it_lies_ahead(monkeypatch):
    awaited = [item for item in catalogue.indicators().values() if not item.is_published and item.next_publication]
    days = {item.id: item.next_publication for item in awaited}
    answers(monkeypatch, profile, coverage(*((name, "awaited", "", "") for name in days)))
    lines = profile.awaited(SAY)
    assert [("nästa publicering" in line) for line in lines] == [day > "2026-06-01" for day in days.values()]
    assert {day > "2026-06-01" for day in days.values()} == {True, False}


def standing(code: str = "2281", **more) -> Standing:
    held = {"value": 6.0, "status": "ok", "interval": Interval(5.0, 7.0), "persons": Persons(700, 600, 800, False), "verdict": UNKNOWN}
    return Standing(code, "2024", **(held | more))


VIEW = SituationChoice("neet_16_24", "2024", "2281", "en", "light")


def test_the_table_of_the_seven_leads_to_each_place_and_the_county_to_the_whole(monkeypatch):
    monkeypatch.setattr(seven, "_line", lambda *_: "")
    found = {code: seven._row(VIEW, code, standing(code), 5.0, (0.0, 10.0))["address"] for code in ("2281", "22")}
    assert found == {"2281": "./?kommun=2281&lang=en", "22": "./?lang=en"}


@pytest.mark.parametrize(
    ("persons", "told"),
    [(None, "–"), (Persons(712, 600, 800, False), "712"), (Persons(712, 600, 800, True), "about 710"), (Persons(3, 1, 5, False), "<5")],
)
def test_the_number_of_people_is_exact_when_counted_and_about_when_estimated(persons, told):
    assert seven._people(VIEW.say, standing(persons=persons)) == told
    assert situation._people(VIEW.say, standing(persons=persons)) == told.removeprefix("about ")


@pytest.mark.parametrize(
    ("relation", "kind"), [("higher", "insteg-apart"), ("lower", "insteg-apart"), ("not_distinguishable", "insteg-within")]
)
def test_the_bar_of_what_is_apart_from_the_country_looks_apart_and_crosses_its_line(relation, kind):
    drawn = seven._interval(VIEW, standing(verdict=Verdict(relation, "none")), 5.0, (0.0, 10.0))
    assert f'class="{kind}"' in drawn and "M60.0,0V40" in drawn
    assert 'class="insteg-against"' not in seven._interval(VIEW, standing(), None, (0.0, 10.0))


def test_the_country_is_not_judged_against_itself_in_the_table():
    verdict = VIEW.say("column.verdict")
    rows = [situation._table_row(VIEW, catalogue.areas()[code], standing(code)) for code in ("00", "2281")]
    assert rows[0][verdict] == "–" and rows[1][verdict] != "–"


@pytest.mark.parametrize(
    ("outcomes", "key"),
    [
        ([], "tried.no_result"),
        ([("P1", "none")], "tried.not_compared"),
        ([("P1", "none"), ("P2", "control_group"), ("P2", "control_group")], "tried.compared"),
    ],
)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_what_was_tried_tells_how_many_projects_results_and_comparisons(monkeypatch, outcomes, key, language):
    monkeypatch.setattr(tried, "_projects", lambda _: pd.DataFrame({"project_id": ["P1", "P2", "P3"]}))
    monkeypatch.setattr(tried, "_results", lambda _: pd.DataFrame(outcomes, columns=["project_id", "comparison_kind"]))
    say, blanks = words.load(language), {"place": AREA.phrase(language), "count": "3"}
    if outcomes:
        blanks["results"] = str(len({name for name, _ in outcomes}))
    if key == "tried.compared":
        blanks["compared"] = "1"
    assert tried.sentence(say, AREA) == say(key, **blanks)
    monkeypatch.setattr(tried, "_projects", lambda _: pd.DataFrame({"project_id": []}))
    assert tried.sentence(say, AREA) == say("tried.none", place=AREA.phrase(language))


COUNT = {"value": 12.0, "unit": "persons", "status": "ok", "denominator": math.nan, "denominator_of": "participants", "qualifier": None}


@pytest.mark.parametrize(
    ("more", "is_told"),
    [
        ({}, True),
        ({"denominator": 40.0}, False),
        ({"denominator": 40.0, "denominator_of": "none"}, True),
        ({"unit": "percent"}, False),
        ({"status": "suppressed"}, False),
    ],
)
def test_a_count_of_an_unknown_whole_says_so(more, is_told):
    assert tried._of_how_many(SAY, SimpleNamespace(**(COUNT | more))).endswith(SAY("tried.no_whole")) is is_told


def test_the_year_before_is_called_preliminary_only_where_it_has_a_figure():
    """A preliminary figure that was taken back says nothing of the comparison."""
    item = catalogue.indicators()["registered_month_18_24"]
    line = pd.DataFrame({"period": ["2023-06", "2024-06"], "value": [math.nan, 7.5], "status": ["provisional", "provisional"]})
    told = months.latest_in_words(SAY, item, line)
    assert SAY("monthly.provisional.now") in told and SAY("monthly.provisional.both") not in told
    both = months.latest_in_words(SAY, item, line.assign(value=[6.5, 7.5]))
    assert SAY("monthly.provisional.both") in both


@pytest.mark.parametrize(("value", "told"), [(4.0, "<5"), (1.0, "<5"), (0.0, "0"), (5.0, "5")])
def test_a_monthly_count_of_one_to_four_is_not_told(value, told):
    item = catalogue.indicators()["registered_month_18_24_count"]
    assert months._shown(SAY, item, SimpleNamespace(value=value)).split("\u00a0")[0].split(" ")[0] == told


def test_adverts_of_the_latest_month_are_set_against_the_young(monkeypatch):
    adverts = pd.DataFrame({"area_code": ["2281", "2281", "2260"], "period": ["2024-02", "2023-12", "2024-03"], "value": [50.0, 10.0, 1.0]})
    young = pd.DataFrame({"indicator": [months.REGISTERED], "period": ["2024-01"], "value": [100.0]})
    monkeypatch.setattr(months, "latest", lambda _: young)
    monkeypatch.setattr(months, "ask", lambda *_, **__: adverts)
    assert "2,0" in months.matching.__wrapped__("2281", "sv")
