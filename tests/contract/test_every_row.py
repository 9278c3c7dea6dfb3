"""Every row of any selection, in the order a reader asks for; and the files, which say what they are and lose nothing."""

import io
import re
import zipfile
from dataclasses import replace
from urllib.parse import parse_qs

import openpyxl
import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from insteg import files
from insteg.figures import markup
from insteg.figures.exploration import cross_table, every_row, selection, tables
from insteg.figures.exploration.cross_choice import CrossChoice
from insteg.figures.exploration.every_row import RowsChoice
from insteg.figures.exploration.selection import EVERYTHING, Selection
from insteg.files import cross, file_name
from insteg.reference import words
from insteg.store import queries, snapshots
from insteg.web import exploration as web

NEET = Selection(("neet_16_24",), period_from="2024", period_to="2024", sexes=("total",))
SHARES = CrossChoice("sv", Selection(("neet_16_24",), ("2281", "2260", "2262"), "2020", "2024", ("total",)))


def column(choice, place: int) -> list[str]:
    return [row[place] for row in tables.window(choice, 0, tables.total(choice))]


def test_every_row_can_be_reached():
    """Report: the table showed 1 000 of 7 073 rows, and its own download was cut in silence."""
    choice = RowsChoice("sv")
    held = selection.everything()
    assert tables.total(choice) == held > 14_000
    windows = [tables.window(choice, first, 500) for first in range(0, held, 500)]
    rows = [tuple(row) for window in windows for row in window]
    assert len(rows) == held and len(set(rows)) == held
    assert tables.window(choice, held, 100) == []


@pytest.mark.parametrize("is_descending", [False, True])
def test_the_swedish_alphabet_ends_with_a_ring_and_dots(is_descending):
    """Report: å, ä and ö among the a and o."""
    names = list(dict.fromkeys(column(RowsChoice("sv", NEET, sort_by="area_code", is_descending=is_descending), 1)))
    order = names[::-1] if is_descending else names
    assert len(names) == 312 and order[0] == "Ale"
    last = [name for name in order if name[0] in "ÅÄÖ"]
    assert order[-len(last) :] == last and [name[0] for name in last] == sorted((name[0] for name in last), key="ÅÄÖ".index)
    assert order[-1] == "Övertorneå" and order.index("Ånge") > order.index("Östersund") - len(last)


@pytest.mark.parametrize("is_descending", [False, True])
def test_numbers_are_sorted_as_numbers_and_what_is_missing_stands_last(is_descending):
    """Report: 10,4 before 6,0."""
    choice = RowsChoice("sv", Selection(("merit_value_year_9",)), sort_by="value", is_descending=is_descending)
    texts = column(choice, 5)
    known = [float(text.replace(",", ".")) for text in texts if text[0].isdigit()]
    assert known == sorted(known, reverse=is_descending) and len(known) == 96
    assert set(texts[96:]) == {"saknas i underlaget"}


@pytest.mark.parametrize(("place", "by"), [(0, "indicator"), (6, "unit"), (7, "status"), (9, "source"), (3, "sex")])
def test_words_are_sorted_by_what_is_shown(place, by):
    """Report: 'fallande' by inner id."""
    for language in words.LANGUAGES:
        shown = list(dict.fromkeys(column(RowsChoice(language, sort_by=by, is_descending=True), place)))
        found = queries.ask("alphabet", codes=shown, names=shown, language=language).set_index("code")["position"]
        assert len(shown) == len(set(shown)) > 1 and [int(found[text]) for text in shown] == list(range(len(shown), 0, -1))


def test_no_word_of_the_other_language_and_no_code_is_shown():
    """Report: English words on the Swedish page."""
    swedish = {text for row in tables.window(RowsChoice("sv"), 0, 15_000) for text in (row[3], row[6], row[7])}
    assert swedish == {"Alla", "Kvinnor", "Män", "Procent", "Antal personer", "Poäng", "publicerad", "saknas i underlaget"}
    assert not {"nan", "NaN", "None", "<NA>"} & {
        text for row in tables.window(RowsChoice("sv", columns=tuple(every_row.COLUMNS)), 0, 15_000) for text in row
    }


