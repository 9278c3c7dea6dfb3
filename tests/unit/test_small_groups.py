"""Before a snapshot: small groups, what their sums give away, and what an earlier snapshot gives away. An attacker tries every table."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from insteg.collect.snapshot import small_figures, small_groups
from insteg.figures import vintage
from insteg.figures.sentences.projects import outcome_value
from insteg.privacy.small_numbers import held_back, tells_of_few
from insteg.reference import words

NO = float("nan")


def project(participants: float = NO, left: float = NO, moved: float = NO) -> pd.DataFrame:
    return pd.DataFrame([{"project_id": "P", "participants_actual": participants, "exits_total": left, "exits_work_or_study": moved}])


def outcomes(*parts: float, whole: float, unit: str = "persons", kind: str = "participants") -> pd.DataFrame:
    columns = ["outcome_id", "project_id", "project_or_intervention", "value", "unit", "group_size", "denominator_of", "disclosure"]
    rows = [(f"O{n}", "P", "Projekt", float(part), unit, float(whole), kind, "") for n, part in enumerate(parts)]
    return pd.DataFrame(rows, columns=columns)


def shown(projects: pd.DataFrame, figures: pd.DataFrame, earlier=()) -> tuple[dict, list]:
    """The project's own counts and the values of its figures as they are published: None where one is held back."""
    told, found = small_groups.held(projects, figures, earlier)
    counts = {name: None if pd.isna(told[name].iloc[0]) else told[name].iloc[0] for name in small_groups.FIELDS}
    return counts, [None if pd.isna(value) else value for value in found["value"]]


def test_three_counts_beside_their_sum_take_the_sum_with_them():
    """3 + 4 + 4 = 11: nothing else fits three counts of one to four."""
    counts, values = shown(project(20, moved=11), outcomes(3, 4, 4, whole=20))
    assert values == [None] * 3 and counts["exits_work_or_study"] is None and counts["participants_actual"] == 20


def test_nine_and_two_ones_read_the_same_way_and_take_the_sum_with_them_too():
    counts, values = shown(project(20, moved=11), outcomes(9, 1, 1, whole=20))
    assert values == [None] * 3 and counts["exits_work_or_study"] is None


def test_a_group_that_is_small_when_the_others_leave_is_held_back():
    assert shown(project(40, moved=38), outcomes(whole=0))[0]["exits_work_or_study"] is None
    assert shown(project(40, left=37), outcomes(whole=0))[0] != {"participants_actual": 40, "exits_total": 37, "exits_work_or_study": None}
    assert shown(project(40, moved=20), outcomes(20, 12, whole=40)) == (
        {"participants_actual": 40, "exits_total": None, "exits_work_or_study": 20}, [20, 12],
    )  # fmt: skip


def test_the_size_of_a_small_group_is_held_back_beside_its_parts():
    found = small_groups.held(project(), outcomes(2, whole=4), ())[1]
    assert found[["value", "group_size"]].isna().all(axis=None)
    assert small_groups.held(project(), outcomes(20, whole=40), ())[1]["group_size"].tolist() == [40]


def test_a_share_of_few_is_a_count_of_few():
    assert shown(project(), outcomes(5, 60, whole=40, unit="percent"))[1] == [None, 60]
    assert shown(project(), outcomes(5, whole=40, unit="percent", kind="workshops"))[1] == [5]


def test_what_is_held_back_says_so():
    told, found = small_groups.held(project(4, moved=2), outcomes(3, 30, whole=60), [])
    assert list(found["status"]) == ["suppressed", "ok"]
    assert (told["participants_status"].iloc[0], told["exits_status"].iloc[0]) == ("suppressed", "suppressed")
    told, _ = small_groups.held(project(), outcomes(30, whole=60), [])
    assert (told["participants_status"].iloc[0], told["exits_status"].iloc[0]) == ("not_seen", "not_seen")


