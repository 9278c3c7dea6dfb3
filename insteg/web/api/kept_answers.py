"""Small answers kept as they were sent: programs ask the same few questions again and again, and an answer is its question's as long as its tag is."""

from dataclasses import dataclass
from threading import Lock

from cachetools import LRUCache

# So many bytes in all, and of one answer: strangers who ask for ever new ones push out the oldest and fill nothing.
MOST_BYTES, LARGEST = 16 * 1024 * 1024, 64 * 1024
# What a kept answer takes beside its content.
BESIDE = 1024


@dataclass(frozen=True)
class KeptAnswer:
    """content and the headers that belong to it, beside tag and day."""

    content: bytes
    headers: dict[str, str]


class KeptAnswers:
    """The answers of one application, by their tags, in which the snapshot, our version and the whole question are."""

    def __init__(self) -> None:
        self._answers: LRUCache[str, KeptAnswer] = LRUCache(MOST_BYTES, getsizeof=lambda one: len(one.content) + BESIDE)
        self._one = Lock()

    def find(self, tag: str) -> KeptAnswer | None:
        with self._one:
            return self._answers.get(tag)

    def keep(self, tag: str, answer: KeptAnswer) -> KeptAnswer:
        """The answer itself; kept when it is small."""
        if len(answer.content) <= LARGEST:
            with self._one:
                self._answers[tag] = answer
        return answer
