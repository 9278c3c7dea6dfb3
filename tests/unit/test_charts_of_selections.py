"""A chart of any selection: the kind that fits, why another does not, and a picture that claims no more than the figures carry."""

from dataclasses import replace

import pandas as pd
import pytest

from insteg.figures import situation
from insteg.figures.exploration import chart, chart_kinds
from insteg.figures.exploration.chart_choice import BARS, DOTS, LINES, MAP, PANELS, PICTURES, ChartChoice, of_table
from insteg.figures.exploration.cross_choice import AreaGroup, CrossChoice
from insteg.figures.exploration.selection import EVERYTHING, Selection
from insteg.figures.pictures import AreaMap, Plot
from insteg.figures.pictures.plot import Dots, Kind, Line, Turn
from insteg.figures.situation import SituationChoice
from insteg.reference import catalogue, in_view, words
from insteg.show import slides
from insteg.show.stories import Slide
from insteg.statistics.interval import wilson
from insteg.store import queries
from insteg.store.remembered import remembered
from tests.examples import BAS, MERIT, NEET, SEVEN

MONTH = "unemployed_bas_month_16_24"


def view(*indicators: str, areas: tuple[str, ...] = ("2281", "00"), years: tuple[str, str] = ("2008", "2024"), **more) -> ChartChoice:
    return ChartChoice("sv", "light", Selection(indicators or (NEET,), areas, *years, ("total",)), **more)


def of(kind: str, reason: str) -> tuple[str, str]:
    return kind, words.load("sv")(f"explore.chart.no.{reason}") if reason else ""


NOW = ("2024", "2024")


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        (view(), LINES),
        (view(areas=SEVEN), LINES),
        (view(areas=(*SEVEN, "00", "22")), PANELS),
        (view(areas=SEVEN, years=NOW), MAP),
        (view(areas=(*SEVEN, "00"), years=NOW), DOTS),
        (view("population_total", areas=("2281", "00"), years=("2025", "2025")), BARS),
        (view(areas=("2281",), years=NOW), DOTS),
        (view(areas=SEVEN, years=NOW, cell="index", base="period:2015"), DOTS),
    ],
)
def test_the_kind_that_fits_follows_from_what_is_selected(asked, kind):
    assert chart.kind_of(asked) == (kind, "")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (view(picture=DOTS), of(LINES, "several_periods")),
        (view(areas=SEVEN, picture=MAP), of(LINES, "several_periods")),
        # One refusal says both: not the seven, and more than one period.
        (view(picture=MAP), of(LINES, "not_the_seven")),
        (view(areas=(), years=NOW, picture=MAP), of("", "not_the_seven")),
        (view(areas=(), picture=MAP), of("", "not_the_seven")),
        (view(areas=("2281",), picture=PANELS), of(LINES, "one_series")),
        (view(years=NOW, picture=LINES), of(DOTS, "one_period")),
        (view(years=NOW, picture=MAP), of(DOTS, "not_the_seven")),
        (view(areas=SEVEN, years=NOW, cell="index", base="period:2015", picture=BARS), of(DOTS, "no_zero")),
        (view(areas=SEVEN, years=NOW, cell="index", base="period:2015", picture=MAP), of(DOTS, "not_the_seven")),
        (view(NEET, BAS), of("", "axes")),
        (view(MERIT, areas=("22",)), of("", "none")),
        (ChartChoice("sv", "light"), of("", "measure")),
    ],
)
def test_a_kind_that_does_not_fit_says_why_and_another_is_drawn(asked, found):
    assert chart.kind_of(asked) == found
    assert (chart.drawn(asked) is None) is (found[0] == "")


@pytest.mark.parametrize(("years", "least"), [(("2008", "2024"), "8"), (NOW, "25")])
def test_too_many_series_say_how_many_there_may_be_and_what_to_do(years, least):
    asked = view(areas=(), years=years)
    kind, reason = chart.kind_of(asked)
    assert kind == "" and "312" in reason and least in reason and "Välj färre" in reason
    assert chart.drawn(asked) is None and chart.reason(asked) == reason


def test_every_kind_has_a_limit_or_none_by_its_nature():
    assert set(chart_kinds.MOST) | {MAP} == set(PICTURES) - {"passande"} and chart.kinds()[0] == "passande"


def lines(asked) -> dict[str, list[list[tuple]]]:
    picture = chart.drawn(asked)[1]
    assert isinstance(picture, Plot)
    return {
        mark.of.name: [[(point.x, point.y) for point in piece] for piece in mark.pieces] for mark in picture.marks if isinstance(mark, Line)
    }


