"""How often one may come: so many in so long a time, counted in this process's memory and nowhere else."""

import time
from math import ceil

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter


class Limiter:
    """`limit` as "5/15 seconds". Whoever comes is a name: a client's address, a phone's token."""

    def __init__(self, limit: str) -> None:
        self.limit = parse(limit)
        self._counter = SlidingWindowCounterRateLimiter(MemoryStorage())

    def wait(self, who: str = "") -> int:
        """0 when one more may pass (and has been counted); otherwise the whole seconds after which to try again."""
        return 0 if self._counter.hit(self.limit, who) else self._left(who)

    def would_wait(self, who: str = "") -> int:
        """The same without counting."""
        return 0 if self._counter.test(self.limit, who) else self._left(who)

    def _left(self, who: str) -> int:
        return max(1, ceil(self._counter.get_window_stats(self.limit, who).reset_time - time.time()))
