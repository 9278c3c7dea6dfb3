"""Who is answered when: a few questions at a time, never two of one client's, so that nobody can hold all there is."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from insteg.store.own_questions import limits
from insteg.store.own_questions.reading_only import NotAnswered


class QuestionLine:
    """In this process's memory alone: clients' names are let go with their places."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._places, self._answered = Counter[str](), set[str]()

    @contextmanager
    def place(self, who: str) -> Iterator[Callable[[], bool]]:
        """A place in the line; what it gives says when asked whether it is one's turn, which then lasts until the block ends.

        Raises NotAnswered where the line is full, or holds as many places of this client's as one may have.
        """
        with self._lock:
            if self._places.total() >= limits.AT_A_TIME + limits.MOST_WAITING or self._places[who] >= limits.MOST_OF_ONE:
                raise NotAnswered("busy")
            self._places[who] += 1
        ours: list[str] = []
        try:
            yield lambda: bool(ours) or self._take(who, ours)
        finally:
            with self._lock:
                self._answered.difference_update(ours)
                self._places[who] -= 1
                self._places += Counter()  # names without a place go

    def _take(self, who: str, ours: list[str]) -> bool:
        with self._lock:
            if len(self._answered) >= limits.AT_A_TIME or who in self._answered:
                return False
            self._answered.add(who)
            ours.append(who)
            return True
