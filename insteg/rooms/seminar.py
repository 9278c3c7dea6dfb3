"""A room and its questions together: what followers are told, what the presenter sees. Blocking; call it from a thread."""

import hashlib
import secrets
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from insteg import stories
from insteg.rooms.grouping import grouped
from insteg.rooms.questions import Answer, Question
from insteg.rooms.room import IDLE_SECONDS, Room, Rooms, digest, new_code
from insteg.rooms.store import Record, Store

MOST_STEPS = 100


class Seminars:
    """The rooms of this process and the store they share with other processes."""

    def __init__(self, store: Store | None = None) -> None:
        self.store = store or Store()
        self.rooms = Rooms()
        # Mixed into the tickets of answers and never written anywhere.
        self._secret = secrets.token_bytes(32)

    def create(self, story: str, is_stepwise: bool = False) -> tuple[str, str]:
        """The code of a new room for a story that can be shown, and the key of its presenter. Raises BadStory."""
        if not stories.decode(story).slides:
            raise stories.BadStory("no_slides", "The story has no slides. Add a figure first.")
        key = secrets.token_urlsafe(24)
        while not self.store.add_room(code := new_code(), digest(key), story, is_stepwise):
            pass  # taken: one in 64 million
        return code, key

    def kept(self, code: str) -> Record | None:
        """The room's record while it can still be entered."""
        found = self.store.room(code)
        # A room that this process has lost (it was restarted) comes back within its time.
        is_fresh = found is not None and datetime.now(UTC).replace(tzinfo=None) - found.created_at < timedelta(seconds=IDLE_SECONDS)
        return found if found is not None and is_fresh and not found.is_over else None

    def enter(self, record: Record) -> Room:
        """The room of this process. Not blocking; call it from the event loop. Raises RoomsFull."""
        found = self.rooms.get(record.code)
        return found or self.rooms.add(record.code, record.key_digest, record.story, record.is_stepwise)

    def asked(self, code: str) -> dict[str, Any]:
        """What followers are told of the questions. Answers stand in it only after they were released."""
        asked = self.store.questions(code)
        current = next((item for item in reversed(asked) if item.is_open or item.is_released), None)
        return {"question": _question(current), "results": self._results(current)}

    def _results(self, question: Question | None) -> list[dict] | None:
        if question is None or not question.is_released:
            return None
        return [asdict(group) for group in grouped(question, self.store.answers(question.id))]

    def overview(self, room: Room) -> dict[str, Any]:
        """What the presenter's panel shows: counts, never a text that was not released."""
        asked = [(item, self.store.count(item.id)) for item in self.store.questions(room.code)]
        shown = next((item for item, _ in reversed(asked) if item.is_released), None)
        return {
            "code": room.code,
            "followers": room.followers,
            "slide": room.slide,
            "questions": [{**_plain(item), "answers": count} for item, count in asked],
            "results": {"id": shown.id, "groups": self._results(shown)} if shown else None,
        }

    def review(self, question: Question) -> dict[str, Any]:
        """Every answer, for the presenter's eyes."""
        return {**_plain(question), "answers": [asdict(item) for item in self.store.answers(question.id)]}

    def give(self, question: Question, token: str, answer: Answer) -> None:
        self.store.give(question.id, self._ticket(token, question.id), answer)

    def end(self, code: str) -> None:
        self.store.end_room(code)

    def _ticket(self, token: str, question: int) -> str:
        return hashlib.blake2b(f"{question} {token}".encode(), key=self._secret, digest_size=12).hexdigest()


def moved(room: Room, slide: object, step: object) -> bool:
    """Put the room where the presenter is; False when that is no place in the story."""
    if not (
        isinstance(slide, int)
        and isinstance(step, int)
        and 1 <= slide <= len(stories.decode(room.story).slides)
        and 0 <= step <= MOST_STEPS
    ):
        return False
    room.slide, room.step = slide, step
    return True


def state(room: Room) -> dict[str, Any]:
    """All that followers know."""
    place = {"code": room.code, "slide": room.slide, "step": room.step, "explore": _explore(room), "is_over": room.is_over}
    return {**place, "question": None, "results": None, **room.asked}


def _question(question: Question | None) -> dict[str, Any] | None:
    return _plain(question) if question else None


def _plain(question: Question) -> dict[str, Any]:
    names = ("id", "slide", "text", "choices", "is_open", "is_released")
    return {name: getattr(question, name) for name in names}


def _explore(room: Room) -> str:
    """The address of the page that shows the current slide live."""
    slides = stories.decode(room.story).slides
    slide = slides[min(room.slide, len(slides)) - 1]
    # A story is a stranger's: its page must stay one step of our own address, never //another.site.
    page = "" if slide.page == "laget" else quote(slide.page, safe="")
    return f"/{page}?{urlencode(slide.choices)}" if slide.choices else f"/{page}"
