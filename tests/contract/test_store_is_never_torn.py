"""Whatever stops a writer, fills the disk, moves the clock or spoils a file: readers get whole figures and are told the truth."""

import shutil
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from insteg import cli
from insteg.collect.own import shelf
from insteg.collect.snapshot import build, downloads, runs, small_groups
from insteg.show.rooms import forgetting, store
from insteg.store import folders, publishing, snapshots, writers
from insteg.web import health
from tests import vintages


@pytest.fixture
def home(snapshot, tmp_path, monkeypatch):
    return vintages.folder_with(snapshot, tmp_path, monkeypatch)


@pytest.fixture
def client():
    with TestClient(Starlette(routes=health.routes())) as asked:
        yield asked


POINTERS = {
    "empty": b"",
    "binary": b"\xff\xfe\x00\x80",
    "an absolute path": b"/etc/passwd",
    "a way out": b"../../etc/passwd",
    "a name that is not there": b"insteg-20200101T000000-aaaaaaaaaaaa.duckdb",
}


@pytest.mark.parametrize("content", POINTERS.values(), ids=POINTERS)
def test_a_damaged_pointer_is_told_in_a_sentence_and_the_last_whole_snapshot_answers(home, content, client):
    whole = snapshots.current()
    (folders.snapshots() / snapshots.POINTER).write_bytes(content)
    assert snapshots.current() == whole
    assert "python -m insteg build" in snapshots.trouble() and "python -m insteg build" in runs.status()[0]
    assert not build.is_up_to_date()
    answer = client.get("/health")
    assert answer.status_code == 200 and str(home) not in answer.text and answer.json()["trouble"]


def test_a_folder_in_the_place_of_the_pointer_is_put_aside(home):
    pointer, whole = folders.snapshots() / snapshots.POINTER, snapshots.current()
    pointer.unlink()
    pointer.mkdir()
    assert snapshots.current() == whole and "is no text file" in snapshots.trouble()
    publishing.publish(whole)
    assert snapshots.trouble() == ""


