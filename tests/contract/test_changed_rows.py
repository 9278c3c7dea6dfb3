"""Vad är nytt in the table of any number of rows: every changed figure, in any order, over the web as on the page."""

from urllib.parse import parse_qs

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from insteg.figures import vintage
from insteg.figures.exploration import changed_rows, tables
from insteg.figures.exploration.changed_rows import ChangesChoice
from insteg.reference import words
from insteg.web import exploration as web
from tests import vintages


@pytest.fixture
def since(snapshot, tmp_path, monkeypatch):
    return vintages.changed(vintages.folder_with(snapshot, tmp_path, monkeypatch))


def column(choice, title: str) -> list[str]:
    place = [head.title for head in tables.heads(choice)].index(title)
    return [row[place] for row in tables.window(choice, 0, tables.total(choice))]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_changed_figure_is_a_row_with_both_values(since, language):
    say, choice = words.load(language), ChangesChoice(language, since, vintage.HOME)
    assert tables.total(choice) == 4
    kinds = column(choice, say("news.column.change"))
    assert sorted(kinds) == sorted(say(f"news.kind.{kind}") for kind in vintage.KINDS)
    revised = kinds.index(say("news.kind.revised"))
    before, now, difference = (column(choice, say(f"news.column.{name}"))[revised] for name in ("before", "now", "difference"))
    assert (before, now, difference) == (say.number(6.22, 2), say.number(5.22, 2), say.number(-1, 2))
    assert column(choice, say("news.column.before"))[kinds.index(say("news.kind.new"))] == "–"


@pytest.mark.parametrize("is_descending", [False, True])
def test_numbers_are_sorted_as_numbers_and_what_is_missing_stands_last(since, is_descending):
    say = words.load("sv")
    place = [head.title for head in tables.heads(ChangesChoice("sv", since, vintage.HOME))].index(say("news.column.now"))
    choice = ChangesChoice("sv", since, vintage.HOME, f"column{place}", is_descending)
    texts = column(choice, say("news.column.now"))
    numbers = [float(text.replace(",", ".")) for text in texts[:-1]]
    assert texts[-1] == "–" and numbers == sorted(numbers, reverse=is_descending) and len(set(numbers)) > 1


def test_names_are_sorted_by_the_alphabet_and_an_unknown_order_is_none(since):
    say, plain = words.load("sv"), ChangesChoice("sv", since, vintage.HOME)
    names = column(ChangesChoice("sv", since, vintage.HOME, "column1"), say("column.area"))
    assert names == sorted(names) and len(set(names)) > 2
    for unknown in ("column99", "column", "värde"):
        assert changed_rows.window(ChangesChoice("sv", since, vintage.HOME, unknown), 0, 9) == changed_rows.window(plain, 0, 9)


def test_the_rows_are_fetched_from_the_web(since):
    choice = ChangesChoice("sv", since, vintage.HOME, "column1")
    asked = {name: value[0] for name, value in parse_qs(tables.address(choice).split("?")[1]).items()}
    with TestClient(Starlette(routes=web.routes())) as client:
        found = client.get(f"/{tables.ADDRESS}", params={**asked, "fran": "1", "antal": "2"})
        assert found.json() == {"rows": tables.window(choice, 1, 2)}
        gone = {**asked, "fraga": asked["fraga"].replace(since, "20200101T000000-000000000000"), "fran": "0", "antal": "2"}
        assert client.get(f"/{tables.ADDRESS}", params=gone).status_code == 400
