"""What a refresh tells of a new snapshot against the current one: what is new, revised and dropped, and nothing else."""

import duckdb
import pytest

from insteg.collect.snapshot import changes
from insteg.store import folders, snapshots, sql_files
from tests import vintages


@pytest.fixture
def pair(snapshot, tmp_path, monkeypatch):
    """An earlier snapshot with known differences, and the current one."""
    folder = vintages.folder_with(snapshot, tmp_path, monkeypatch)
    return snapshots.named(vintages.changed(folder)), snapshots.current()


def test_each_change_is_found_once_and_under_its_own_name(pair):
    """One value raised by 1, one figure that was preliminary, one of 2001 that is gone; a figure of a known year is no new period."""
    found = changes.compare(*pair)
    assert found.new_periods.empty
    revised = found.revised.set_index(["area_code", "period"])
    assert sorted(revised.index) == [("2281", "2023"), ("2283", "2024")]
    assert revised.loc[("2281", "2023"), "value_before"] - revised.loc[("2281", "2023"), "value_now"] == pytest.approx(1)
    assert revised.loc[("2283", "2024"), ["status_before", "status_now"]].tolist() == ["provisional", "ok"]
    assert found.dropped[["area_code", "period"]].values.tolist() == [["2280", "2001"]]


def test_the_other_way_round_what_was_dropped_is_a_new_period(pair):
    found = changes.compare(*reversed(pair))
    assert found.new_periods[["indicator", "period", "figures"]].values.tolist() == [["merit_value_year_9", "2001", 1]]
    assert found.dropped[["indicator", "area_code", "period"]].values.tolist() == [["neet_16_24", "2282", "2024"]]


def test_a_snapshot_against_itself_has_no_change(pair):
    assert changes.compare(pair[1], pair[1]).sentences() == ["No figure has changed."]


COLUMNS = "(indicator, area_code, period, sex, age, value, status)"


def answer(name: str, before: str, now: str) -> list[list]:
    """The rows of one question of two made snapshots, each (area, value, status), without indicator, period, sex and age."""
    with duckdb.connect() as connection:
        connection.execute("attach ':memory:' as old")
        for table, rows in (("old.observation", before), ("observation", now)):
            given = f"select 'a', area, '2024', 'total', '16-24', value, status from (values {rows}) as t (area, value, status)"
            connection.execute(f"create table {table} as from ({given}) as t {COLUMNS}")
        found = connection.execute(sql_files.read(folders.QUERIES / "changes" / f"{name}.sql").sql).df()
    return found.drop(columns=["indicator", "period", "sex", "age"], errors="ignore").values.tolist()


def test_a_figure_that_is_held_back_now_is_gone_and_one_that_was_held_back_before_is_not():
    before, now = (
        "('2281', 5.0, 'ok'), ('2282', null, 'suppressed'), ('2283', 6.0, 'ok')",
        "('2281', null, 'suppressed'), ('2282', null, 'missing')",
    )
    assert answer("dropped", before, now) == [["2281", 5], ["2283", 6]]
    assert answer("new_periods", "('2281', null, 'missing')", "('2281', 5.0, 'ok'), ('2282', null, 'missing'), ('2283', 0.0, 'ok')") == [
        [2]
    ]


def test_what_was_revised_stands_with_the_largest_change_first_whichever_way_it_went():
    before = "('2281', 5.0, 'ok'), ('2282', 5.0, 'ok'), ('2283', 5.0, 'provisional'), ('2284', 5.0, 'ok'), ('2260', null, 'missing')"
    now = "('2281', 6.0, 'ok'), ('2282', 2.0, 'ok'), ('2283', 5.0, 'ok'), ('2284', 5.0, 'ok'), ('2260', 5.0, 'ok')"
    assert answer("revised", before, now) == [["2282", 5, 2, "ok", "ok"], ["2281", 5, 6, "ok", "ok"], ["2283", 5, 5, "provisional", "ok"]]