def test_a_cut_off_snapshot_gives_way_to_the_one_before_and_health_says_so(home, client):
    earlier = snapshots.named(vintages.add_earlier(home))
    assert client.get("/health").json()["status"] == "ok"
    with snapshots.current().open("r+b") as file:
        file.truncate(snapshots.current().stat().st_size // 2)
    assert snapshots.current() == earlier and snapshots.trouble()
    assert not build.is_up_to_date()
    assert earlier.name in runs.status()[0]
    assert client.get("/health").json()["snapshot"] == snapshots.stand_of(earlier)
    earlier.write_bytes(b"")
    answer = client.get("/health")
    assert answer.status_code == 503 and answer.json()["reason"] and str(home) not in answer.text


def test_health_is_503_without_a_snapshot(home, client):
    shutil.rmtree(folders.snapshots())
    answer = client.get("/health")
    assert answer.status_code == 503 and "python -m insteg build" in answer.json()["reason"]


def test_a_snapshot_whose_rows_are_not_those_its_build_counted_is_not_whole(home):
    import duckdb

    earlier = snapshots.named(vintages.add_earlier(home))
    with duckdb.connect(str(snapshots.current())) as connection:
        connection.execute("delete from observation where area_code = '2281'")
    assert snapshots.current() == earlier and "observation" in snapshots.trouble()


def test_a_build_that_did_not_reach_the_disk_is_not_published(home, monkeypatch):
    before = snapshots.current()
    monkeypatch.setattr(build.durable, "settle", lambda path: path.suffix == ".building" and path.write_bytes(b""))
    with pytest.raises(build.NotWritten, match="was not written whole"):
        build.build(lambda _: None)
    assert snapshots.current() == before and snapshots.kept() == [before]


@pytest.mark.parametrize("most", [0, 20_000, 300_000, 2_000_000, 5_000_000])
def test_a_build_whose_files_can_not_grow_is_told_in_a_sentence(home, most):
    """A limit on the size of files strikes DuckDB's log, its commit, its checkpoint as a full disk does."""
    before = snapshots.current()
    limited = f"import resource, sys\nfrom insteg import cli\nresource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))\nsys.exit(cli.main(['build']))"
    done = subprocess.run([sys.executable, "-c", limited], cwd=folders.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "Traceback" not in done.stderr and "The old snapshot is untouched." in done.stderr, done.stderr
    assert snapshots.current() == before and [path.name for path in folders.snapshots().iterdir() if "building" in path.name] == []


def test_going_back_finds_the_one_built_before_whatever_the_clock_said(home):
    first = snapshots.current()
    later = folders.snapshots() / "insteg-19990101T000000-aaaaaaaaaaaa.98.duckdb"
    latest = folders.snapshots() / "insteg-19980101T000000-bbbbbbbbbbbb.99.duckdb"
    for path in (later, latest):
        shutil.copy(first, path)
        publishing.publish(path)
    assert publishing.next_place() == 100
    assert publishing.go_back() == later and publishing.go_back() == first


def test_going_back_passes_over_a_snapshot_that_is_damaged(home):
    first = snapshots.current()
    damaged, latest = (folders.snapshots() / f"insteg-2001010{day}T000000-aaaaaaaaaaaa.{90 + day}.duckdb" for day in (1, 2))
    damaged.write_bytes(first.read_bytes()[:5000])
    shutil.copy(first, latest)
    publishing.publish(latest)
    assert publishing.go_back() == first == snapshots.published() and publishing.is_pinned()


def test_a_clock_31_days_ahead_prunes_nothing_that_is_alive(home):
    first = snapshots.current()
    ahead = f"insteg-{datetime.now(UTC) + timedelta(days=31):%Y%m%dT%H%M%S}-cccccccccccc"
    for place in (50, 51):
        shutil.copy(first, folders.snapshots() / f"{ahead}.{place}.duckdb")
    now = folders.snapshots() / first.name.replace(".duckdb", ".52.duckdb").replace(".1.52", ".52")
    shutil.copy(first, now)
    publishing.publish(now)
    downloads.prune(1)
    assert snapshots.current() == now and now.exists()
    assert publishing.go_back().name == f"{ahead}.51.duckdb"  # the last of its month


def test_a_clock_31_days_ahead_forgets_no_room(tmp_path, monkeypatch):
    kept = store.SeminarStore(f"sqlite:///{tmp_path / 'rooms.sqlite'}")
    kept.add_room("ABCDEF", "x", "")
    today = store._now()
    for days, is_there in ((31, True), (31.5, True), (0, True), (29, True), (29.9, True), (30.5, False)):
        monkeypatch.setattr(store, "_now", lambda days=days: today + timedelta(days=days))
        kept.forget_old()
        assert (kept.room("ABCDEF") is not None) == is_there, days


def test_a_clock_that_goes_on_is_believed_after_a_day():
    assert timedelta(days=1) == forgetting.LEAP and forgetting.KEPT_DAYS == 30


def test_eight_builds_at_once_are_one(home):
    command = [sys.executable, "-m", "insteg", "build", "--if-needed"]
    shutil.rmtree(folders.snapshots())
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folders.ROOT) for _ in range(8)]
    said = [process.communicate(timeout=500)[0] for process in running]
    assert [process.returncode for process in running] == [0] * 8
    assert sum("Published" in text for text in said) == 1 and sum("up to date" in text for text in said) == 7
    assert len(snapshots.kept()) == 1


def test_the_lock_dies_with_its_process(home):
    hold = "import os\nfrom insteg.store import writers\nwith writers.alone('a build'):\n    os.kill(os.getpid(), 9)"
    assert subprocess.run([sys.executable, "-c", hold], cwd=folders.ROOT, check=False).returncode == -9
    with writers.alone("a refresh", patience=0):
        pass


def test_a_writer_who_waits_is_told_whom_for_and_goes_on(home):
    told, taken = [], threading.Event()

    def hold():
        with writers.alone("an import"):
            taken.set()
            while not told:
                pass

    other = threading.Thread(target=hold)
    other.start()
    assert taken.wait(60)
    with writers.alone("a build", told.append, patience=60):
        other.join(60)
    assert len(told) == 1 and told[0].startswith("Another command is writing: an import (process ")


@pytest.fixture
def half_done(home):
    """An import that stopped after its table and before its origin, as versions before the lock left it too."""
    (home / "raw").unlink()
    shutil.copytree(folders.ROOT / "data" / "raw", home / "raw")
    folder = shelf.PROJECTS.folder
    folder.mkdir(exist_ok=True)
    table = b"project_id,title\nP-1,Ung\n"
    (folder / "projects.csv").write_bytes(table)
    (folder / "origin.toml").write_text('[[document]]\nsha256 = "0"\n', encoding="utf-8")
    (folder / ".origin.toml").write_text(f'[[document]]\nsha256 = "{shelf._checksum(table)}"\n', encoding="utf-8")
    return folder