def test_a_measure_is_shown_with_as_many_decimals_all_the_way():
    assert {len(text.split(",")[1]) for text in column(RowsChoice("sv", NEET), 5)} == {2}
    assert not [text for text in column(RowsChoice("sv", Selection(("population_total",))), 5) if "," in text]


def test_the_columns_are_the_chosen_ones():
    choice = RowsChoice("sv", NEET, columns=("area_code", "value"))
    assert [head.title for head in tables.heads(choice)] == ["områdeskod", "värde"]
    assert column(choice, 0)[:2] == ["00", "01"]


def test_a_table_sorts_by_number_and_by_name():
    """Report: a pivot sorted "10,4" before "6,0"."""
    newest = len(cross_table.made(SHARES.as_held).across) - 1
    for is_descending in (False, True):
        texts = column(replace(SHARES, sort_by=f"cell{newest}", is_descending=is_descending), newest + 1)
        numbers = [float(text.replace(",", ".")) for text in texts]
        assert numbers == sorted(numbers, reverse=is_descending) and len(set(numbers)) == 3
    assert column(SHARES, 0) == ["Ånge", "Timrå", "Sundsvall"]
    assert column(replace(SHARES, sort_by="down0"), 0) == ["Sundsvall", "Timrå", "Ånge"]


def test_every_published_figure_stands_in_the_table_once():
    """Whatever sides are chosen: what varies without a place of its own is placed, so no figure is lost."""
    chosen = Selection(("neet_16_24", "unemployed_bas_18_24"), ("2281", "00"))
    held = queries.ask("explore_cells", **chosen.asked)
    for down, across in (
        (("area_code",), ("period",)),
        (("indicator", "sex"), ("area_code",)),
        (("publisher",), ()),
        (("period", "age"), ("indicator", "sex")),
    ):
        table = cross_table.made(CrossChoice("", chosen, down=down, across=across))
        placed = table.places[table.places >= 0]
        assert sorted(placed.tolist()) == list(range(len(held)))


def test_the_table_as_shown_is_the_file():
    """Report: a pivot's export was the rows, not the table."""
    head, *lines = cross.csv(SHARES).decode("utf-8-sig").splitlines()
    assert head == "område;2020;2021;2022;2023;2024"
    assert [line.split(";")[0] for line in lines] == column(SHARES, 0)
    shown = [[text.removesuffix("\u00a0p") for text in row] for row in tables.window(SHARES, 0, 9)]
    assert [[float(cell.replace(",", ".")) for cell in line.split(";")[1:]] for line in lines] == [
        [float(text.replace(",", ".")) for text in row[1:]] for row in shown
    ]


def book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_a_workbook_of_a_table_has_numbers_words_and_what_to_think_of():
    sheet, *others = book(cross.xlsx(CrossChoice("sv", Selection(("merit_value_year_9",), ("22", "2281")))))
    values = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert {type(value) for value in values[1][1:]} <= {int, float} and set(values[0][1:]) == {"saknas i underlaget"}
    assert [one.title for one in others] == ["Definitioner", "Att tänka på"]
    told = [cell.value for cell in others[1]["E"]]
    assert any("hela poäng" in text for text in told) and any("skyddad" in text for text in told)


def test_codes_stay_text_in_a_workbook():
    """Report: 0114 became 114 in Excel and LibreOffice."""
    sheet = book(files.xlsx(every_row.whole(Selection(("neet_16_24",), ("0114",))), "sv"))["Uppgifter"]
    heads = [cell.value for cell in sheet[1]]
    for name in ("area_code", "period", "age"):
        cells = [row[heads.index(name)] for row in sheet.iter_rows(min_row=2)]
        assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}, name
    assert sheet.cell(2, heads.index("area_code") + 1).value == "0114"


def test_an_empty_cell_is_empty_and_never_nan():
    """Report: NaN in files."""
    rows = every_row.whole(Selection(("merit_value_year_9",), ("22",)))
    assert rows["value"].isna().all()
    assert not re.search(r"(?i)\bnan\b|none", files.csv(rows, "sv").decode("utf-8-sig").replace("n/a", ""))
    sheet = book(files.xlsx(rows, "sv"))["Uppgifter"]
    place = [cell.value for cell in sheet[1]].index("value")
    assert {row[place].value for row in sheet.iter_rows(min_row=2)} == {None}


