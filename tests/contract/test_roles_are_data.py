"""Another region runs Insteg by changing data: no code of an area stands as text in SQL or Python."""

import ast
import re
from pathlib import Path

import pytest

from insteg.reference import catalogue
from insteg.reference.home import home
from insteg.reference.records import CatalogueError
from insteg.store import folders

ROOT = folders.ROOT
CODES = re.compile(r"(?<![\w.-])(2260|2262|228[0-4])(?!\w)|(^|[,=&;])(00|22)($|[,=&;])")
IN_SQL = re.compile(r"'(00|\d\d|22\d\d)'")


def texts(path: Path) -> list[str]:
    """Every string of a module that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    ]


def test_the_searches_find_what_they_are_for():
    assert all(CODES.search(text) for text in ("22", "00", "2281", "area=2281", "area=22&", ",22,00", "2281,2284"))
    assert not any(CODES.search(text) for text in ("2022", "#002281", "12281", "%Y-%m-%d 00:00", "2281-a"[5:]))
    assert IN_SQL.search("area_code in ('00', $county)") and not IN_SQL.search("'2024-01'")


def test_no_code_of_an_area_stands_in_sql_or_python():
    modules = [*(ROOT / "insteg").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"]
    found = [f"{path.relative_to(ROOT)}: {text[:60]}" for path in modules for text in texts(path) if CODES.search(text)]
    found += [str(path.relative_to(ROOT)) for path in (ROOT / "queries").rglob("*.sql") if IN_SQL.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_the_roles_are_those_of_vasternorrland():
    # SCB's codes: 22 is Västernorrland, 2260-2284 its seven municipalities.
    assert (catalogue.COUNTRY, catalogue.COUNTY) == ("00", "22")
    assert catalogue.the_seven() == ("2260", "2262", "2280", "2281", "2282", "2283", "2284")
    assert len(catalogue.with_role("other")) == 312 - 9


@pytest.fixture
def other_data(tmp_path, monkeypatch):
    for name in ("areas.csv", "home.toml"):
        text = (folders.catalogue() / name).read_text(encoding="utf-8")
        (tmp_path / "catalogue").mkdir(exist_ok=True)
        (tmp_path / "catalogue" / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("INSTEG_DATA", str(tmp_path))
    for known in (catalogue.areas, home):
        known.cache_clear()
    yield tmp_path / "catalogue"
    for known in (catalogue.areas, home):
        known.cache_clear()


def test_two_counties_of_ones_own_are_refused_by_name(other_data):
    path = other_data / "areas.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("county,00,other", "county,00,home_county"), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"gives 21 areas the role home_county\. Give it to exactly one"):
        catalogue._only("home_county")


def test_an_area_that_is_not_there_is_named(other_data):
    path = other_data / "home.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('first_municipality = "2281"', 'first_municipality = "2299"'), encoding="utf-8"
    )
    with pytest.raises(CatalogueError, match=r"names 2299, which areas\.csv does not have"):
        home()
