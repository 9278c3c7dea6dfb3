"""What is read, judged and told of publishers' figures, one step on each side of each rule."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from insteg.collect import cells, project_list
from insteg.collect.errors import SourceError
from insteg.collect.set_aside import Aside, OddRow
from insteg.collect.snapshot import asking, checks, plausible, runs, small_figures, small_groups
from insteg.collect.snapshot.asking import Wish
from insteg.collect.snapshot.changes import Changes


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2015", (2015, 1, 1), (2015, 12, 31)),
        ("2015-06", (2015, 6, 1), (2015, 6, 30)),
        ("2016-02", (2016, 2, 1), (2016, 2, 29)),
        ("2015-12", (2015, 12, 1), (2015, 12, 31)),
        ("2015-06-15", (2015, 6, 15), (2015, 6, 15)),
    ],
)
def test_a_half_known_day_is_the_first_or_the_last_of_its_time(text, first, last):
    assert (cells.day(text)[0], cells.day(text, last=True)[0]) == (date(*first), date(*last))


def test_only_an_address_that_leads_to_its_source_is_shown():
    frame = pd.DataFrame({"url_quality": list(cells.ADDRESS_STATUS), "url": "https://a.se/b", "file": "f", "row": 2})
    assert dict(zip(frame["url_quality"].map(cells.ADDRESS_STATUS), cells.addresses(frame, "url").notna(), strict=True)) == {
        "stored": True, "unverified": True, "root_only": False, "not_kept": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "amount"),
    [("1.234,50", 1234.5), ("1,234.50", 1234.5), ("1,5", 1.5), ("0,500", 0.5), ("1.234.567", 1234567.0), ("12", 12.0), ("", None)],
)
def test_the_last_sign_of_two_stands_before_the_decimals(text, amount):
    assert project_list.amount(text, "SEK") == amount


@pytest.mark.parametrize("text", ["1,500", "12,345", "5 euro"])
def test_an_amount_that_could_be_two_is_none(text):
    with pytest.raises(project_list.Unreadable):
        project_list.amount(text, "SEK")


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("222000-1234", "Förbundet"),
        ("221234-5678", ""),
        ("211234-5678", ""),
        ("201234-5678", ""),
        ("2221234567", "Förbundet"),
        ("22212345", ""),
    ],
)
def test_a_name_is_kept_where_its_number_is_an_organisation_s(number, name):
    assert project_list.organisation(" Förbundet ", number) == name


def odd(row: int, **more) -> OddRow:
    return OddRow("t", "t.csv", row, "value", "x", "which is no number.", **more)


KEPT = pd.DataFrame(
    [("2281", "2024", "total", "ok"), ("22", "2024", "women", "ok"), ("00", "2024", "total", "missing"), ("0180", "2024", "total", "ok")],
    columns=["area_code", "period", "sex", "status"],
)


@pytest.mark.parametrize(("count", "read", "is_borne"), [(1, 10, True), (2, 10, False), (2, 200, True), (3, 200, False)])
def test_one_row_is_always_borne_and_one_in_a_hundred_of_many(count, read, is_borne):
    aside = Aside([odd(row) for row in range(count)])
    if is_borne:
        assert aside.judge_share("t", KEPT, read) is KEPT
        return
    with pytest.raises(SourceError, match=f"{count} of {read} rows"):
        aside.judge_share("t", KEPT, read)


@pytest.mark.parametrize(
    ("about", "is_refused"),
    [
        ({"area_code": "2281", "period": "2024", "sex": "women"}, False),
        ({"area_code": "2281", "period": "2024", "sex": "total"}, False),
        ({"area_code": "22", "period": "2024", "sex": "total"}, True),
        ({"area_code": "22", "period": "2024", "sex": "men"}, False),
        ({"area_code": "00", "period": "2024"}, True),
        ({"area_code": "0114", "period": "2024"}, False),
        ({"area_code": "0114", "period": "2023"}, True),
    ],
)
def test_a_row_of_one_s_own_area_or_of_a_whole_year_is_not_borne(about, is_refused):
    aside = Aside([odd(2, **about)])
    if not is_refused:
        assert aside.judge("t", KEPT, 1000) is KEPT
        return
    with pytest.raises(SourceError):
        aside.judge("t", KEPT, 1000)


def test_a_table_that_is_refused_takes_its_own_odd_rows_with_it():
    aside = Aside([odd(2), OddRow("other", "o.csv", 3, "a", "b", "c")])
    with aside.refusing("t"):
        raise SourceError("no")
    assert list(aside.tables) == ["t"] and [row.table for row in aside.rows] == ["other"]


FRAME = pd.DataFrame({"area_code": ["2281"] * 100, "period": [f"{2010 + number % 10}" for number in range(100)], "value": 1.0})


@pytest.mark.parametrize(("left", "is_plausible"), [(95, True), (94, False)])
def test_one_figure_in_twenty_may_go(left, is_plausible):
    now = FRAME.head(left)
    if is_plausible:
        plausible.check_table("t", now, FRAME)
        return
    with pytest.raises(SourceError, match="6 fewer"):
        plausible.check_table("t", now, FRAME)


@pytest.mark.parametrize(("gone", "is_plausible"), [("2010", True), ("2014", False), ("2019", False)])
def test_the_oldest_year_may_fall_out_and_no_other(monkeypatch, gone, is_plausible):
    monkeypatch.setattr(plausible, "LARGEST_FALL", 0.5)
    now = FRAME[FRAME["period"] != gone]
    if is_plausible:
        plausible.check_table("t", now, FRAME)
        return
    with pytest.raises(SourceError, match=f"lacks {gone}"):
        plausible.check_table("t", now, FRAME)


def test_of_eurostat_only_the_country_is_expected_and_of_others_the_seven():
    country = pd.DataFrame({"area_code": ["00"], "value": [1.0]})
    plausible.check("eurostat", country)
    with pytest.raises(SourceError, match="Sundsvall"):
        plausible.check("kolada", country)
    with pytest.raises(SourceError, match="Sweden"):
        plausible.check("eurostat", country.assign(area_code="SE32"))


@pytest.mark.parametrize(("source", "only_changes", "has_since"), [("kolada", True, True), ("kolada", False, False), ("scb", True, False)])
def test_only_kolada_is_asked_for_what_changed_and_only_when_wished(source, only_changes, has_since):
    found = asking._since(source, Path("/x/20260301T120000"), Wish(only_changes=only_changes))
    assert found == ({"since": date(2026, 3, 1)} if has_since else {}) and asking._since(source, None, Wish(only_changes=True)) == {}


@pytest.mark.parametrize("accepts", [False, True])
def test_a_table_that_is_no_longer_sent_is_told_unless_fewer_are_accepted(tmp_path, accepts):
    sent = {"new": {"a": FRAME}, "old": {"a": FRAME, "b": FRAME}}
    publisher = SimpleNamespace(tables=lambda folder, aside: sent[folder.name])
    aside = Aside()
    assert asking._checked_tables("other", publisher, Path("new"), Path("old"), Wish(accept_fewer=accepts), aside) == {"a"}
    assert list(aside.tables) == ([] if accepts else ["b"])


def test_changes_are_told_from_the_first_period_to_the_last_with_the_first_place():
    new = pd.DataFrame([("m", "2023", 3), ("m", "2021", 4)], columns=["indicator", "period", "figures"])
    revised = pd.DataFrame([("m", "2020"), ("m", "2018")], columns=["indicator", "period"])
    dropped = pd.DataFrame([("m", "2281", "2019"), ("m", "22", "2020")], columns=["indicator", "area_code", "period"])
    first, second, third = Changes(new, revised, dropped).sentences()
    assert first.startswith("New: m 2021–2023, 7 figures.")
    assert second.startswith("Revised: m, 2 figures in 2018–2020.")
    assert third.startswith("Dropped: m, 2 figures (first 2281 in 2019).")


@pytest.mark.parametrize(("count", "more"), [(5, ""), (6, " (and 1 more)")])
def test_five_rows_that_break_a_contract_are_told_and_the_rest_counted(count, more):
    rows = pd.DataFrame({"file": "f.csv", "row": [2.0] * (count - 1) + [np.nan], "finding": "is wrong"})
    told = checks._sentence("A rule.", rows)
    assert told.endswith(f"is wrong{more}.") and told.count("f.csv row 2: is wrong") == min(count - 1, 5)


@pytest.mark.parametrize(("count", "more"), [(None, 1), (5, 0), (90, 85)])
def test_rows_put_aside_are_counted_also_beyond_those_that_were_kept(count, more):
    told = runs.left_out({}, [odd(row) for row in range(6)], count)
    assert len(told) == 5 + bool(more) and (not more or told[-1].startswith(f"… and {more} more rows"))


def test_a_held_back_share_keeps_its_denominator_unless_that_is_few():
    rows = pd.DataFrame(
        {"value": [50.0, 25.0], "numerator": [2.0, 2.0], "lower": np.nan, "upper": np.nan, "denominator": [4.0, 8.0], "status": "ok"}
    )
    found = small_figures._without(rows, np.array([True, True]), np.array([True, False]))
    assert (
        found["status"].tolist() == ["suppressed"] * 2
        and found["value"].isna().all()
        and found["denominator"].isna().tolist() == [True, False]
    )


def test_who_is_left_of_an_estimated_whole_is_nobody_in_particular():
    rows = pd.DataFrame({"indicator": "neet_16_24", "value": 10.0, "numerator": [8.0, 8.0], "denominator": [10.0, 10.5]})
    assert small_figures._counts(rows)["rest"].fillna(-1).tolist() == [2.0, -1.0]


def test_what_a_coder_held_back_is_held_back_and_what_was_held_back_first_is_told_by_itself():
    rows = pd.DataFrame({"outcome_id": ["a", "b", "c"], "disclosure": ["secondary", "primary", ""], "value": 1.0, "group_size": 9.0})
    found = small_groups._outcomes(rows, {("whole", "c")})
    assert found["status"].tolist() == ["suppressed", "ok", "suppressed"] and found["group_size"].isna().tolist() == [False, False, True]


def test_what_moved_with_a_figure_of_few_is_held_back_and_what_stood_still_is_not():
    before = {("outcome", "a"): 20.0, ("outcome", "b"): 50.0, ("outcome", "c"): 30.0}
    shown = before | {("outcome", "a"): 21.0, ("outcome", "c"): 60.0}
    assert small_groups.new_since(shown, before) == {("outcome", "a"), ("outcome", "c")}
