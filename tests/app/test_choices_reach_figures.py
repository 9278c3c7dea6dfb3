"""What the reader chooses on a page is what its figures are made of: every choice, each in its own place."""

from datetime import date

import pytest

from insteg.figures import bank
from insteg.figures.synchronisation.choice import LIKENESS
from insteg.figures.synchronisation.pairs import alike
from insteg.search import Idea
from tests.app.test_pages import markup, opened


@pytest.fixture
def drawn(monkeypatch):
    """The views that a page hands to its figures; nothing is drawn."""
    # Modules that declare components can be loaded in a running app only.
    opened("app.py")
    found: dict[str, object] = {}
    monkeypatch.setattr("insteg.ui.figure.draw", lambda page, name, view, *more, **how: found.update({name: view}) or True)
    return found


def chosen(script: str, place: str = "", **choices: object):
    test = opened(script, **({"kommun": place} if place else {}))
    name = script.removesuffix(".py").split("_", 1)[1]
    for key, value in choices.items():
        test.session_state[f"{name}.{key}"] = value
    test.run()
    assert not test.exception
    return test


def test_every_filter_of_the_project_bank_stands_in_its_own_place(drawn, monkeypatch):
    asked: list[bank.Filters] = []
    monkeypatch.setattr("insteg.figures.bank.found", lambda filters: asked.append(filters) or bank.all_projects())
    chosen(
        "pages/52_projekt.py",
        sok="coach", projektplats=["2281", "22"], insats=["outreach"], omfang="lanet", programperiod=["2014-2020"], agare=["kommun"],
        fas=["förstudie"], projekt="VN07", funktion=["yes"], malgrupp=["partly"], pagickfran="2015", pagicktill="2018",
    )  # fmt: skip
    assert asked[-1] == bank.Filters(
        project="VN07", text="coach", areas=("2281", "22"), periods=("2014-2020",), owner_types=("kommun",), focus=("yes",),
        youth=("partly",), types=("outreach",), phases=("förstudie",), first="2015", last="2018", local_only=True,
    )  # fmt: skip
    assert drawn["tidslinje"].filters == asked[-1]


def test_the_comparison_is_of_what_was_chosen(drawn):
    chosen("pages/30_jamfor.py", indikator="unemployed_bas_18_24", omraden=["2284", "2260"], vy="rutor")
    view = drawn["jamforelse"]
    assert (view.indicator_id, view.area_codes, view.form, view.sex) == ("unemployed_bas_18_24", ("2284", "2260"), "rutor", "total")


def test_differences_are_of_what_was_chosen(drawn):
    chosen("pages/35_ligger.py", indikator="neet_16_24", period="2016", place="2283", jamforelse="lan")
    for name in ("skillnader-dots", "skillnader-funnel", "skillnader-heat"):
        view = drawn[name]
        assert (view.indicator_id, view.period, view.area_code, view.benchmark.kind) == ("neet_16_24", "2016", "2283", "lan")


def test_the_curve_is_of_what_was_chosen(drawn):
    chosen("pages/25_kurvan.py", indikator="unemployed_bas_18_24", place="2280")
    assert (drawn["kurvan"].indicator_id, drawn["kurvan"].area_code) == ("unemployed_bas_18_24", "2280")


def test_arcs_and_the_list_below_them_are_of_the_pairs_as_alike_as_was_chosen(drawn):
    test = chosen("pages/55_synkronisering.py", likhet=25)
    assert drawn["synk-tid"].likeness == drawn["synk-lika"].likeness == 25
    assert markup(test).count('class="insteg-tie"') == len(alike(25)) < len(alike(LIKENESS))


def test_that_nothing_had_begun_is_said_of_the_place(drawn, monkeypatch):
    monkeypatch.setattr("insteg.ui.figure.draw", lambda *asked, **how: False)
    # Streamlit's own tests can't run a page a second time with a date in it.
    monkeypatch.setattr("insteg.ui.synchronisation._day", lambda page, name: date(2000, 2, 1))
    test = chosen("pages/55_synkronisering.py", "2282")
    assert any("Inget i Kramfors hade börjat den 1 februari 2000" in info.value for info in test.info)


def test_the_effect_is_of_what_was_chosen(drawn):
    chosen("pages/45_effekt.py", indikator="neet_16_24", place="2282", start="2017", pool="storlek", brott=True)
    question = drawn["effekt-paths"].question
    assert (question.area_code, question.start, question.pool, question.accepts_break) == ("2282", 2017, "storlek", True)
    assert set(drawn) >= {"effekt-paths", "effekt-gaps", "effekt-ratios", "effekt-second"}


def test_without_a_choice_the_effect_is_asked_from_2021_against_everybody(drawn):
    chosen("pages/45_effekt.py")
    question = drawn["effekt-paths"].question
    assert (question.indicator_id, question.start, question.pool, question.accepts_break) == ("neet_16_24", 2021, "alla", False)


def test_an_idea_is_framed_by_what_was_chosen(drawn, monkeypatch):
    """Its time is whole years: from the first day of the first one to the last day of the last one."""
    asked: list[Idea] = []
    monkeypatch.setattr("insteg.figures.idea.similar", lambda say, idea: asked.append(idea) or [])
    year = date.today().year
    chosen(
        "pages/70_innan.py", place="2283", ide=" coach ", alderspann=["18-29"], idetyp=["outreach"], idegrupp=["npf"], idepart=["school"],
        projekttid=[f"{year + 1}-{year + 3}"],
    )  # fmt: skip
    assert asked[-1] == Idea(
        "coach", ("2283",), (18, 29), ("outreach",), (date(year + 1, 1, 1), date(year + 3, 12, 31)), ("npf",), ("school",)
    )


@pytest.fixture
def taken(monkeypatch):
    """The rows that a page offers as files."""
    opened("app.py")
    found: dict[str, object] = {}
    monkeypatch.setattr("insteg.ui.figure.download_data", lambda page, rows, name, *more: found.update({name: rows}))
    return found


def test_the_chart_beside_the_table_is_of_the_table(drawn):
    filters = {"matt": ["neet_16_24"], "platser": ["2281", "00"], "kon": ["total"], "fran": "2016"}
    chosen("pages/90_utforska.py", **filters, bild="rutor")
    rows = drawn["utforska"]
    assert (rows.selection.indicators, rows.selection.area_codes, rows.selection.period_from) == (("neet_16_24",), ("2281", "00"), "2016")
    assert (rows.picture, rows.cell) == ("rutor", "value")
    chosen("pages/90_utforska.py", **filters, form="korstabell", celler=["index", "value"], mot="period:2016")
    table = drawn["utforska"]
    assert (table.picture, table.cell, table.base, table.selection) == ("passande", "index", "period:2016", rows.selection)


def test_files_hold_what_was_chosen_and_no_more(taken):
    chosen("pages/52_projekt.py", projekt="VN07")
    assert taken["projekt"]["project_id"].tolist() == ["VN07"]
    chosen("pages/90_utforska.py", matt=["neet_16_24"], platser=["2281", "22"], fran="2020", till="2021")
    rows = taken["varken-arbete-eller-studier-sundsvall-vasternorrlands-lan-2020-2021"]()[["indicator", "area_code", "period"]]
    assert set(rows.itertuples(index=False, name=None)) == {
        ("neet_16_24", code, year) for code in ("22", "2281") for year in ("2020", "2021")
    }
    chosen("pages/20_kommun.py", place="2284")
    assert set(taken["örnsköldsvik"]["area_code"]) == {"2284"}
