"""Many who come at once: while first answers are asked for one after another, page runs let them go ahead.

A kept first answer costs a millisecond, a page run fifty. Python runs one thread at a time, so each run that begins in a rush keeps the
readers waiting who have nothing on their screens yet.
"""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

# So many, with no longer pause between two of them, are a rush.
MANY, PAUSE = 10, 0.1
# A rush that goes on is no rush any more: those who came first want their live page.
LONGEST = 1.5


@dataclass
class Rush:
    """Lives on the event loop; any thread may look at it. clock: what tells the time, in seconds."""

    clock: Callable[[], float] = monotonic
    begun: float = float("-inf")
    last: float = float("-inf")
    count: int = 0

    def came(self) -> None:
        """Somebody asked for a first answer."""
        now = self.clock()
        if now - self.last > PAUSE:
            self.begun, self.count = now, 0
        self.last, self.count = now, self.count + 1

    @property
    def is_on(self) -> bool:
        now = self.clock()
        return self.count >= MANY and now - self.last <= PAUSE and now - self.begun <= LONGEST


# One server, one rush.
rush = Rush()