@settings(max_examples=60, deadline=None)
@given(parts=st.lists(st.integers(0, 9), min_size=3, max_size=3), others=st.integers(0, 12))
@example([3, 4, 4], 9)
@example([9, 1, 1], 9)
@example([4, 4, 4], 0)
def test_no_small_count_of_a_project_can_be_worked_out_from_page_file_or_interface(parts, others):
    """Three results of one project, their sum and the participants: an attacker fills every gap in every possible way."""
    whole = sum(parts) + others
    counts, values = shown(project(whole, moved=sum(parts)), outcomes(*parts, whole=whole))
    most = max(parts) + 3
    # Parts go with a whole that is held back, zeros too; otherwise a hidden count is at least one.
    lowest = 0 if counts["participants_actual"] is None else 1
    readings = [
        (*some, rest)
        for *some, rest in product(*(range(lowest, most + 1) if value is None else [int(value)] for value in values), range(whole + most))
        if (counts["exits_work_or_study"] is None or sum(some) == counts["exits_work_or_study"])
        and (counts["participants_actual"] is None or sum(some) + rest == counts["participants_actual"])
    ]
    assert (*parts, others) in readings or any(part > most for part in parts)
    for place, part in enumerate((*parts, others)):
        assert not 0 < part < 5 or len({reading[place] for reading in readings}) > 1, (parts, others, counts, values)


# An earlier snapshot beside the new one.


def of(*figures: tuple[float, float]) -> dict:
    """What a snapshot shows of a project's figures: (how many, of how many)."""
    frame = pd.concat([outcomes(part, whole=whole).assign(outcome_id=f"O{n}") for n, (part, whole) in enumerate(figures)])
    return small_groups.by_project(project(), frame)


def after(before: dict, *figures: tuple[float, float]) -> list:
    frame = pd.concat([outcomes(part, whole=whole).assign(outcome_id=f"O{n}") for n, (part, whole) in enumerate(figures)])
    _, found = small_groups.held(project(), frame, [before])
    return [None if pd.isna(row.value) else (row.value, row.group_size) for row in found.itertuples()]


def test_one_more_participant_does_not_show_how_it_went():
    assert after(of((20, 40)), (21, 41)) == [None]
    assert after(of((20, 40)), (20, 41)) == [None]
    assert after(of((20, 40)), (21, 40)) == [None]


def test_what_stood_still_or_moved_by_many_is_shown():
    assert after(of((20, 40)), (20, 40)) == [(20, 40)]
    assert after(of((20, 40)), (26, 46)) == [(26, 46)]
    assert after(of((20, 40)), (26, 52)) == [(26, 52)]


def test_one_figure_of_few_takes_all_that_moved_with_it():
    """Women +1, men +6, all +7: two of them would give the third away."""
    assert after(of((20, 40), (12, 30), (32, 70)), (21, 41), (18, 36), (39, 77)) == [None] * 3
    assert after(of((20, 40), (12, 30)), (21, 41), (12, 30)) == [None, (12, 30)]


@settings(max_examples=100, deadline=None)
@given(
    before=st.tuples(st.integers(6, 30), st.integers(6, 30)),
    moved=st.tuples(st.integers(0, 7), st.integers(0, 7)),
)
def test_no_difference_between_two_snapshots_is_about_few(before, moved):
    """Who did and who did not: an attacker takes the old figures from the new ones."""
    (did, did_not), (more, fewer) = before, moved
    found = after(of((did, did + did_not)), (did + more, did + did_not + more + fewer))[0]
    if found is not None:
        value, whole = found
        for difference in (value - did, whole - did - did_not, whole - value - did_not):
            assert difference == 0 or abs(difference) >= 5


def test_what_was_held_back_once_comes_back_when_enough_have_moved():
    first = of((20, 40))
    _, second = small_groups.held(project(), outcomes(21, whole=41), [first])
    assert pd.isna(second["value"].iloc[0])
    seen = small_groups.by_project(project(), second)
    _, third = small_groups.held(project(), outcomes(27, whole=47), [first, seen])
    assert third["value"].iloc[0] == 27


