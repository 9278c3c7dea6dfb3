"""Ctrl-C while a command works: said twice, or made into another error by a library, it is the same stop."""

import os
import signal

import pytest

from insteg import cli
from insteg.cli import interrupts


@pytest.fixture(autouse=True)
def terminal():
    """A test's worker lets Ctrl-C pass; a command at a terminal hears it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def press():
    os.kill(os.getpid(), signal.SIGINT)


def test_the_first_stops_and_the_second_is_let_pass():
    with interrupts.heard() as is_interrupted:
        assert not is_interrupted()
        with pytest.raises(KeyboardInterrupt):
            press()
        press()
        assert is_interrupted()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_error_that_a_library_makes_of_it_is_a_stop(monkeypatch, capsys):
    def build(if_needed=False):
        try:
            press()
        except KeyboardInterrupt:
            raise ImportError("half loaded") from None

    monkeypatch.setattr(cli, "build", build)
    assert cli.main(["build"]) == cli.STOPPED
    assert capsys.readouterr().err == "\nStopped.\n"


def test_an_error_without_ctrl_c_is_none(monkeypatch):
    def build(if_needed=False):
        raise ImportError("broken")

    monkeypatch.setattr(cli, "build", build)
    with pytest.raises(ImportError, match="broken"):
        cli.main(["build"])
