"""Page runs take turns: a hundred at once would each be as slow as all of them together, and keep first answers waiting as well."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import BoundedSemaphore
from time import sleep

from insteg.web.rush import rush

# Python runs one thread at a time: more than these gain nothing. Two, so that a run that waits for the disk leaves the other going.
AT_A_TIME = 2
# A long calculation keeps its turn; whoever has waited so long for one goes ahead without.
LONGEST_SECONDS = 5.0
LOOK_EVERY = 0.02

_turns = BoundedSemaphore(AT_A_TIME)


class _Turn:
    """One run's turn, which it may have, lay aside and take again."""

    def __init__(self) -> None:
        self.is_ours = False

    def take(self) -> None:
        self.is_ours = _turns.acquire(timeout=LONGEST_SECONDS)

    def give_back(self) -> None:
        if self.is_ours:
            self.is_ours = False
            _turns.release()


_of_this_run: ContextVar[_Turn | None] = ContextVar("turn", default=None)


@contextmanager
def turn(gives_way: bool = True) -> Iterator[None]:
    """Wait for a turn, and keep it until the block ends. gives_way: whether it waits for a rush of first answers to be over."""
    ours, before = _Turn(), _of_this_run.get()
    _of_this_run.set(ours)
    ours.take()
    try:
        # With the turn in hand: one or two that look, and not a hundred.
        while gives_way and rush.is_on:
            sleep(LOOK_EVERY)
        yield
    finally:
        _of_this_run.set(before)
        ours.give_back()


@contextmanager
def aside() -> Iterator[None]:
    """Let others go on while this run waits for another process, and take a turn again when the block ends."""
    ours = _of_this_run.get()
    if ours is None or not ours.is_ours:
        yield
        return
    ours.give_back()
    try:
        yield
    finally:
        ours.take()
