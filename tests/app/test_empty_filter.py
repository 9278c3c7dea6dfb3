"""Filters that let nothing through take nothing else away: the link keeps the groups, the cells and the order, and they count again."""

import pytest

from insteg.figures.exploration import cross_cells
from tests.app.test_pages import text
from tests.app.test_place import linked

PAGE = "pages/90_utforska.py"
# Ends before it begins: nothing passes.
NOTHING = {"matt": "neet_16_24", "platser": "2281,00", "fran": "2024", "till": "2020"}
TABLE = {
    "form": "korstabell",
    "rader": "period",
    "kolumner": "area_code",
    "celler": "index,value",
    "mot": "period:2021",
    "grupper": "Norr:2260.2283",
    "summa": "sex",
    "sortera": "cell0",
    "ordning": "fallande",
    "bild": "rutor",
}
ROWS = {"visa": "period,area,value", "sortera": "value", "ordning": "fallande", "bild": "rutor"}


@pytest.mark.parametrize("chosen", [TABLE, ROWS], ids=["table", "rows"])
def test_an_empty_filter_keeps_what_else_was_chosen(chosen):
    test = linked(PAGE, **NOTHING, **chosen)
    assert not test.exception and "Inga uppgifter passar filtren" in test.info[0].value
    assert {name: test.query_params.get(name) for name in chosen} == chosen
    test.selectbox(key="utforska.fran").set_value("2016").run()
    assert not test.exception and "Inga uppgifter" not in text(test)
    assert {name: test.query_params.get(name) for name in chosen} == chosen


def test_a_table_of_too_many_figures_keeps_its_order_too(monkeypatch):
    monkeypatch.setattr(cross_cells, "MOST_FIGURES", 3)
    chosen = {**TABLE, "rader": "area_code", "kolumner": "period"}
    test = linked(PAGE, **{**NOTHING, "fran": "2015"}, **chosen)
    assert not test.exception and "Högsta antal uppgifter" in test.info[0].value
    # What anybody gets without asking is not written.
    assert {name: test.query_params.get(name) for name in chosen} == {**chosen, "rader": None, "kolumner": None}
