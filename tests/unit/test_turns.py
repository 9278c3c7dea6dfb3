"""Page runs take turns, a long one holds nobody up; the charts' library stands behind a small module of the same name."""

import re

import pytest

from insteg.ui import turns
from insteg.ui.server import _let_wait
from insteg.web.rush import LONGEST, MANY, PAUSE, Rush


def test_who_has_waited_long_enough_goes_ahead_and_gives_no_turn_back_that_was_not_theirs(monkeypatch):
    monkeypatch.setattr(turns, "LONGEST_SECONDS", 0.01)
    with turns.turn(), turns.turn(), turns.turn():
        assert not turns._turns.acquire(blocking=False)
    # A turn given back too often raises an error; one kept would be missing here.
    taken = [turns._turns.acquire(blocking=False) for _ in range(turns.AT_A_TIME + 1)]
    assert taken == [True] * turns.AT_A_TIME + [False]
    for _ in range(turns.AT_A_TIME):
        turns._turns.release()


def test_a_turn_is_given_back_when_the_run_fails():
    with pytest.raises(ZeroDivisionError), turns.turn():
        raise ZeroDivisionError
    with turns.turn(), turns.turn():
        pass


def test_a_run_lets_a_rush_of_first_answers_go_ahead_and_the_one_that_makes_them_does_not_wait(monkeypatch):
    now = [100.0]
    crowd = Rush(lambda: now[0])
    monkeypatch.setattr(turns, "rush", crowd)
    monkeypatch.setattr(turns, "sleep", lambda seconds: now.__setitem__(0, now[0] + seconds))
    for _ in range(MANY):
        crowd.came()
    with turns.turn(gives_way=False):
        assert now[0] == 100.0
    with turns.turn():
        assert PAUSE < now[0] - 100.0 < PAUSE + 2 * turns.LOOK_EVERY


def test_a_rush_is_many_without_a_pause_and_is_over_in_time():
    now = [0.0]
    crowd = Rush(lambda: now[0])

    def come(times, apart):
        for _ in range(times):
            now[0] += apart
            crowd.came()

    come(MANY - 1, 0.01)
    assert not crowd.is_on
    come(1, 0.01)
    assert crowd.is_on
    come(1, PAUSE * 2)
    assert not crowd.is_on
    # A stream that goes on holds the live pages up no longer than this.
    come(int(LONGEST / 0.05) + MANY, 0.05)
    assert not crowd.is_on


def test_who_waits_for_an_answer_lets_others_run():
    with turns.turn(), turns.turn():
        assert not turns._turns.acquire(blocking=False)
        with turns.aside():
            assert turns._turns.acquire(blocking=False)
            turns._turns.release()
        assert not turns._turns.acquire(blocking=False)
    with turns.aside():
        pass
    free = [turns._turns.acquire(blocking=False) for _ in range(turns.AT_A_TIME + 1)]
    for _ in range(turns.AT_A_TIME):
        turns._turns.release()
    assert free == [True] * turns.AT_A_TIME + [False]


def test_the_small_module_waits_and_gives_out_everything_under_the_same_names(tmp_path):
    module = tmp_path / "PlotlyChart.abc.js"
    module.write_text("const a=1,b=2;export{a as PlotlyChart,b as default};", encoding="utf-8")
    _let_wait(module)
    text = module.read_text(encoding="utf-8")
    assert text.index("await window.instegLive") < text.index('import("./PlotlyChart.abc.large.js")')
    assert re.findall(r"export \{ \w+ as (\w+) \}", text) == ["PlotlyChart", "default"]
    assert (tmp_path / "PlotlyChart.abc.large.js").read_text(encoding="utf-8").startswith("const a=1")


def test_a_library_that_ends_otherwise_is_told(tmp_path):
    module = tmp_path / "PlotlyChart.abc.js"
    module.write_text("const a=1", encoding="utf-8")
    with pytest.raises(AssertionError, match="does not end with its exports"):
        _let_wait(module)
