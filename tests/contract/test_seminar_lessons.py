"""A lesson from a room: reviewed, imported once, built, and shown with its seminar instead of a project."""

import shutil

import pytest

from insteg import cli
from insteg.collect.snapshot.build import build
from insteg.figures import lessons
from insteg.show.rooms import take_along
from insteg.show.rooms.store import _now
from insteg.store import folders, snapshots

KEPT = {"text_sv": "Praktik behöver en namngiven handledare.", "level": "organisation", "types": "", "actors": "municipality; region"}


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A data folder of one's own."""
    data = tmp_path / "data"
    shutil.copytree(folders.data(), data, ignore=shutil.ignore_patterns("snapshots", "live", "rooms"))
    monkeypatch.setenv("INSTEG_DATA", str(data))
    return data


def reviewed(folder, *kept: dict):
    file = folder / "lardomar.csv"
    file.write_bytes(take_along.lessons(list(kept), "ACDEFG", _now(), "Länsmötet"))
    return file


def test_a_reviewed_lesson_is_imported_once_built_and_shown(home, tmp_path, capsys):
    file = reviewed(tmp_path, KEPT)
    assert cli.main(["import-lessons", str(file)]) == 0
    assert "Nothing is written yet" in capsys.readouterr().out
    assert cli.main(["import-lessons", str(file), "--yes"]) == 0
    assert cli.main(["import-lessons", str(file), "--yes"]) == 0
    assert "0 new, 1 imported before" in capsys.readouterr().out
    build(lambda step: None)
    rows = lessons.everything()
    shown = rows[rows["kind"] == "seminar"]
    assert shown["text_sv"].tolist() == [KEPT["text_sv"]]
    assert list(shown["actors"].iloc[0]) == ["municipality", "region"]
    assert snapshots.current().parent == home / "snapshots"
    for language, said in (("sv", "Seminariet Länsmötet, "), ("en", "The seminar Länsmötet, ")):
        text = lessons.rendered(shown, language)
        assert said in text
        assert '<p class="insteg-verdict" lang="sv">Praktik behöver' in text
        assert "projekt=" not in text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"level": "galaxy"}, "level = 'galaxy'"),
        ({"actors": "nobody"}, "actors = 'nobody'"),
        ({"types": "no_type"}, "types = 'no_type'"),
        ({"text_sv": ""}, "can't be empty"),
        ({"text_sv": "Ring a.b@c.se"}, "persons stay out"),
        ({"text_sv": "x" * 501}, "longer than 500"),
    ],
)
def test_a_lesson_that_breaks_a_rule_is_rejected_with_its_row(home, tmp_path, capsys, change, said):
    assert cli.main(["import-lessons", str(reviewed(tmp_path, KEPT, {**KEPT, **change})), "--yes"]) == 1
    told = capsys.readouterr().out
    assert "row 3" in told
    assert said in told
    assert "1 new" in told


def test_a_file_of_another_kind_is_refused(home, tmp_path, capsys):
    file = tmp_path / "other.csv"
    file.write_text("a;b\n1;2\n", encoding="utf-8")
    assert cli.main(["import-lessons", str(file), "--yes"]) == 1
    assert "lacks the columns" in capsys.readouterr().err