@pytest.mark.parametrize(("before", "now", "told"), [([20, 40, 20], [21, 41, 20], True), ([20, 40, 20], [25, 45, 20], False), ([NO], [3], False), ([7], [7], False)])  # fmt: skip
def test_what_two_readings_tell(before, now, told):
    assert tells_of_few(before, now) is told


# Publishers' figures.


def figures(rows: list[tuple]) -> pd.DataFrame:
    columns = ["indicator", "area_code", "period", "sex", "age", "value", "numerator", "denominator", "status", "lower", "upper", "symbol"]
    return pd.DataFrame([("registered_month_18_24_count", code, "2024-01", sex, "18-24", value, NO, NO, status, low, high, symbol) for code, sex, value, status, low, high, symbol in rows], columns=columns)  # fmt: skip


def known(code: str, sex: str, value: float) -> tuple:
    return code, sex, value, "ok", value, value, ""


def test_a_small_count_and_the_one_that_gives_it_away_are_held_back():
    found = small_figures.held(
        figures([known("2260", "women", 3), known("2260", "men", 20), known("2260", "total", 23), known("2281", "total", 90)])
    )
    assert list(found["status"]) == ["suppressed", "suppressed", "ok", "ok"]
    assert found["value"].isna().tolist() == [True, True, False, False] and found["upper"].isna().tolist() == [True, True, False, False]


def test_a_count_that_its_publisher_hides_is_not_given_away_either():
    hidden = ("2425", "women", NO, "suppressed", 0.0, 4.0, "<5")
    found = small_figures.held(figures([hidden, known("2425", "men", 6), known("2425", "total", 10)]))
    assert list(found["status"]) == ["suppressed", "suppressed", "ok"] and found["upper"].iloc[0] == 4


def test_three_hidden_by_their_publisher_beside_a_sum_of_eleven():
    """The same trap with bounds that are shown: 0-4, 0-4, 0-4 and 11."""
    names = ["a", "b", "c", "all"]
    counts = dict(zip(names, [NO, NO, NO, 11.0], strict=True))
    assert held_back(counts, [(names[:3], "all")], bounds=dict.fromkeys(names[:3], (0.0, 4.0))) == set(names)
    assert held_back(counts | {"all": 6.0}, [(names[:3], "all")], bounds=dict.fromkeys(names[:3], (0.0, 4.0))) == set(names[:3])


@pytest.mark.parametrize(("part", "status"), [(38.0, "suppressed"), (40.0, "ok"), (35.0, "ok"), (20.0, "ok")])
def test_a_share_that_leaves_one_to_four_out_is_held_back_also_where_nothing_else_is_small(part, status):
    """38 of 40 says that two are left; 40 of 40 that nobody is, 35 of 40 that five are."""
    share = figures([known("2260", "total", 100 * part / 40)]).assign(
        indicator="registered_month_18_24", numerator=part, denominator=40.0, lower=NO, upper=NO
    )
    found = small_figures.held(share).iloc[0]
    assert found["status"] == status and found["denominator"] == 40
    assert pd.isna(found["value"]) == pd.isna(found["numerator"]) == (status == "suppressed")


def test_large_figures_are_left_as_they_are():
    every = figures([known("2260", "women", 30), known("2260", "men", 20), known("2260", "total", 50)])
    pd.testing.assert_frame_equal(small_figures.held(every), every)


# What has been revised.


def test_a_revision_that_tells_of_few_is_held_back_with_what_moved_beside_it():
    columns = ["indicator", "area_code", "period", "age", "change", "value_before", "value_now", "numerator_before", "numerator_now", "denominator_before", "denominator_now", "status_before", "status_now", "difference"]  # fmt: skip
    share = ["registered_month_18_24"]
    rows = [
        [*share, "2260", "2024-01", "18-24", "revised", 50.0, 51.2, 20, 21, 40, 41, "ok", "ok", 1.2],
        [*share, "22", "2024-01", "18-24", "revised", 50.0, 50.9, 200, 207, 400, 407, "ok", "ok", 0.9],
        [*share, "22", "2024-02", "18-24", "revised", 50.0, 50.9, 200, 207, 400, 407, "ok", "ok", 0.9],
        [*share, "2281", "2024-01", "18-24", "new", NO, 50.0, NO, 20, NO, 40, None, "ok", NO],
    ]
    found = vintage._without_few(pd.DataFrame(rows, columns=columns))
    assert found["difference"].isna().tolist() == [True, True, False, True]
    assert found["value_now"].isna().tolist() == [True, True, False, False]
    assert found["status_before"].tolist()[:3] == ["suppressed", "suppressed", "ok"]


