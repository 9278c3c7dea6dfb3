"""A break that moved an area in its own way is found; one that moved all alike is not."""

import numpy as np
import pandas as pd

from insteg.statistics.jumps import odd_jumps


def table(jumps: dict[str, float]) -> pd.DataFrame:
    return pd.DataFrame({name: [5.0, 5.0 + jump] for name, jump in jumps.items()}, index=[2014, 2015])


def test_one_that_jumped_alone_is_found():
    everybody = {f"a{number}": number / 10 for number in range(10)}
    assert odd_jumps(table({**everybody, "far": 9.0}), 2015) == ["far"]


def test_a_break_that_moves_all_alike_moves_nobody_oddly():
    assert odd_jumps(table({f"a{number}": 4 + number / 10 for number in range(10)}), 2015) == []


def test_the_modified_z_score_is_the_published_one():
    """Iglewicz and Hoaglin: 0.6745 (x - median) / MAD above 3.5."""
    jumps = np.array([2.1, 2.6, 2.4, 2.5, 2.3, 2.1, 2.3, 2.6, 8.2, 8.3])
    score = 0.6745 * (jumps - np.median(jumps)) / np.median(np.abs(jumps - np.median(jumps)))
    found = odd_jumps(table({f"a{place}": value for place, value in enumerate(jumps)}), 2015)
    assert found == [f"a{place}" for place in np.flatnonzero(np.abs(score) > 3.5)]


def test_without_the_year_before_nothing_can_be_said():
    assert odd_jumps(table({"a": 1.0, "b": 2.0}), 2014) == []


def test_in_the_real_series_the_norwegian_border_moved_by_itself():
    """The break of 2015 is about commuters to Norway and Denmark: Värmland's border municipalities, none of the seven."""
    from insteg.reference import catalogue
    from insteg.store import queries

    panel = queries.ask("panel", indicator="neet_16_24", sex="total")
    wide = panel[panel["area_code"].str.len() == 4].assign(period=panel["period"].astype(int))
    found = odd_jumps(wide.pivot(index="period", columns="area_code", values="value"), 2015)
    assert {"1730", "1765", "1766"} <= set(found)
    assert not set(found) & set(catalogue.the_seven())


def test_an_area_just_inside_the_limit_is_not_odd_and_one_just_outside_is():
    """The median is 0 and the median deviation 1, so the score is 0.6745 a point: 5 gives 3.37 and 5.3 gives 3.57."""
    others = {f"a{place}": jump for place, jump in enumerate([-2.0, -1.0, -1.0, 0.0, 1.0, 1.0])}
    assert odd_jumps(table({**others, "far": 5.0}), 2015) == []
    assert odd_jumps(table({**others, "far": 5.3}), 2015) == ["far"]
