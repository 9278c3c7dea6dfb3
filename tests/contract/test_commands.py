"""What a person sees of a command that can't do its work: one sentence, never our program's inside."""

import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from insteg import cli
from insteg.collect.snapshot import refresh
from insteg.collect.snapshot.refresh import FetchResult
from insteg.store import folders
from tests import stopping


def told(*arguments: str, **variables: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "insteg", *arguments],
        cwd=folders.ROOT, env={**os.environ, **variables}, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


@pytest.mark.parametrize("port", ["0", "65536", "99999", "-1", "åtta", "80.5", ""])
def test_an_impossible_port_is_refused_by_name(port):
    code, said = told("serve", f"--port={port}")
    assert (code, f"{port!r} is no port" in said) == (2, True)


@pytest.mark.parametrize("address", ["999.1.1.1", "no such name", "å" * 80, "a" * 300])
def test_an_impossible_address_is_refused_by_name(address):
    code, said = told("serve", "--address", address)
    assert (code, repr(address) in said) == (1, True)


def test_an_address_of_another_machine_is_refused():
    # 192.0.2.0/24 is kept for examples: no machine has it.
    code, said = told("serve", "--address", "192.0.2.1")
    assert (code, "192.0.2.1" in said and "--address" in said) == (1, True)


def test_a_taken_port_is_told():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        code, said = told("serve", "--port", port)
    assert (code, port in said and "--port" in said) == (1, True)


@pytest.mark.skipif(not os.path.isdir("/sys/kernel"), reason="no folder here that nobody may write in")  # noqa: PTH112
@pytest.mark.parametrize("command", [["build"], ["refresh"], ["serve", "--port", "18561"]])
def test_a_folder_that_cannot_be_written_is_told(command):
    code, said = told(*command, INSTEG_DATA="/sys/kernel/insteg")
    assert (code, "/sys/kernel/insteg" in said and "INSTEG_DATA" in said) == (1, True)


def test_a_file_where_the_data_folder_should_be_is_told(tmp_path):
    (tmp_path / "data").write_text("")
    code, said = told("build", INSTEG_DATA=str(tmp_path / "data"))
    assert (code, "INSTEG_DATA" in said) == (1, True)


def test_going_back_without_an_older_snapshot_is_told_as_what_it_is(tmp_path):
    """It was told as a file whose rights should be mended."""
    code, said = told("rollback", INSTEG_DATA=str(tmp_path))
    assert (code, said.strip().startswith(str(tmp_path))) == (1, True)
    assert "Build the snapshot first" in said and "rights" not in said


@pytest.mark.parametrize("limit", ["many", "10/fortnight", "/minute"])
def test_a_setting_that_cannot_be_used_is_told_by_its_name(limit):
    code, said = told("build", INSTEG_API_LIMIT=limit)
    assert (code, "INSTEG_API_LIMIT" in said and limit in said) == (1, True)


@pytest.mark.parametrize(
    ("states", "code"), [(["fetched", "fetched"], 0), (["fetched", "offline"], 1), (["refused", "fetched"], 1), (["in part"], 1)]
)
def test_a_refresh_ends_well_only_when_every_publisher_was_fetched_whole(monkeypatch, states, code):
    """Whoever runs it at night hears of a failure by nothing else."""
    outcomes = [FetchResult(f"publisher {number}", state, "") for number, state in enumerate(states)]
    monkeypatch.setattr(refresh, "refresh", lambda wish, tell: outcomes)
    assert cli.main(["refresh"]) == code


@pytest.mark.parametrize("seconds", [0.5, 2])
def test_ctrl_c_stops_a_build_with_a_word(tmp_path, seconds):
    command = [sys.executable, "-m", "insteg", "build"]
    process = stopping.started(command, folders.ROOT, {**os.environ, "INSTEG_DATA": str(tmp_path)})
    time.sleep(seconds)
    code, said = stopping.stopped(process)
    # A quick machine may have finished. Interrupted inside exec(), Python ends itself by the signal: a shell tells 130 of that as well.
    assert code in (130, -signal.SIGINT, 0) and "Traceback" not in said, said
    assert not list(tmp_path.glob("snapshots/*.building*"))