@pytest.mark.parametrize("kind", files.FORMATS)
def test_every_kind_of_file_holds_every_row(kind):
    """Report: the export was cut."""
    rows = every_row.whole(EVERYTHING)
    if kind == "xlsx":
        rows = rows.head(3000)
    content = files.FORMATS[kind](rows, "sv")
    count = {
        "csv": lambda: len(pd.read_csv(io.BytesIO(content), sep=";", decimal=",", encoding="utf-8-sig", dtype=str)),
        "parquet": lambda: len(pd.read_parquet(io.BytesIO(content))),
        "xlsx": lambda: book(content)["Uppgifter"].max_row - 1,
        "zip": lambda: len(pd.read_csv(io.BytesIO(_inside(content)), sep=";", dtype=str)),
    }[kind]()
    assert count == len(rows) > 2999


def _inside(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("uppgifter.csv")


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        (Selection(("neet_16_24",), ("2260", "2284"), "2015", "2024"), "varken-arbete-eller-studier-ange-ornskoldsvik-2015-2024"),
        (Selection(("neet_16_24",), ("2260", "2281", "2284"), sexes=("women",)), "varken-arbete-eller-studier-3-omraden-kvinnor"),
        (EVERYTHING, "alla-uppgifter"),
    ],
)
def test_a_file_is_named_for_what_it_holds(chosen, name):
    assert file_name.of_selection(chosen, "sv") == name
    assert re.fullmatch(r"[a-z0-9-]+", file_name.of_selection(chosen, "en"))


@pytest.fixture(scope="module")
def client():
    with TestClient(Starlette(routes=web.routes())) as found:
        yield found


def asked(choice) -> dict[str, str]:
    return {name: value[0] for name, value in parse_qs(tables.address(choice).split("?")[1]).items()}


@pytest.mark.parametrize("choice", [RowsChoice("sv", NEET, sort_by="value"), SHARES, CrossChoice("en", NEET, across=())])
def test_a_window_over_the_web_is_the_table(client, choice):
    found = client.get(f"/{tables.ADDRESS}", params={**asked(choice), "fran": "1", "antal": "50"})
    assert found.status_code == 200 and found.json() == {"rows": tables.window(choice, 1, 50)}
    text = client.get(f"/{tables.ADDRESS}/text", params=asked(choice)).text.split("\n")
    assert text[0].split("\t") == [head.title for head in tables.heads(choice)] and len(text) == tables.total(choice) + 1
    one = client.get(f"/{tables.ADDRESS}/text", params={**asked(choice), "kolumn": "0"}).text.split("\n")
    assert one[1:] == column(choice, 0)


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"fraga": ""}, 400),
        ({"fraga": "{}"}, 400),
        ({"fran": "-1"}, 400),
        ({"antal": "501"}, 400),
        ({"antal": "x"}, 400),
        ({"stand": "20200101T000000-000000000000"}, 410),
        ({"stand": "../../etc/passwd"}, 410),
    ],
)
def test_a_question_that_cannot_be_answered_says_so(client, changed, status):
    found = client.get(f"/{tables.ADDRESS}", params={**asked(SHARES), "fran": "0", "antal": "10", **changed})
    assert found.status_code == status and found.text.endswith(".")


def test_a_table_too_large_for_a_clipboard_is_refused(client, monkeypatch):
    monkeypatch.setattr(tables, "MOST_COPIED_CELLS", 100)
    assert client.get(f"/{tables.ADDRESS}/text", params=asked(RowsChoice("sv", NEET))).status_code == 413
    assert not tables.shown(RowsChoice("sv", NEET), "x")["mayCopy"]


def test_what_is_copied_is_no_formula_and_no_second_cell(client):
    assert tables._in_one_line("=1+1") == "'=1+1" and tables._in_one_line("a\tb") == "a b"


def test_the_windows_name_their_snapshot():
    assert asked(SHARES)["stand"] == snapshots.stand_of(snapshots.current())


def test_no_template_of_the_table_lets_markup_through():
    data = tables.shown(SHARES, "<b>") | {"rows": [["<script>"] * 6]}
    drawn = markup.rendered("data_table.html", **data, links={})
    assert "<script>" not in drawn and "&lt;script&gt;" in drawn and "<b>" not in drawn
