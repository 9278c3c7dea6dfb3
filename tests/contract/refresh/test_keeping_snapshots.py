"""What stays on disk: the last snapshots, the way back, nothing half done, and a diary."""

import threading

import pytest

from insteg import cli
from insteg.collect.snapshot import runs
from insteg.store import folders, publishing, snapshots, writers
from tests.contract.refresh.verbs import ask, run


def test_only_the_last_snapshots_are_kept_and_the_current_always(bases):
    for _ in range(3):
        run(bases, ["eurostat"], keep=2)
    assert len(snapshots.kept()) == 2 and snapshots.current() == snapshots.kept()[-1]
    assert len([path for path in (folders.live() / "eurostat").iterdir() if path.is_dir()]) == 2


def test_going_back_stays_until_the_next_refresh(bases, capsys):
    first = snapshots.current()
    run(bases, ["eurostat"])
    assert cli.main(["rollback"]) == 0 and snapshots.current() == first
    assert cli.main(["build", "--if-needed"]) == 0 and snapshots.current() == first
    assert cli.main(["status"]) == 0 and "gone back to" in capsys.readouterr().out
    run(bases, ["eurostat"])
    assert snapshots.current() != first and not publishing.is_pinned()


def test_nothing_to_go_back_to_is_said(capsys):
    assert cli.main(["rollback"]) == 1
    assert "oldest snapshot kept" in capsys.readouterr().err


def test_a_refresh_waits_for_another_writer_and_then_says_who_it_is(bases, monkeypatch):
    monkeypatch.setattr(writers, "PATIENCE", 0.1)
    taken, done = threading.Event(), threading.Event()

    def hold():
        with writers.alone("a build in another window"):
            taken.set()
            done.wait(60)

    other = threading.Thread(target=hold)
    other.start()
    try:
        assert taken.wait(60)
        with pytest.raises(writers.WriterBusy, match=r"a build in another window \(process \d+"):
            run(bases)
    finally:
        done.set()
        other.join()
    assert run(bases, ["eurostat"])[0] == {"eurostat": "fetched"}


def test_what_an_interrupted_refresh_left_is_swept_away(bases):
    rubbish = [
        folders.live() / "kolada" / "20260101T000000.part" / "x",
        folders.snapshots() / "insteg-x.building",
        folders.snapshots() / "insteg-x.ready",
    ]
    for path in rubbish:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("half")
    run(bases, ["eurostat"])
    assert not any(path.exists() for path in rubbish)


def test_a_diary_line_cut_off_by_a_crash_is_passed_over(bases):
    run(bases, ["eurostat"])
    with (folders.live() / runs.DIARY).open("a") as file:
        file.write('{"time": "2026-')
    assert runs.latest()["eurostat"]["state"] == "fetched" and any("eurostat: figures taken" in line for line in runs.status())


def test_an_unknown_publisher_is_named(capsys):
    assert cli.main(["refresh", "scbb"]) == 1
    assert "No publisher is called scbb" in capsys.readouterr().err


def test_a_built_snapshot_from_a_download_is_the_same_when_built_again(bases):
    run(bases)
    figures = ask("select * from observation order by all")
    assert cli.main(["build"]) == 0
    assert ask("select * from observation order by all") == figures
