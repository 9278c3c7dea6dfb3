"""Work in a child of one's own: all is imported before, and yet it can be killed like any process."""

import ctypes
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from insteg.store import folders

SHIM = "INSTEG_FAULT_SHIM"
TRACEBACK = 70


def begun(work: Callable[[], int], output: Path, kind: str = "kill", number: int = 0, log: Path | None = None) -> int:
    """Start the work; returns the child's process id. With a number, the operation of the disk at which it is struck."""
    child = os.fork()
    if not child:
        _work_and_leave(work, output, kind, number, log)
    return child


def ended(child: int) -> int:
    """The exit code: -9 when it was killed, 70 when it ended in a traceback."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def run(work: Callable[[], int], output: Path, kind: str = "kill", number: int = 0, log: Path | None = None) -> int:
    return ended(begun(work, output, kind, number, log))


def _work_and_leave(work: Callable[[], int], output: Path, kind: str, number: int, log: Path | None) -> None:
    code = TRACEBACK
    try:
        silence = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        if shim := os.environ.get(SHIM):
            root = str(folders.data()).encode()
            ctypes.CDLL(shim).fault_arm(root, kind.encode(), ctypes.c_long(number), str(log or "").encode())
        code = work()
    except SystemExit as ending:
        code = int(ending.code or 0)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
