"""How patient and how polite we are with a publisher."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field


def always_ready(status: int, content: bytes) -> float | None:
    return None


@dataclass(frozen=True)
class Manners:
    """How patient, how polite and how trusting we are with one publisher. Times in seconds."""

    connect: float = 10
    read: float = 60
    # The whole answer: a server that drips one byte at a time never breaks the read timeout.
    whole: float = 600
    attempts: int = 4
    first_wait: float = 0.5
    longest_wait: float = 60
    calls: int = 5
    window: float = 1
    largest_bytes: int = 300_000_000
    # Some publishers say "not ready yet" in an answer of their own: (status, content) -> seconds to wait, or None when it is an answer.
    not_ready: Callable[[int, bytes], float | None] = always_ready


@dataclass
class Pace:
    """At most `calls` requests in any `window` seconds."""

    calls: int
    window: float
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _made: deque[float] = field(default_factory=deque)

    def wait(self) -> None:
        if len(self._made) >= self.calls:
            self.sleep(max(0.0, self._made.popleft() + self.window - self.clock()))
        self._made.append(self.clock())
