"""The limiter lets so many through in so long a time, whoever comes and whenever."""

from hypothesis import given
from hypothesis import strategies as st

from insteg.store.limiter import Limiter


class Clock:
    """Time as the limiter reads it, moved by hand."""

    def __init__(self, monkeypatch) -> None:
        self.now = 1_800_000_000.0
        monkeypatch.setattr("time.time", lambda: self.now)


def test_what_does_not_fit_waits_and_then_passes(monkeypatch):
    clock, limiter = Clock(monkeypatch), Limiter("2/10 seconds")
    assert [limiter.wait("one"), limiter.wait("one")] == [0, 0]
    refused = limiter.wait("one")
    assert 1 <= refused <= 20
    clock.now += 20
    assert limiter.wait("one") == 0


def test_one_does_not_wait_for_another(monkeypatch):
    Clock(monkeypatch)
    limiter = Limiter("1/minute")
    assert [limiter.wait("one"), limiter.wait("other")] == [0, 0]
    assert limiter.wait("one") > 0


@given(st.lists(st.floats(0, 10), max_size=200), st.integers(1, 10))
def test_never_more_pass_in_one_window_than_the_limit(steps, count):
    import pytest

    with pytest.MonkeyPatch.context() as patch:
        clock, limiter = Clock(patch), Limiter(f"{count}/minute")
        passed = []
        for step in steps:
            clock.now += step
            if limiter.wait() == 0:
                passed.append(clock.now)
        # Two windows that meet may each be full; what they hold together is never passed within one.
        assert all(sum(start <= moment < start + 60 for moment in passed) <= 2 * count for start in passed)
