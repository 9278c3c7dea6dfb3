"""Orders that a reader sees and chooses: sorted as asked, and never by result where nobody asked."""

from urllib.parse import parse_qs, urlsplit

import pytest

from insteg.figures import bank, situation
from insteg.figures.exploration import tables
from insteg.reference import catalogue, words
from insteg.store import queries
from tests.app.test_pages import linked, opened, table_of

PAGE = "pages/90_utforska.py"
HEADS = {name: words.load("sv")(f"column.{name}") for name in ("value", "area", "period")}


def drawn(**chosen: str) -> dict:
    """What the table of the page is drawn from."""
    test = linked(PAGE, **{"matt": "neet_16_24", "fran": "2024", "till": "2024", "kon": "total", **chosen})
    assert not test.exception
    return table_of(test)


def column(shown: dict, name: str) -> list[str]:
    place = [head["title"] for head in shown["heads"]].index(HEADS[name])
    choice = tables.read(parse_qs(urlsplit(shown["address"]).query)["fraga"][0])
    rows = tables.window(choice, 0, shown["total"])
    assert rows[: len(shown["rows"])] == shown["rows"]
    return [row[place] for row in rows]


@pytest.mark.parametrize(("order", "first", "last"), [("stigande", "min", "max"), ("fallande", "max", "min")])
def test_utforska_sorts_by_value_both_ways_as_asked(order, first, last):
    """The smallest and the largest share of 2024, as published."""
    shown = [float(text.replace(",", ".")) for text in column(drawn(sortera="value", ordning=order), "value")]
    published = queries.ask("cloud", indicator="neet_16_24", period="2024")["value"]
    assert shown[0] == getattr(published, first)() != shown[-1] == getattr(published, last)()
    assert shown == sorted(shown, reverse=order == "fallande")


def test_utforska_begins_in_the_order_of_the_register():
    codes = {area.name("sv"): code for code, area in catalogue.areas().items()}
    found = [codes[name] for name in column(drawn(), "area")]
    assert found == sorted(found) and len(found) > 290


def test_utforska_shows_the_years_and_places_asked_for():
    """Both ends included: five years of two places, women, men and everybody."""
    shown = drawn(fran="2016", till="2020", platser="2281,00", kon="women,men,total")
    assert sorted(set(column(shown, "period"))) == ["2016", "2017", "2018", "2019", "2020"]
    assert shown["total"] == 10 * 3
    assert set(column(shown, "area")) == {catalogue.areas()[code].name("sv") for code in ("2281", "00")}


def test_the_seven_stand_by_size():
    """The largest first: Sundsvall; the smallest last: Ånge."""
    sizes = queries.ask("sizes").set_index("area_code")["population"]
    codes = list(situation.by_size())
    found = [sizes[code] for code in codes]
    assert found == sorted(found, reverse=True) and (codes[0], codes[-1]) == ("2281", "2260")


def test_the_bank_shows_the_countys_own_first_and_the_latest_of_each_first():
    rows = bank.all_projects()
    assert rows["is_local"].tolist() == sorted(rows["is_local"], reverse=True) and 0 < rows["is_local"].sum() < len(rows)
    for _, group in rows.groupby("is_local"):
        known = group["starts_on"].dropna()
        assert known.is_monotonic_decreasing and group["starts_on"].iloc[: len(known)].notna().all()


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_coverage_of_a_measure_stands_under_its_own_headings(language):
    """NEET: 2008 to 2024, 312 areas, 5 304 values for everybody and 270 for women and men, none lacking (counted in n02797.csv and n02797_by_sex.csv); the merit value lacks the county in every year."""
    say, shown = words.load(language), opened("pages/93_om.py", lang=language).table[0].value
    names = [say(f"om.column.{name}") for name in ("indicator", "first", "last", "areas", "values", "gaps")]
    rows = shown[names].set_index(names[0])
    own, merit = (rows.loc[catalogue.indicators()[name].text(language).title] for name in ("neet_16_24", "merit_value_year_9"))
    assert own.tolist() == ["2008", "2024", "312", say.number(5304 + 270), "0"]
    assert int(merit[names[-1]]) > 0