def test_an_import_stopped_between_its_two_steps_is_finished(half_done):
    assert [sentence for sentence in shelf.mend() if "is finished" in sentence]
    assert shelf._checksum((half_done / "projects.csv").read_bytes()) in (half_done / "origin.toml").read_text(encoding="utf-8")
    assert not (half_done / ".origin.toml").exists() and list(shelf.mend()) == []


def test_an_import_stopped_before_its_first_step_is_undone(half_done):
    (half_done / "projects.csv").write_bytes(b"project_id,title\n")
    assert [sentence for sentence in shelf.mend() if "Run it again" in sentence]
    assert (half_done / "origin.toml").read_text(encoding="utf-8") == '[[document]]\nsha256 = "0"\n'


@pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler: operations of the disk can't be counted")
@pytest.mark.parametrize(
    ("kind", "commands", "every"), [("kill", ["import-projects"], 4), ("full", ["import-outcomes"], 6), ("kill", ["build"], 60)]
)
def test_a_command_stopped_at_any_operation_loses_nothing(kind, commands, every):
    """All operations of all commands: python -m bench.faults."""
    asked = [sys.executable, "-m", "bench.faults", "--kind", kind, "--every", str(every), *commands]
    done = subprocess.run(asked, cwd=folders.ROOT, capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def test_serving_goes_on_with_what_there_is_when_a_build_fails(home, monkeypatch, capsys):
    monkeypatch.setattr("insteg.ui.server.run", lambda address, port: print("serving"))

    def full(*_args, **_named):
        raise build.NotWritten("The disk is full.")

    monkeypatch.setattr(build, "build", full)
    assert cli.main(["serve"]) == 0
    assert "serving" in capsys.readouterr().out
    shutil.rmtree(folders.snapshots())
    assert cli.main(["serve"]) == 1


AREAS = {
    "empty": (b"", "gives 0 areas the role country"),
    "binary": (b"\xff\xfe\x00\x80", "Save it as CSV UTF-8"),
    "without its header row": (b"00,Riket\n22,L\n", "Save it as CSV UTF-8"),
    "with a column too many": (b"area_code,colour\n00,red\n", "Remove or rename them"),
}


@pytest.mark.parametrize(("content", "fix"), AREAS.values(), ids=AREAS)
def test_a_broken_list_of_areas_is_told_in_a_sentence(home, content, fix):
    (home / "catalogue").unlink()
    shutil.copytree(folders.ROOT / "data" / "catalogue", home / "catalogue")
    (home / "catalogue" / "areas.csv").write_bytes(content)
    command = [sys.executable, "-m", "insteg", "build"]
    done = subprocess.run(command, cwd=folders.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "areas.csv" in done.stderr and fix in done.stderr, done.stderr


@pytest.mark.parametrize("content", [*POINTERS.values(), None], ids=[*POINTERS, "a folder"])
def test_a_damaged_pointer_to_a_download_gives_way_to_the_last_whole_one(home, content):
    source = folders.live() / "esf"
    for name in ("20260101T000000", "20260201T000000", f"20260301T000000{downloads.UNFINISHED}"):
        (source / name).mkdir(parents=True)
        (source / name / "origin.toml").write_text('source = "esf"\n', encoding="utf-8")
    (source / "20260401T000000").mkdir()
    pointer = source / downloads.POINTER
    if content is None:
        pointer.mkdir()
    else:
        pointer.write_bytes(content)
    assert downloads.current() == {"esf": source / "20260201T000000"}
    downloads.point_at({"esf": source / "20260101T000000"})
    assert downloads.current() == {"esf": source / "20260101T000000"}


@pytest.mark.parametrize("content", [b"", b"\0" * 300_000, bytes(range(256)) * 1200], ids=["empty", "zeros", "garbage"])
def test_a_damaged_snapshot_shows_nothing_that_a_build_would_have_to_heed(tmp_path, content):
    damaged = tmp_path / "insteg-20200101T000000-aaaaaaaaaaaa.1.duckdb"
    damaged.write_bytes(content)
    assert small_groups.shown_in(damaged) == {}


def test_a_build_takes_the_place_of_the_only_snapshot_when_that_is_cut_off(home):
    only = snapshots.current()
    with only.open("r+b") as file:
        file.truncate(100_000)
    built = build.build(lambda step: None)
    assert built != only and snapshots.current() == built and snapshots.trouble() == ""
