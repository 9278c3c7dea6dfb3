"""The long table keeps its grain, whatever files a period comes from."""

import duckdb

from insteg.store import snapshots


def test_a_figure_stands_once_also_when_it_is_missing_from_two_files():
    with duckdb.connect(str(snapshots.current()), read_only=True) as connection:
        twice = connection.execute(
            "select indicator, area_code, period, sex, age from observation group by all having count(*) > 1"
        ).fetchall()
        of_two_files = connection.execute(
            "select count(*) from (select 1 from observation group by indicator, period, sex, age having count(distinct source) > 1)"
        ).fetchone()
    assert twice == []
    assert of_two_files is not None and of_two_files[0] > 0, "the test must have periods that two files hold"
