"""Answers are remembered within a bound of bytes, made once, and forgotten with their snapshot."""

import gc
import threading
import weakref
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest

from insteg.store import publishing, remembered, snapshots
from insteg.store.sizes import bytes_of
from tests import vintages

MB = 1024 * 1024


@pytest.fixture(autouse=True)
def emptied():
    remembered._answers.clear()
    yield
    remembered._answers.clear()


@dataclass(frozen=True)
class Drawn:
    title: str
    rows: pd.DataFrame


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [
        (pd.DataFrame({"x": np.zeros(MB)}), 8 * MB, 8.1 * MB),
        (Drawn("a", pd.DataFrame({"x": np.zeros(MB)})), 8 * MB, 8.1 * MB),
        ({"one": [pd.Series(np.zeros(MB))], "two": np.zeros(MB)}, 16 * MB, 16.2 * MB),
        ("å" * MB, MB, 2.1 * MB),
        (pd.DataFrame({"x": ["a" * 1000] * 1000 + ["b" * 1000] * 1000}), 1.9 * MB, 2.5 * MB),
    ],
)
def test_a_value_is_as_large_as_what_it_holds(value, least, most):
    assert least <= bytes_of(value) <= most


def test_one_thing_held_twice_is_counted_once():
    frame = pd.DataFrame({"x": np.zeros(MB)})
    assert bytes_of([frame, frame, frame]) < 8.1 * MB


def test_big_frames_never_hold_more_than_the_bound():
    made = []

    @remembered.remembered
    def big(number: int) -> pd.DataFrame:
        made.append(number)
        return pd.DataFrame({"x": np.zeros(5 * MB)})  # 40 MB, as one table without filters

    for number in range(20):
        big(number)
    assert remembered._answers.currsize <= remembered.MOST_BYTES == 256 * MB
    assert len(remembered._answers) == 6  # 6 x 40 MB fit into 256
    big(19)
    big(0)
    assert made == [*range(20), 0]  # the latest was still known, the first one not


def test_six_who_ask_at_once_are_answered_by_one_calculation():
    made, all_ask, got = [], threading.Barrier(7), []
    is_made = threading.Event()

    @remembered.remembered
    def slow(number: int) -> list[int]:
        made.append(number)
        is_made.wait(30)
        return [number]

    def ask():
        all_ask.wait(30)
        got.append(slow(1))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    all_ask.wait(30)
    is_made.set()
    for thread in threads:
        thread.join(30)
    assert made == [1] and len(got) == 6 and all(one is got[0] for one in got)


def test_an_error_is_not_remembered():
    tries = []

    @remembered.remembered
    def fails_once() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise ValueError("not now")
        return "well"

    with pytest.raises(ValueError, match="not now"):
        fails_once()
    assert fails_once() == "well" and fails_once() == "well" and len(tries) == 2


def test_a_new_snapshot_frees_the_answers_of_the_old_one(snapshot, tmp_path, monkeypatch):
    home = vintages.folder_with(snapshot, tmp_path, monkeypatch)
    old = snapshots.named(vintages.add_earlier(home))
    new = snapshots.current()
    publishing.publish(old)

    @remembered.remembered
    def of_now() -> Drawn:
        return Drawn(snapshots.in_view().name, pd.DataFrame({"x": np.zeros(MB)}))

    kept = weakref.ref(of_now())
    with snapshots.held(snapshots.stand_of(old)):
        frozen = weakref.ref(of_now())
    publishing.publish(new)
    assert of_now().title == new.name
    gc.collect()
    assert kept() is None
    # A frozen view's answers are those of its link, whatever is published.
    assert frozen() is not None


@dataclass(frozen=True)
class Asked:
    text: str

    @property
    def is_typed(self) -> bool:
        return bool(self.text)


def test_an_answer_to_typed_words_is_made_anew_and_stands_nowhere():
    made = []

    @remembered.remembered
    def answer(asked: Asked) -> str:
        made.append(asked)
        return asked.text

    assert [answer(Asked(text)) for text in ("", "", "zxq", "zxq")] == ["", "", "zxq", "zxq"]
    assert [asked.text for asked in made] == ["", "zxq", "zxq"]
    assert "zxq" not in str(list(remembered._answers)) and answer(asked=Asked("zxq")) == "zxq"
