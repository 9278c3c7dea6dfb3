"""A room and its questions together: what followers are told, what the presenter sees. Blocking; call it from a thread."""

import hashlib
import secrets
from dataclasses import asdict
from typing import Any
from urllib.parse import quote, urlencode

from insteg import stories
from insteg.rooms.grouping import grouped
from insteg.rooms.questions import Answer, Question
from insteg.rooms.room import Room, Rooms, digest, new_code
from insteg.rooms.store import Store

MOST_STEPS = 100


class Seminars:
    """The rooms of this process and the store they share with other processes."""

    def __init__(self, store: Store | None = None) -> None:
        self.store = store or Store()
        self.rooms = Rooms()
        # Mixed into the tickets of answers and never written anywhere.
        self._secret = secrets.token_bytes(32)

    def create(self, story: str) -> tuple[Room, str]:
        """A room for a story that can be shown, and the key that its presenter shows. Raises BadStory, RoomsFull."""
        if not stories.decode(story).slides:
            raise stories.BadStory("no_slides", "The story has no slides. Add a figure first.")
        key = secrets.token_urlsafe(24)
        while not self.store.add_room(code := new_code(), digest(key), story):
            pass  # taken: one in 64 million
        room = self.rooms.add(code, digest(key), story)
        room.publish(self.state(room))
        return room, key

    def story_of(self, code: str) -> str | None:
        room = self.rooms.get(code)
        return room.story if room else None

    def state(self, room: Room) -> dict[str, Any]:
        """All that followers know. Answers stand in it only after they were released."""
        asked = self.store.questions(room.code)
        current = next((item for item in reversed(asked) if item.is_open or item.is_released), None)
        told = {"code": room.code, "slide": room.slide, "step": room.step, "explore": _explore(room)}
        return told | {"question": _question(current), "results": self._results(current)}

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

    def _ticket(self, token: str, question: int) -> str:
        return hashlib.blake2b(f"{question} {token}".encode(), key=self._secret, digest_size=12).hexdigest()

    def moved(self, room: Room, slide: object, step: object) -> bool:
        """Put the room where the presenter is; False when that is no place in the story."""
        last = len(stories.decode(room.story).slides)
        if not (isinstance(slide, int) and isinstance(step, int) and 1 <= slide <= last and 0 <= step <= MOST_STEPS):
            return False
        room.slide, room.step = slide, step
        return True


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
