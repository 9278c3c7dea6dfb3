"""No page, chart or file puts outcomes with different definitions in order of size (reading rule 10)."""

import re

import pandas as pd
import pytest

from insteg import places, queries, words
from insteg.charts import Look
from insteg.measures import comparability
from insteg.views import evidence

ORDERING = re.compile(r"sort_values|nlargest|nsmallest|\branked\(|\.rank\(|sorted\([^)]*(?:outcome|share)")
PAGES = ["bank", "evidence", "idea", "idea_summary", "lessons", "record"]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_in_the_pages_orders_by_a_figure(name):
    # What is shown is made in views; ui draws it and may not reorder it either.
    files = [path for floor in ("views", "ui") if (path := places.ROOT / "insteg" / floor / f"{name}.py").exists()]
    assert files
    ordered = [line for path in files for line in path.read_text(encoding="utf-8").splitlines() if ORDERING.search(line)]
    # The one order there is: places in the order of the county.
    assert [line for line in ordered if '["order", "area_code"]' not in line] == []


def test_no_question_on_outcomes_orders_by_value():
    for name in ("project_outcomes", "project_search", "type_local_projects", "lessons"):
        order = (places.QUERIES / f"{name}.sql").read_text(encoding="utf-8").rpartition("order by")[2]
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
    figure, chart = evidence.axis_figure(words.load("sv"), axis, rows, 0, Look.of("light"))
    assert alone == ()
    assert [str(name)[-8:] for name in chart.layout.yaxis.ticktext] == ["(n = 50)", "(n = 10)"]
    assert list(chart.data[0].x) == [20, 60]
    assert chart.data[0].error_x.array[0] == pytest.approx(13.0, abs=0.1)
    assert figure.table.shape == (2, 4)
