"""Ctrl-C, heard once and remembered: a library that says it a second time, or makes another error of it, changes nothing."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def heard() -> Iterator[Callable[[], bool]]:
    """Yields whether Ctrl-C was pressed. The first raises KeyboardInterrupt, as ever; what comes while the command ends is let pass.

    Where Ctrl-C is somebody else's (another thread, a shell's background), nothing is changed.
    """
    is_ours = threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGINT) is signal.default_int_handler
    pressed: list[int] = []

    def hear(number: int, frame: FrameType | None) -> None:
        pressed.append(number)
        if len(pressed) == 1:
            raise KeyboardInterrupt

    if is_ours:
        signal.signal(signal.SIGINT, hear)
    try:
        yield lambda: bool(pressed)
    finally:
        if is_ours:
            signal.signal(signal.SIGINT, signal.default_int_handler)
