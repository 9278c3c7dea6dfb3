"""No page, chart or file puts outcomes with different definitions in order of size (reading rule 10)."""

import re

import pandas as pd
import pytest

from insteg.figures import outcomes, record
from insteg.reference import words
from insteg.statistics import comparability
from insteg.store import folders, queries

ORDERING = re.compile(r"sort_values|sort_index|nlargest|nsmallest|\branked\(|\.rank\(|argsort|\bsorted\(|\.sort\(|\b(?:min|max)\([^)]*key=")
MODULES = [
    *(
        f"figures/{name}"
        for name in ("bank", "chains", "evidence", "idea", "idea_card", "idea_lists", "lessons", "project_areas", "record")
    ),
    "files/idea_summary",
]
# The only orders there are: places in the order of the county, programme periods in the order of time.
ALLOWED = ('.sort_values(["order", "area_code"], kind="stable")', 'rows.iloc[order.argsort(kind="stable")]')


def ordered_lines(code: str) -> list[str]:
    return [line for line in code.splitlines() if ORDERING.search(line) and not any(known in line for known in ALLOWED)]


@pytest.mark.parametrize("name", MODULES)
def test_no_figure_on_projects_orders_by_a_figure(name):
    made = folders.ROOT / "insteg" / f"{name}.py"
    drawn = folders.ROOT / "insteg" / "ui" / made.name
    # A module that moved away must take this test with it.
    assert made.exists()
    there = [made, *([drawn] if drawn.exists() else [])]
    assert [line for path in there for line in ordered_lines(path.read_text(encoding="utf-8"))] == []


def test_the_shown_outcomes_stand_in_the_order_of_the_file():
    """What a reader meets, whatever the code looks like: the table, the card and the axis follow the file, never the size."""
    rows = queries.ask("project_outcomes", project_id=None)
    shuffled = rows.assign(value=rows["value"].sample(frac=1, random_state=7).to_numpy())
    alone = comparability.axes(comparability.outcomes(shuffled))[1]
    listed = re.findall(r'id="utfall-(O\d+)"', outcomes.table(words.load("sv"), shuffled, alone))
    assert listed == rows["outcome_id"].tolist() == sorted(rows["outcome_id"])
    shown = record.outcomes_of("VN07")["outcome_id"].tolist()
    assert len(shown) > 1 and shown == sorted(shown)


def test_no_question_on_outcomes_orders_by_value():
    for name in ("project_outcomes", "project_search", "type_local_projects", "lessons"):
        order = (folders.QUERIES / f"{name}.sql").read_text(encoding="utf-8").rpartition("order by")[2]
        assert not re.search(r"value|share|numerator|result|sek|outcome_count", order), name


def test_the_published_outcomes_share_no_axis_so_none_is_drawn():
    shared, alone = comparability.axes(comparability.outcomes(queries.ask("project_outcomes", project_id=None)))
    assert shared == ()
    assert all(item.reasons for item in alone)


def test_outcomes_that_may_share_an_axis_are_drawn_with_interval_and_n_in_the_order_of_the_file():
    rows = queries.ask("project_outcomes", project_id=None).head(2).copy()
    rows["definition"], rows["denominator_of"], rows["timing"], rows["kind"], rows["status"] = "work", "exits", "after", "result", "ok"
    rows["months"], rows["unit"] = pd.array([12, 12], "Int32"), "percent"
    rows["value"], rows["denominator"] = [20.0, 60.0], [50.0, 10.0]
    (axis,), alone = comparability.axes(comparability.outcomes(rows))
    figure, chart = outcomes.axis_figure(words.load("sv"), axis, rows, 0)
    assert alone == ()
    points = chart.marks[0].points
    assert [name[-8:] for name in chart.y.names] == ["(n = 50)", "(n = 10)"]
    assert [point.x for point in points] == [20, 60]
    assert points[0].high - points[0].x == pytest.approx(13.0, abs=0.1)
    assert figure.table.shape == (2, 4)
