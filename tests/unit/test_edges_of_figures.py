"""What figures, search and shows draw or say at their own thresholds, one step on each side."""

import math
from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from insteg.figures import area_map, lessons, months, pictures, projects_in_curve
from insteg.figures.pictures.plot import Axis, Dots, Kind, Plot, Point, Series, points_of
from insteg.figures.projects_in_curve import CurveChoice
from insteg.figures.sentences import Rank, finding_in_words, matching, place_in_words
from insteg.figures.situation import SituationChoice
from insteg.files.pptx.paper import PICTURE
from insteg.files.pptx.plane import plane_of
from insteg.files.pptx.series import series_of
from insteg.reference import catalogue, words
from insteg.search import Idea
from insteg.search.facts import Facts
from insteg.statistics.placebo import fewest_beyond
from insteg.store import queries

SAY = words.load("sv")


def test_the_first_row_of_a_picture_stands_on_top_of_its_native_chart():
    names = ("Kramfors", "Sollefteå", "Ånge")
    dots = Dots(Series("Andel"), tuple(Point(float(at), float(at), of=Series(name)) for at, name in enumerate(names)), "x")
    plot = Plot(Axis(), Axis(Kind.ROWS, names=names), (dots,), 200)
    heights = {one.name: one.y[0] for one in series_of(plot, plane_of(plot, PICTURE))}
    assert heights["Kramfors"] > heights["Sollefteå"] > heights["Ånge"]


# Ages and days, both ends included.
def facts(**fields) -> Facts:
    record = {"age_min": None, "age_max": None, "starts_on": pd.NaT, "ends_on": pd.NaT, "types": [], "area_codes": []}
    rows = pd.DataFrame([record | {"partner_kinds": []} | fields]).astype({"age_min": "Float64", "age_max": "Float64"})
    return Facts(rows, [()])


@pytest.mark.parametrize(
    ("asked", "shared"),
    [((16, 17), ()), ((16, 18), ("18-18",)), ((18, 24), ("18-24",)), ((24, 30), ("24-24",)), ((25, 30), ()), ((10, 40), ("18-24",))],
)
def test_ages_overlap_when_one_year_is_shared(asked, shared):
    found = facts(age_min=18, age_max=24)
    idea = Idea("", (), asked)
    assert bool(found.shared(idea)["target_group"][0]) is bool(shared)
    assert [reason.found for reason in found.reasons(0, idea)] == ([shared] if shared else [])


@pytest.mark.parametrize(
    ("first", "last", "is_shared"),
    [
        (date(2014, 1, 1), date(2014, 12, 31), False),
        (date(2014, 1, 1), date(2015, 1, 1), True),
        (date(2016, 12, 31), date(2018, 1, 1), True),
        (date(2017, 1, 1), date(2018, 1, 1), False),
    ],
)
def test_times_overlap_when_one_day_is_shared(first, last, is_shared):
    found = facts(starts_on=pd.Timestamp("2015-01-01"), ends_on=pd.Timestamp("2016-12-31"))
    assert bool(found.shared(Idea("", period=(first, last)))["time"][0]) is is_shared


def test_a_project_overlaps_from_its_first_day_to_its_last():
    """VN05 ended on 28 February 2019: asked from that day on it overlaps one day, from the day after none."""
    days = {
        day: queries.ask("overlap", area_code="2281", starts_on=day, ends_on=date(2019, 12, 31)).set_index("project_id")
        for day in (date(2019, 2, 28), date(2019, 3, 1))
    }
    last, after = days.values()
    assert last.loc["VN05", "overlap_days"] == 1 and "VN05" not in after.index
    start = queries.ask("project_card", project_id="VN05")["starts_on"].iloc[0].date()
    first = queries.ask("overlap", area_code="2281", starts_on=date(2000, 1, 1), ends_on=start).set_index("project_id")
    before = queries.ask("overlap", area_code="2281", starts_on=date(2000, 1, 1), ends_on=date.fromordinal(start.toordinal() - 1))
    assert first.loc["VN05", "overlap_days"] == 1 and "VN05" not in set(before["project_id"])


# The project's own thresholds, each said where it is used.
@pytest.mark.parametrize(("count", "is_told"), [(199, False), (200, True)])
def test_a_place_is_told_among_200_or_more(count, is_told):
    assert (place_in_words(SAY, catalogue.indicators()["neet_16_24"], 10, count) != SAY("place.too_few")) is is_told


@pytest.mark.parametrize("name", ["activity_responsibility_16_19", "left_municipal_activities_to_work_or_studies"])
def test_no_place_is_told_where_neither_end_is_better(name):
    """Their sources' cautions: a low share is no achievement, and few leavers swing by tens of points."""
    assert place_in_words(SAY, catalogue.indicators()[name], 10, 290) == SAY("place.no_better")


@pytest.mark.parametrize(("young", "adverts", "has_ratio"), [(5, 1, True), (4, 1, False), (5, 0, False), (10, 4, True)])
def test_young_per_advert_takes_five_young_and_one_advert(young, adverts, has_ratio):
    told = matching(SAY, catalogue.areas()["2281"], young, adverts, "2024-01", "2024-02", True)
    assert (SAY.number(young / max(adverts, 1), 1) in told) is has_ratio


