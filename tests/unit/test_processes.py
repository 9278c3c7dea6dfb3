"""Several servers kept by one command: who ends is started again, ever more seldom, and all are stopped together."""

import sys
import time

import pytest

from bench.browser import free_port
from insteg.cli import listening, processes
from tests.contract.test_commands import told


def server(program, port="8501"):
    return processes.Server([sys.executable, "-c", program, port])


def ended(one):
    one.process.wait(timeout=20)
    return one


def test_who_ends_is_started_again_and_waits_longer_each_time(capsys):
    one, now, waits = server("raise SystemExit(3)"), 100.0, []
    for _ in range(7):
        one.keep(now)
        ended(one).keep(now)
        assert one.process is None
        one.keep(one.due - 0.01)
        assert one.process is None
        waits.append(one.wait)
        now = one.due
    assert waits == [2, 4, 8, 16, 30, 30, 30]
    assert "The server at port 8501 ended (code 3). Started again in 2 s." in capsys.readouterr().err


def test_who_has_run_for_long_is_started_again_soon():
    one = server("pass")
    one.wait = 30.0
    one.keep(100.0)
    ended(one).keep(100.0 + processes.SECONDS_OF_HEALTH + 1)
    assert one.wait == 1.0


def test_who_does_not_stop_when_asked_is_ended():
    deaf = server("import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('x', flush=True); time.sleep(60)")
    deaf.keep(0.0)
    time.sleep(0.3)
    deaf.stop()
    deaf.see_out(time.monotonic() + 0.2)
    assert deaf.process.returncode is not None


def test_several_need_one_store_for_the_rooms(monkeypatch):
    monkeypatch.delenv("INSTEG_ROOMS_DATABASE", raising=False)
    processes.check("127.0.0.1", free_port(), 1)
    with pytest.raises(listening.CannotListen, match="INSTEG_ROOMS_DATABASE"):
        processes.check("127.0.0.1", free_port(), 2)


def test_the_last_port_is_the_last(monkeypatch):
    monkeypatch.setenv("INSTEG_ROOMS_DATABASE", "postgresql+psycopg://insteg@/insteg")
    with pytest.raises(listening.CannotListen, match="past 65535"):
        processes.check("127.0.0.1", 65535, 2)


@pytest.mark.parametrize("count", ["0", "33", "-1", "två", "1.5", ""])
def test_an_impossible_number_of_processes_is_refused_by_name(count):
    code, said = told("serve", f"--processes={count}")
    assert (code, f"{count!r} is no number of processes" in said) == (2, True)