def test_a_line_has_the_published_figures_and_stops_at_the_break():
    found, held = lines(view()), queries.ask("series_of_group", indicator=NEET, area_codes=["2281"], sex="total", age=None)
    published = list(held.sort_values("period")[["period", "value"]].itertuples(index=False, name=None))
    before, after = found["Sundsvall"]
    assert before + after == published and (before[-1][0], after[0][0]) == ("2014", "2015")
    turns = [mark for mark in chart.drawn(view())[1].marks if isinstance(mark, Turn)]
    assert [(mark.at, mark.is_break) for mark in turns] == [(6.5, True)]
    assert [item.period for item in chart.breaks(view())] == ["2015"]


def test_a_period_without_a_figure_is_a_gap_and_never_a_short_cut(monkeypatch):
    figures = chart_kinds.drawable(view())
    monkeypatch.setattr(chart_kinds, "drawable", lambda asked: figures[figures["period"] != "2019"])
    whole = [point for piece in lines(replace(view(), mode="dark"))["Sundsvall"] for point in piece]
    assert ("2019", None) in whole and [period for period, _ in whole] == [str(year) for year in range(2008, 2025)]


def dots(asked) -> Dots:
    return next(mark for mark in chart.drawn(asked)[1].marks if isinstance(mark, Dots))


def test_the_dots_of_one_period_have_their_intervals_and_stand_in_the_order_of_the_register():
    """Seven are too few for a league table (reading rule 4)."""
    asked = view(areas=SEVEN, years=NOW, picture=DOTS)
    points = dots(asked).points
    assert [point.of.place for point in points] == sorted(SEVEN)
    judged = situation.judged(NEET, "2024")
    assert [(point.low, point.high) for point in points] == [
        (judged[code].interval.low, judged[code].interval.high) for code in sorted(SEVEN)
    ]
    assert wilson(points[0].x, 100_000).low > points[0].low
    assert not dots(replace(asked, cell="index", base="period:2015")).points[0].low


def test_what_is_not_published_is_said_in_its_row_in_the_sentence_and_in_the_table():
    figure, picture = chart.drawn(view(MERIT, areas=("22", "2260"), years=NOW))
    assert picture.y.kind is Kind.ROWS and picture.y.names == ("Västernorrlands län (saknas i underlaget)", "Ånge")
    assert "Utan värde i bilden: Västernorrlands län." in figure.sentence
    assert figure.table.iloc[0, 1] == "saknas i underlaget"


def test_bars_begin_at_zero():
    asked = view(areas=SEVEN, years=NOW, picture=BARS)
    assert dots(asked).is_from_zero and chart.drawn(asked)[1].x.low == 0
    assert not dots(replace(asked, picture=DOTS)).is_from_zero and chart.drawn(replace(asked, picture=DOTS))[1].x.low is None


def test_the_map_is_of_the_period_chosen_and_says_what_a_break_lies_after():
    picture = chart.drawn(view(areas=SEVEN, years=("2012", "2012")))[1]
    assert isinstance(picture, AreaMap) and picture.period == "2012" and "2015" in picture.note
    held = queries.ask("home_series", indicator=NEET).query("period == '2012'").set_index("area_code")["value"]
    assert {area.code: area.value for area in picture.areas} == {code: held[code] for code in SEVEN}
    assert chart.drawn(view(areas=SEVEN, years=NOW))[1].note == ""
    assert chart.map_of(view()) is None


def test_small_charts_have_the_county_and_sweden_grey_behind():
    figure, picture = chart.drawn(view(areas=(*SEVEN, "00", "22")))
    assert "Grå linjer: riket och Västernorrlands län." in figure.sentence
    assert picture.panels == tuple(in_view.areas()[code].name("sv") for code in sorted(SEVEN))
    assert [mark.of.place for mark in picture.marks if isinstance(mark, Line) and mark.panel == 0] == ["00", "22", "2260"]


def test_county_and_sweden_alone_have_small_charts_of_their_own():
    figure, picture = chart.drawn(view(areas=("00", "22"), picture=PANELS))
    assert picture.panels == ("Riket", "Västernorrlands län") and "Grå linjer" not in figure.sentence


def test_an_index_is_not_drawn_from_zero():
    assert chart.drawn(view(cell="index", base="period:2015"))[1].y.low is None and chart.drawn(view())[1].y.low == 0


def test_a_sentence_is_earned_or_says_that_nothing_is_judged():
    seven = chart.drawn(view(areas=SEVEN, years=NOW))[0].sentence
    assert situation.on_the_seven(SituationChoice(NEET, "2024", catalogue.COUNTY, "sv", "light")) in seven
    untested = words.load("sv")("explore.chart.not_judged")
    assert untested not in seven
    for asked in (view(), view(areas=SEVEN[:2], years=NOW), view(areas=SEVEN, years=NOW, cell="difference", base="area_code:00")):
        assert untested in chart.drawn(asked)[0].sentence
    of_women = replace(view(), selection=Selection((NEET,), SEVEN, "2022", "2022", ("women",)))
    assert untested in chart.drawn(of_women)[0].sentence


