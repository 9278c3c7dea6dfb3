"""A room and its questions together: what followers are told, what the presenter sees. Blocking; call it from a thread."""

import secrets
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from insteg.show import stories
from insteg.show.rooms import audience, tickets
from insteg.show.rooms.answer_groups import grouped, said_most
from insteg.show.rooms.questions import Answer, Question
from insteg.show.rooms.room import IDLE_SECONDS, Room, Rooms, digest, is_key, new_code
from insteg.show.rooms.store import Position, RoomRecord, SeminarStore
from insteg.show.stories import page_of
from insteg.store.addresses import at
from insteg.store.limiter import Limiter

MOST_STEPS = 100
# What both databases and every browser hold.
MOST_MILLISECONDS = 2**53 - 1
# One address may be a whole school's.
ROOMS_OF_ONE = "120/hour"


class TooManyRooms(RuntimeError):
    """One client opens rooms faster than people do. `wait`: seconds until it may again."""

    def __init__(self, wait: int) -> None:
        super().__init__(f"So many rooms were opened from this address that the next has to wait {wait} seconds.")
        self.wait = wait


class Seminars:
    """The rooms of this process and the store they share with other processes."""

    def __init__(self, store: SeminarStore | None = None) -> None:
        self.store = store or SeminarStore()
        self.rooms = Rooms()
        self._made = Limiter(ROOMS_OF_ONE)

    def create(self, story: str, is_stepwise: bool = False, client: str = "") -> tuple[str, str]:
        """The code of a new room for a story that can be shown, and the key of its presenter. Raises BadStory, TooManyRooms."""
        if not stories.decode(story).slides:
            raise stories.BadStory("no_slides", "The story has no slides. Add a figure first.")
        if wait := self._made.wait(client):
            raise TooManyRooms(wait)
        key = secrets.token_urlsafe(24)
        while not self.store.add_room(code := new_code(), digest(key), story, is_stepwise):
            pass  # taken: one in 64 million
        return code, key

    def kept(self, code: str) -> RoomRecord | None:
        """The room's record while it can still be entered: it is not over, and was made or moved within its time."""
        found = self.store.room(code)
        if found is None or found.is_over:
            return None
        used = self.store.place(code).moved_at or found.created_at
        return found if datetime.now(UTC).replace(tzinfo=None) - used < timedelta(seconds=IDLE_SECONDS) else None

    def is_presenter(self, record: RoomRecord, key: str) -> bool:
        """Whether it is the room's first key or one that was handed over."""
        return is_key(key, record.key_digest) or self.store.has_key(record.code, digest(key))

    def hand_over(self, code: str) -> str:
        """What another browser may change for a key of its own, once. Raises StoreFull."""
        token = secrets.token_urlsafe(18)
        self.store.hand_over(code, digest(token))
        return token

    def take_over(self, code: str, token: str) -> str:
        """The key for what was handed over; empty when that was used or is too old."""
        key = secrets.token_urlsafe(24)
        return key if self.store.take_over(code, digest(token), digest(key)) else ""

    def enter(self, record: RoomRecord, place: Position | None = None, asked: dict[str, Any] | None = None) -> Room:
        """The room of this process. Not blocking; call it from the event loop. Raises RoomsFull."""
        if found := self.rooms.get(record.code):
            return found
        room = self.rooms.add(record.code, record.key_digest, record.story, record.is_stepwise)
        room.place, room.asked = place or Position(), asked or {}
        room.publish(state(room))
        return room

    def asked(self, code: str) -> dict[str, Any]:
        """What followers are told of the questions. Answers stand in it only after they were released."""
        asked = self.store.questions(code)
        current = next((item for item in reversed(asked) if item.is_open or item.is_released), None)
        more = {"words": self._words(current), "audience": self.audience(code)}
        return {"question": _question(current), "results": self._results(current), **{name: found for name, found in more.items() if found}}

    def audience(self, code: str) -> list[dict[str, Any]]:
        """The audience's questions that everybody may read."""
        return audience.shown(audience.listed(self.store, code))

    def _words(self, question: Question | None) -> list[tuple[str, int]]:
        """What released free answers said most."""
        if question is None or not question.is_released or not question.is_free:
            return []
        return said_most([item.text for item in self.store.answers(question.id) if not item.is_hidden])

    def _results(self, question: Question | None) -> list[dict[str, Any]] | None:
        if question is None or not question.is_released:
            return None
        return [asdict(group) for group in grouped(question, self.store.answers(question.id))]

    def overview(self, room: Room) -> dict[str, Any]:
        """What the presenter's panel shows: counts, never a text that was not released."""
        asked = [(item, self.store.count(item.id)) for item in self.store.questions(room.code)]
        shown = next((item for item, _ in reversed(asked) if item.is_released), None)
        return {
            "code": room.code,
            "followers": room.all_followers(),
            "slide": room.slide,
            "questions": [{**_plain(item), "answers": count} for item, count in asked],
            "audience": [asdict(item) for item in audience.listed(self.store, room.code) if not item.is_done],
            "results": {"id": shown.id, "groups": self._results(shown), "words": self._words(shown)} if shown else None,
        }

    def review(self, question: Question) -> dict[str, Any]:
        """Every answer, for the presenter's eyes."""
        return {**_plain(question), "answers": [asdict(item) for item in self.store.answers(question.id)]}

    def give(self, question: Question, ticket: str, answer: Answer) -> None:
        self.store.give(question.id, tickets.kept_for(ticket, question.id), answer)


def is_place(room: Room, slide: object, step: object, pick: object = "", ends: object = 0, is_blank: object = False) -> bool:
    """Whether the room's story has that slide and step, and the rest can be kept. pick: the name picked out there."""
    return _is_of_story(room, slide, step, pick) and isinstance(ends, int) and 0 <= ends <= MOST_MILLISECONDS and isinstance(is_blank, bool)


def _is_of_story(room: Room, slide: object, step: object, pick: object) -> bool:
    return (
        isinstance(slide, int)
        and isinstance(step, int)
        and 1 <= slide <= len(stories.decode(room.story).slides)
        and 0 <= step <= MOST_STEPS
        and isinstance(pick, str)
        and len(pick) <= stories.LONGEST["highlight"]
        and "\0" not in pick
    )


def state(room: Room) -> dict[str, Any]:
    """All that followers know."""
    place = {"code": room.code, "slide": room.slide, "step": room.step, "pick": room.place.pick, "move": room.place.version}
    place |= {"ends": room.place.ends, "blank": room.place.is_blank}
    place |= {"explore": _explore(room), "is_over": room.is_over}
    return {**place, "question": None, "results": None, "words": [], "audience": [], **room.asked}


def _question(question: Question | None) -> dict[str, Any] | None:
    return _plain(question) if question else None


def _plain(question: Question) -> dict[str, Any]:
    names = ("id", "slide", "text", "choices", "is_open", "is_released")
    return {name: getattr(question, name) for name in names}


def _explore(room: Room) -> str:
    """The address of the page that shows the current slide live."""
    slides = stories.decode(room.story).slides
    slide = slides[min(room.slide, len(slides)) - 1]
    page = at(f"/{page_of(slide).replace('laget', '')}")
    return f"{page}?{urlencode(slide.choices)}" if slide.choices else page
