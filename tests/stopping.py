"""A command of ours in a process of its own, stopped the way a person stops it."""

import signal
import subprocess
import time
import urllib.request
from pathlib import Path


def started(command: list[str], cwd: Path, environment: dict[str, str]) -> subprocess.Popen[str]:
    """Its output in one pipe. A shell in the background lets Ctrl-C pass by: here it is heard again."""
    heard = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.default_int_handler)}
    return subprocess.Popen(command, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **heard)


def stopped(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Ctrl-C, twice where once is not enough for a waiting browser; its exit code and all it said."""
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=90)
    return process.returncode, said


def fetched(address: str, seconds: float = 240) -> bytes:
    """What a server answers, once it does."""
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return answer.read()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