def test_what_is_worked_out_is_named_with_its_unit_and_refused_across_a_break():
    asked = view(areas=("2281",), cell="difference", base="period:2015")
    figure, picture = chart.drawn(asked)
    assert "Skillnad (mot 2015)" in figure.title and picture.y.title == "Procentenheter" and picture.y.low is None
    assert picture.x.names[0] == "2015"
    share = view(areas=("2281",), cell="per_thousand")
    assert chart.drawn(share)[1].y.title == "Per 1\u202f000"


def test_the_rows_behind_are_those_chosen_those_of_the_groups_and_those_set_against():
    asked = view("population_total", areas=("2281",), years=("2025", "2025"), groups=(AreaGroup("Norr", ("2260", "2283")),))
    figure, picture = chart.drawn(asked)
    assert set(figure.rows["area_code"]) == {"2281", "2260", "2283"} and figure.rows["address"].str.startswith("http").all()
    assert picture.y.names == ("Sundsvall", "Norr")
    # A number of people of a thousand is made of the population too; a share is not.
    of_people = chart._selections(view("unemployed_press_18_24_count", cell="per_thousand"))
    assert [one.indicators for one in of_people[:1]] == [("unemployed_press_18_24_count",)] and "population_18_24" in of_people[
        1
    ].indicators
    assert set(chart.drawn(view(areas=("2281",), cell="per_thousand"))[0].rows["indicator"]) == {NEET}
    against = chart.drawn(view(areas=("2281",), years=NOW, cell="difference", base="area_code:00"))[0]
    assert set(against.rows["area_code"]) == {"2281", "00"}


def test_a_readers_own_names_are_remembered_nowhere():
    named = view("population_total", groups=(AreaGroup("Hemligt", ("2260", "2283")),))
    made = []
    keep = remembered(made.append)
    assert [keep(one) for one in (named, named, view(), view())] and made == [named, named, view()]
    assert named.is_typed and not view().is_typed
    assert of_table(CrossChoice("sv", groups=named.groups), "light", LINES).is_typed


def test_a_figure_on_another_base_is_drawn_and_named():
    unlike = next(item for item in in_view.unlike() if item.area_code == catalogue.COUNTRY)
    asked = ChartChoice("sv", "light", Selection((unlike.indicator,), ("00", "2281"), None, None, ("total",)))
    assert f"annan bas än resten av serien: Riket {unlike.period}." in chart.drawn(asked)[0].sentence
    assert "annan bas" not in chart.drawn(view())[0].sentence


def test_two_lines_of_one_place_have_its_colour_and_their_own_names():
    asked = replace(view(areas=("2281",)), selection=Selection((NEET,), ("2281",), "2010", "2024", ("women", "men")))
    picture = chart.drawn(asked)[1]
    assert [(mark.of.name, mark.of.place) for mark in picture.marks if isinstance(mark, Line)] == [("Kvinnor", "2281"), ("Män", "2281")]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_chart_is_a_slide_in_either_language(language):
    asked = view(areas=SEVEN, years=NOW)
    slide = slides.slide_of("utforska", asked, {})
    assert "mode" not in slide.view and "language" not in slide.view
    found = slides.rendered(slide, language, "dark")
    assert not found.problem and isinstance(found.picture, AreaMap)
    assert found.figure.sentence == chart.drawn(replace(asked, language=language, mode="dark"))[0].sentence
    assert slides.view_of(slide, language, "dark") == replace(asked, language=language, mode="dark")


@pytest.mark.parametrize(
    "changed",
    [
        {"picture": "tårta"},
        {"cell": "summa"},
        {"cell": "difference", "base": "area_code:~05"},
        {"cell": "difference", "base": "period:<b>"},
        {"cell": "difference", "base": "nej:2015"},
        {"selection": {"indicators": ["nej"]}},
        {"groups": [{"name": "<b>", "area_codes": ["2281"]}]},
        {"groups": [{"name": "Norr", "area_codes": ["9999"]}]},
    ],
)
def test_a_slide_that_names_what_does_not_exist_says_so(changed):
    slide = Slide("utforska", {"selection": {"indicators": [NEET], "area_codes": ["2281"], "sexes": ["total"]}, **changed}, "utforska", {})
    assert slides.rendered(slide, "sv", "light").problem


def test_a_slide_of_too_much_says_what_to_do():
    assert "Välj ett mått" in slides.rendered(Slide("utforska", {}, "utforska", {}), "sv", "light").problem
    assert chart.drawn(ChartChoice("sv", "light", EVERYTHING)) is None


def test_the_table_has_a_row_a_period_and_every_series():
    figure = chart.drawn(view())[0]
    assert list(figure.table.columns) == ["period", "Riket", "Sundsvall"] and len(figure.table) == 17
    assert isinstance(figure.table, pd.DataFrame) and figure.table.iloc[-1, 2] == "5,8\u00a0%"