@pytest.mark.parametrize(("month", "is_near"), [("2024-04", True), ("2024-05", False), ("2023-10", True), ("2023-09", False)])
def test_adverts_stand_beside_the_young_within_three_months(monkeypatch, month, is_near):
    adverts = pd.DataFrame({"area_code": ["2281"], "period": [month], "value": [40.0]})
    young = pd.DataFrame({"indicator": [months.REGISTERED], "period": ["2024-01"], "value": [100.0]})
    monkeypatch.setattr(months, "latest", lambda _: young)
    monkeypatch.setattr(months, "ask", lambda *_, **__: adverts)
    told = months.matching.__wrapped__("2281", "sv")
    assert ("2,5" in told) is is_near


def test_the_band_goes_from_the_lowest_to_the_highest_and_only_where_all_are_known(monkeypatch):
    """Three similar ones: 4, 9 and 6, then 5, 5 and 5, then one missing."""
    rows = [("0001", "2020", 4.0), ("0002", "2020", 9.0), ("0003", "2020", 6.0), *((f"000{area}", "2021", 5.0) for area in (1, 2, 3))]
    rows += [("0001", "2022", 1.0), ("0002", "2022", float("nan")), ("0003", "2022", 3.0)]
    monkeypatch.setattr(projects_in_curve, "similar_ones", lambda _: ("0001", "0002", "0003"))
    monkeypatch.setattr(projects_in_curve, "ask", lambda *_, **__: pd.DataFrame(rows, columns=["area_code", "period", "value"]))
    monkeypatch.setattr(projects_in_curve, "series_of", lambda _: pd.DataFrame({"period": ["2020", "2021", "2022"]}))
    band = projects_in_curve.band_of.__wrapped__(CurveChoice("neet_16_24", "2281", "sv", ""))
    assert band[["period", "low", "high", "count"]].values.tolist() == [["2020", 4.0, 9.0, 3], ["2021", 5.0, 5.0, 3]]


# Shades of the map, on paper and on the projector: a value at a limit belongs to the shade above it.
def test_the_map_says_before_the_break_of_the_years_before_it_and_not_of_the_first_after():
    """The neet share has a new definition from 2015 on."""
    view = SituationChoice("neet_16_24", "2014", "22", "sv", "light")
    drawn = area_map.picture(view)
    told = {year: year in drawn["notes"] for year in ("2013", "2014", "2015", "2016")}
    assert told == {"2013": True, "2014": True, "2015": False, "2016": False} and "2015" in drawn["notes"]["2014"]


@pytest.mark.parametrize(("value", "step"), [(None, -1), (1.9, 0), (2.0, 1), (3.9, 1), (4.0, 2), (9.0, 2)])
def test_a_value_at_a_limit_has_the_darker_shade(value, step):
    picture = {
        "title": "",
        "label": "",
        "limits": [2.0, 4.0],
        "years": ["2020"],
        "values": {"2281": {"2020": [value, ""]}},
        "legend": [],
        "notes": {},
    }
    area = {"code": "2281", "name": "Sundsvall", "path": "", "x": 0, "y": 0}
    size, said = {"width": 1.0, "height": 1.0}, {"words": {"missing": ""}, "selected": None}
    drawn = {"pictures": {"one": picture}, "indicator": "one", "year": "2020", "areas": [area], **size, **said}
    assert [one.step for one in area_map.of_page(drawn).areas] == [step]


@pytest.mark.parametrize(
    ("numbers", "limits", "legend"),
    [([0, 0], [], []), ([3, 1], [1, 2, 3], ["0", "1", "2", "3"]), ([8, 2], [1, 3, 5, 7], ["0", "1–2", "3–4", "5–6", "7–8"])],
)
def test_shades_of_counts_never_overlap(numbers, limits, legend):
    assert area_map.count_steps(numbers) == (limits, legend)


@pytest.mark.parametrize(
    ("as_large", "donors", "why"),
    [(0, 19, "fragile"), (0, 18, "none"), (1, 39, "fragile"), (1, 38, "none"), (1, 30, "none"), (2, 59, "fragile")],
)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_one_in_twenty_of_all_areas_the_treated_included_is_rare(as_large, donors, why, language):
    """One of 20 (no donor of 19), two of 40 (one donor of 39): rare, yet not found by the other rules. Two of 39 or 31 are not rare."""
    say, area = words.load(language), catalogue.areas()["2281"]
    rank = Rank(7, as_large, donors, fewest_beyond(donors) - 1)
    _, told = finding_in_words(say, "not_distinguishable", area, 2020, -1.2, rank, True)
    counts = {name: say.number(count) if count else say("effect.nobody") for name, count in (("count", as_large), ("far", 7))}
    counts["allowed"] = say.number(max(rank.allowed, 0))
    assert told == say(f"effect.why.{why}", size=say.signed(-1.2, 1), all=say.number(donors), **counts)


def test_a_period_without_finished_projects_has_no_share_and_is_no_zero():
    """12 of 30 published a result: 40 %; of none there is no share, and no dot stands at nought."""
    row = SimpleNamespace(programme_period="2014-2020", expected_count=30, result_count=12)
    some = lessons._dot(SAY, row)
    none = lessons._dot(SAY, SimpleNamespace(programme_period="all", expected_count=0, result_count=0))
    assert (some["share"], some["name"]) == (40, "2014–2020: 12 av 30") and math.isnan(none["share"])
    drawn = pictures.shares(pd.DataFrame([some, none]), "Andel")
    assert [(point.x, point.y, point.low, point.high) for point in points_of(drawn)] == [(40, 0, None, None)]
    assert drawn.y.names == ("2014–2020: 12 av 30", none["name"])
