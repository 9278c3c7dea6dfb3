"""What the server has done since it began, in plain counts: of what kind and how often, never of whom."""

from collections import Counter
from threading import Lock

# The kinds are our own words in the code, so there are as many as there are places that count.
_done: Counter[str] = Counter()
_lock = Lock()


def count(kind: str) -> None:
    """Safe from any thread."""
    with _lock:
        _done[kind] += 1


def counted() -> dict[str, int]:
    with _lock:
        return dict(_done)
