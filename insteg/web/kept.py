"""First answers kept: made once for a snapshot and service notice, a page and a query, sent to everybody who asks for the same."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic

from cachetools import LRUCache

from insteg.store import notices, snapshots, tally
from insteg.web.packed import Packed

LOG = logging.getLogger(__name__)
MOST_BYTES = 48 * 1024 * 1024
# Whoever comes first waits this long; then the answer is the frame alone, and what is being made is kept for the next one.
LONGEST_SECONDS = 2.0
# A page is made by running it: two at a time, so that a slow one does not hold up the rest, and so many in the queue.
AT_A_TIME, MOST_WAITING = 2, 16
# So many snapshots back, what a page was is sent while its new answer is being made.
EARLIER = 3
# What is kept is sent without looking at the disk more often than this, in seconds: each look is ten calls of the system, and after
# each of them Python's other threads may go first.
LOOK_EVERY = 0.1

Key = tuple[str, str, str]


class Kept:
    """make: from a page and its query to the answer; None where there is none to keep. Lives on one event loop."""

    def __init__(self, make: Callable[[str, str], Awaitable[Packed | None]]) -> None:
        self._make = make
        self._answers: LRUCache[Key, Packed] = LRUCache(MOST_BYTES, getsizeof=Packed.size)
        self._begun: dict[Key, asyncio.Task[Packed | None]] = {}
        self._turns = asyncio.Semaphore(AT_A_TIME)
        # The snapshot and the notice as they were last seen, when to look again, and what they were before.
        self._stand, self._look_again = "", 0.0
        self._earlier: deque[str] = deque(maxlen=EARLIER)

    async def answer(self, page: str, query: str, is_typed: bool = False, may_make: Callable[[], bool] = lambda: True) -> Packed | None:
        """The answer, made now if it must be; what stood there before when it is not there in time; None when there is neither.

        is_typed: it is made and not kept. may_make: asked when it must be made.
        """
        if monotonic() < self._look_again and (found := self._answers.get((self._stand, page, query))):
            return found
        try:
            self._look(f"{snapshots.current().name} {notices.mark()}")
        except snapshots.SnapshotMissing:
            return None
        key = (self._stand, page, query)
        if key in self._answers:
            return self._answers[key]
        if key not in self._begun:
            if len(self._begun) >= MOST_WAITING or not may_make():
                return self._before(page, query)
            self._begun[key] = asyncio.ensure_future(self._made(key, is_typed))
        done, _ = await asyncio.wait({task := self._begun[key]}, timeout=LONGEST_SECONDS)
        return task.result() if done else self._before(page, query)

    def _look(self, stand: str) -> None:
        self._look_again = monotonic() + LOOK_EVERY
        if stand != self._stand:
            self._earlier.appendleft(self._stand)
            self._stand = stand

    def _before(self, page: str, query: str) -> Packed | None:
        """A new snapshot's pages are made while many ask for them. A whole page that is some seconds old is worth more than an empty one."""
        return next((found for stand in self._earlier if (found := self._answers.get((stand, page, query)))), None)

    async def _made(self, key: Key, is_typed: bool) -> Packed | None:
        try:
            async with self._turns:
                found = await self._make(*key[1:])
                tally.count("first_answers_made")
        except Exception:
            # The live page says what is wrong; here the frame alone is better than nothing.
            # Its query may hold what a reader typed.
            tally.count("first_answers_failed")
            LOG.exception("The first answer to /%s could not be made.", key[1])
            return None
        finally:
            del self._begun[key]
        if found is not None and not is_typed and found.size() <= MOST_BYTES:
            self._answers[key] = found
        return found
