"""Files made once: one way for what is kept by snapshot and for what a server of another version may still be sending from."""

import os

import pytest

from insteg.store import made_once
from insteg.web import packed


@pytest.fixture(autouse=True)
def cache(monkeypatch, tmp_path):
    monkeypatch.setenv("INSTEG_CACHE", str(tmp_path))
    return tmp_path


def write(place):
    (place / "x.js").write_text("a" * 5000, encoding="utf-8")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_packed_folder_is_made_once_with_its_twins_and_leaves_nothing_half(cache):
    made = []
    for _ in range(2):
        found = packed.folder("static-1.2-x", lambda place: (made.append(place), write(place)))
    assert len(made) == 1
    assert names(found) == ["x.js", "x.js.br", "x.js.gz"] and names(cache) == ["static-1.2-x"]


def test_what_another_version_may_be_sending_from_stays_and_old_snapshots_go(cache):
    for name in ("static-1.1", "static-1.2-old", "public-old"):
        (cache / name).mkdir()
        os.utime(cache / name, (0, 0))
    packed.folder("static-1.2", write)
    made_once.folder("public-", "new", write)
    assert names(cache) == ["public-new", "static-1.1", "static-1.2", "static-1.2-old"]


def test_whoever_comes_second_takes_what_the_other_process_made(cache):
    def slow(place):
        write(place)
        # The other process is done first.
        (cache / "deck-1").mkdir()
        (cache / "deck-1" / "x.js").write_text("theirs", encoding="utf-8")

    assert (packed.folder("deck-1", slow) / "x.js").read_text() == "theirs"
    assert names(cache) == ["deck-1"]


def test_what_cannot_be_made_leaves_nothing(cache):
    def broken(place):
        write(place)
        raise ValueError("x")

    with pytest.raises(ValueError):
        packed.folder("deck-2", broken)
    assert names(cache) == []
