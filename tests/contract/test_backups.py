"""A backup taken while rooms are written to comes back whole on another machine; a damaged one changes nothing."""

import io
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing

import pytest

from insteg.cli import main
from insteg.store import backups, checksums, folders, queries, snapshots


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A data folder with a snapshot, something brought, and a room's store that somebody is writing to."""
    made = tmp_path / "here"
    shutil.copytree(folders.snapshots(), made / "snapshots")
    (made / "raw" / "own_projects").mkdir(parents=True)
    (made / "raw" / "own_projects" / "projects.csv").write_text("åäö\n", encoding="utf-8")
    (made / "rooms").mkdir()
    (made / ".writer.lock").touch()
    (made / "snapshots" / "half.unfinished").write_bytes(b"x")
    monkeypatch.setenv("INSTEG_DATA", str(made))
    return made


@pytest.fixture
def saved(place, tmp_path):
    assert main(["backup", str(tmp_path / "kept.tar.gz")]) == 0
    return tmp_path / "kept.tar.gz"


def answers_of(folder):
    with closing(sqlite3.connect(folder / "rooms" / "rooms.sqlite")) as store:
        return store.execute("select text from answer").fetchall()


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_everything_comes_back_and_answers(place, tmp_path, monkeypatch):
    writing = sqlite3.connect(place / "rooms" / "rooms.sqlite")
    writing.execute("pragma journal_mode=wal")
    writing.execute("create table answer(text)")
    writing.execute("insert into answer values ('ja')")
    writing.commit()
    # In the journal, not yet in the file; and one that is not finished.
    writing.execute("insert into answer values ('nej')")
    backups.save(tmp_path / "kept.tar.gz")
    there = tmp_path / "there"
    monkeypatch.setenv("INSTEG_DATA", str(there))
    assert main(["restore", str(tmp_path / "kept.tar.gz")]) == 0
    assert answers_of(there) == [("ja",)]
    writing.close()
    before, after = files(place), files(there)
    assert {name for name in before if name not in after and "rooms.sqlite" not in name} == {
        ".writer",
        ".writer.lock",
        "snapshots/half.unfinished",
    }
    assert all(after[name] == before[name] for name in after if "rooms.sqlite" not in name)
    assert snapshots.current().parent == there / "snapshots" and not queries.ask("sizes").empty


def test_it_is_checked_with_standard_tools_alone(saved, tmp_path):
    subprocess.run(["tar", "-xzf", saved, "-C", tmp_path], check=True)
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path, check=True)


@pytest.mark.parametrize(
    "harm", ["cut", "flip", "text", "empty", "missing", "outside", "one file changed", "one file more", "no checksums"]
)
def test_a_damaged_backup_is_told_and_changes_nothing(saved, tmp_path, monkeypatch, capsys, harm):
    content = saved.read_bytes()
    harmed = tmp_path / "harmed.tar.gz"
    match harm:
        case "cut":
            harmed.write_bytes(content[: len(content) // 2])
        case "flip":
            middle = len(content) // 2
            harmed.write_bytes(content[:middle] + bytes(255 - byte for byte in content[middle : middle + 64]) + content[middle + 64 :])
        case "text":
            harmed.write_text("not a backup")
        case "empty":
            harmed.touch()
        case "missing":
            pass
        case _:
            rewritten(saved, harmed, harm)
    there = tmp_path / "there"
    monkeypatch.setenv("INSTEG_DATA", str(there))
    assert main(["restore", str(harmed)]) == 1
    assert str(harmed) in capsys.readouterr().err
    assert not there.exists() and not (tmp_path / "outside").exists()
    assert not list(tmp_path.glob(".insteg-restore*"))


def rewritten(saved, harmed, harm):
    with tarfile.open(saved) as old, tarfile.open(harmed, "w:gz") as new:
        for entry in old:
            content = old.extractfile(entry).read()
            if harm == "no checksums" and entry.name == checksums.NAME:
                continue
            if harm == "one file changed" and entry.name.endswith(".csv"):
                content, entry.size = b"other", 5
            new.addfile(entry, io.BytesIO(content))
        if harm in ("outside", "one file more"):
            more = tarfile.TarInfo("../outside" if harm == "outside" else "more")
            new.addfile(more, io.BytesIO())


def test_nothing_is_written_over(saved, tmp_path, capsys):
    assert main(["backup", str(saved)]) == 1 and "is there already" in capsys.readouterr().err
    assert main(["restore", str(saved)]) == 1 and "holds files" in capsys.readouterr().err


@pytest.mark.parametrize("inside", ["kept.tar.gz", "backups/kept.tar.gz", "../link/kept.tar.gz"])
def test_a_backup_does_not_lie_in_what_it_saves(place, tmp_path, capsys, inside):
    """The next one would hold it, and the one after that both."""
    (tmp_path / "link").symlink_to(place)
    (place / "backups").mkdir()
    before = files(place)
    assert main(["backup", str(place / inside)]) == 1
    told = capsys.readouterr().err
    assert "lies in the data folder" in told and f"Name a file outside {place}" in told
    assert files(place) == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no/such/kept.tar.gz", "There is no folder"),
        ("file/kept.tar.gz", "There is no folder"),
        ("folder", "is a folder. Name a file in it."),
    ],
)
def test_a_place_where_no_backup_can_be_is_named_and_no_half_one_blamed(place, tmp_path, capsys, name, said):
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    assert main(["backup", str(tmp_path / name)]) == 1
    told = capsys.readouterr().err
    assert said in told and "unfinished" not in told and "INSTEG_CACHE" not in told


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(28, "No space left on device")])
def test_what_cannot_be_written_is_the_file_that_was_asked_for(place, tmp_path, monkeypatch, capsys, error):
    def refused(unfinished, *_, **__):
        raise OSError(error.errno, error.strerror, str(unfinished))

    monkeypatch.setattr(tarfile, "open", refused)
    assert main(["backup", str(tmp_path / "kept.tar.gz")]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"{tmp_path / 'kept.tar.gz'} can't be written: {error.strerror}.")
    assert "unfinished" not in told


def test_a_file_that_cannot_be_read_is_named(place, tmp_path, capsys):
    (place / "rooms" / "rooms.sqlite").write_bytes(b"no database, but as long as the head of one would be" * 100)
    assert main(["backup", str(tmp_path / "kept.tar.gz")]) == 1
    assert "rooms.sqlite can't be read" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.gz*")) and not list(tmp_path.glob(".kept*"))


# A limit on the size of a file is a disk that is full to the program.
LIMITED = """
import resource, signal, sys
from insteg.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
sys.exit(main(["backup", sys.argv[1]]))
"""


def test_a_disk_that_is_full_leaves_no_half_backup(place, tmp_path):
    done = subprocess.run([sys.executable, "-c", LIMITED, str(tmp_path / "small.tar.gz")], check=False, capture_output=True, text=True)
    assert done.returncode == 1 and done.stderr and "Traceback" not in done.stderr
    assert not list(tmp_path.glob("*small*"))


def test_a_snapshot_that_cannot_be_read_is_told_when_saved_and_when_brought_back(place, tmp_path, monkeypatch, capsys):
    snapshots.current().write_bytes(b"no snapshot")
    assert main(["backup", str(tmp_path / "kept.tar.gz")]) == 0
    assert "python -m insteg build" in capsys.readouterr().err
    monkeypatch.setenv("INSTEG_DATA", str(tmp_path / "there"))
    assert main(["restore", str(tmp_path / "kept.tar.gz")]) == 0
    assert "python -m insteg build" in capsys.readouterr().err
