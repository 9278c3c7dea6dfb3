"""Which projects stand in a municipality's curve, and what is said of one of which only one end is known."""

import pytest

from insteg.figures.projects_in_curve import CurveChoice, drawn, projects_of
from insteg.store.remembered import ask


@pytest.fixture(params=["2260", "2262", "2280", "2281", "2282", "2283", "2284"])
def view(request, snapshot):
    return CurveChoice("neet_16_24", request.param, "sv", "light")


def test_one_known_end_is_enough_and_an_end_outside_the_curve_is_not(view):
    known = ask("project_timeline", area_code=view.area_code, local_only=True).drop_duplicates("project_id").set_index("project_id")
    for row in projects_of(view).itertuples():
        ends = known.loc[row.project_id, ["starts_on", "ends_on"]].dropna()
        years = [day.year for day in ends]
        inside = bool(years) and max(years) >= 2008 and min(years) <= 2024
        assert row.is_drawn == inside, row.project_id
        assert row.unknown == {(True, False): "end", (False, True): "start"}.get(
            ("starts_on" in ends.index, "ends_on" in ends.index), ""
        ), row.project_id


def test_the_table_names_it_only_in_the_year_that_is_known(view):
    figure, _ = drawn(view)
    open_ones = [row for row in projects_of(view).itertuples() if row.is_drawn and row.unknown]
    cells = dict(zip(figure.table.iloc[:, 0], figure.table.iloc[:, -1], strict=True))
    for row in open_ones:
        year = str(int(row.starts if row.unknown == "end" else row.ends))
        told = f"{row.title} ({'slut okänt' if row.unknown == 'end' else 'start okänd'})"
        assert [period for period, projects in cells.items() if told in projects] == [year]


def test_there_are_such_projects(snapshot):
    kramfors = projects_of(CurveChoice("neet_16_24", "2282", "sv", "light"))
    assert {row.project_id: row.unknown for row in kramfors.itertuples() if row.is_drawn} == {
        "VN01": "",
        "VN29": "end",
        "VN45": "end",
        "VN11": "end",
    }
