"""Codes that nobody's room has: who tries many is made to wait. Counted in memory and nowhere else.

A hall sits behind one address: whoever from there is in a room already goes on, also while its address must wait.
"""

from threading import Lock

from cachetools import TTLCache

from insteg.store.limiter import Limiter
from insteg.web.asked import Refused

# A code has 20^6 forms. At this rate one room of ten is found by chance in a thousand years.
MISSES = "60/10 minutes"
ENTERED_SECONDS, MOST_ENTERED = 6 * 3600, 20_000


class Guesses:
    def __init__(self, limit: str = MISSES) -> None:
        self._misses = Limiter(limit)
        self._entered: TTLCache[tuple[str, str], bool] = TTLCache(MOST_ENTERED, ENTERED_SECONDS)
        self._lock = Lock()

    def check(self, who: str, code: str) -> None:
        """Before a code is looked up. Raises Refused (429)."""
        with self._lock:
            is_known = (who, code) in self._entered
        if not is_known and (wait := self._misses.would_wait(who)):
            raise Refused(429, "guesses", f"Too many codes that no room has. Wait {wait} seconds.", wait)

    def found(self, who: str, code: str) -> None:
        with self._lock:
            self._entered[who, code] = True

    def missed(self, who: str) -> None:
        self._misses.wait(who)


# One server, one count.
guesses = Guesses()