@pytest.mark.parametrize(
    ("before", "now", "is_told"),
    [((20, 40), (30, 60), True), ((20, 40), (21, 46), False), ((20, 40), (26, 41), False), ((20, 40), (27, 49), False), ((20, 40), (27, 47), True)],
)  # fmt: skip
def test_a_revised_share_is_held_back_when_any_of_its_three_counts_moves_by_one_to_four(before, now, is_told):
    """Of 20 of 40, then 27 of 49: seven more are counted, nine more are asked, so two more are left. Of 27 of 47 nobody is."""
    row = {"indicator": "registered_month_18_24", "area_code": "2260", "period": "2024-01", "age": "18-24", "change": "revised"}
    values = {f"{name}_{side}": count for side, pair in (("before", before), ("now", now)) for name, count in zip(("numerator", "denominator"), pair, strict=True)}  # fmt: skip
    shares = {"value_before": 100 * before[0] / before[1], "value_now": 100 * now[0] / now[1], "difference": 1.0}
    found = vintage._without_few(pd.DataFrame([{**row, **values, **shares, "status_before": "ok", "status_now": "ok"}])).iloc[0]
    assert (found["status_now"] == "ok") is is_told
    assert (
        pd.isna([found["value_now"], found["numerator_now"], found["denominator_before"], found["difference"]]).tolist()
        == [not is_told] * 4
    )


@pytest.mark.parametrize(("before", "now", "is_told"), [(20, 22, False), (20, 24, False), (20, 25, True), (7, 3, False), (20, 20, True)])
def test_a_revised_count_is_held_back_when_it_moves_by_one_to_four(before, now, is_told):
    row = {"indicator": "registered_month_18_24_count", "area_code": "2260", "period": "2024-01", "age": "18-24", "change": "revised"}
    counts = {"value_before": before, "value_now": now, "difference": now - before, "status_before": "provisional", "status_now": "ok"}
    found = vintage._without_few(pd.DataFrame([{**row, **counts}])).iloc[0]
    assert (found["status_now"] == "ok") is is_told and pd.isna(found["value_before"]) != is_told


@pytest.mark.parametrize(("language", "said"), [("sv", "skyddad uppgift, små tal"), ("en", "suppressed figure, small numbers")])
def test_a_page_never_says_how_small_a_figure_is_that_is_held_back(language, said):
    """Nine people may be held back to shield one: "fewer than five" would be wrong, and with two more of them beside a sum, telling."""
    _, found = small_groups.held(project(), outcomes(3, whole=40), [])
    assert outcome_value(words.load(language), next(found.itertuples())) == said


def test_every_reading_of_a_narrow_sum_is_counted():
    """held_back against a plain count of all readings: when the attacker believes that hidden counts are 1-4, none may be all but known."""
    for parts in product(range(1, 5), repeat=3):
        names = ["a", "b", "c", "sum"]
        hidden = held_back(dict(zip(names, [*map(float, parts), float(sum(parts))], strict=True)), [(names[:3], "sum")])
        readings = [some for some in product(range(1, 5), repeat=3) if "sum" in hidden or sum(some) == sum(parts)]
        assert all(np.ptp([some[place] for some in readings]) >= 2 for place in range(3)), parts


def test_a_figure_that_was_not_shown_before_is_held_back_beside_one_that_moved_by_few():
    """One more of the first is told by nobody; together with what is shown for the first time it could be filled in."""
    assert after(of((20, 40)), (21, 41), (12, 30)) == [None, None]
    # Beside one that moved by many it is shown.
    assert after(of((20, 40)), (26, 46), (12, 30)) == [(26, 46), (12, 30)]
