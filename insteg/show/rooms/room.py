"""A room as one server holds it: where the show stands, who follows here. Used from the server's event loop only."""

import asyncio
import hashlib
import json
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from insteg.show.rooms import tickets
from insteg.show.rooms.live import Position
from insteg.show.rooms.seats import Seats
from insteg.store.limiter import Limiter

# No letter or digit that is taken for another when read from a wall or said aloud: 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V, M/N.
ALPHABET = "ACDEFGHJKPRTVXY34679"
CODE_LENGTH = 6
IDLE_SECONDS = 4 * 3600
# Rooms that somebody follows; the others rest in the store and come back when they are asked for.
MOST_ROOMS = 1000
MOST_FOLLOWERS, MOST_AT_ONE_ADDRESS = 1200, 600
# What another server told of its followers holds so long: it tells anew every few seconds.
TOLD_SECONDS = 15


class RoomsFull(RuntimeError):
    """So many rooms or followers already that one more would harm them all."""


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def tidied(code: str) -> str:
    """The code as it is kept, from what somebody typed: spaces and hyphens are no part of it."""
    return "".join(sign for sign in code.upper() if sign in ALPHABET)[:CODE_LENGTH]


def digest(key: str) -> str:
    """What is kept of a presenter's key."""
    return hashlib.sha256(key.encode()).hexdigest()


@dataclass
class Room:
    """One show that others follow. `version` counts the changes; `event` is the last one, ready to be sent."""

    code: str
    key_digest: str
    story: str
    place: Position = field(default_factory=Position)
    # Followers of this server, and of the others as they told: (how many, when).
    followers: int = 0
    elsewhere: dict[str, tuple[int, float]] = field(default_factory=dict)
    used: float = field(default_factory=time.monotonic)
    # Shows its slides step by step.
    is_stepwise: bool = False
    # The question and its released answers, as followers are told of them.
    asked: dict[str, Any] = field(default_factory=dict)
    is_over: bool = False
    # Counts on from a moment, so that a follower of an earlier process is never taken for one who has seen the latest.
    version: int = field(default_factory=lambda: time.time_ns() // 1_000_000)
    event: bytes = b""
    _told: str = field(default="", repr=False)
    seats: Seats = field(default_factory=Seats, repr=False)
    # Handed-over keys (their digests) that the store has said are the room's.
    keys: set[str] = field(default_factory=set, repr=False)
    # One phone's answers; one address's answers and arrivals.
    of_one: Limiter = field(default_factory=lambda: Limiter("5/15 seconds"), repr=False)
    answers: Limiter = field(default_factory=lambda: Limiter("400/10 seconds"), repr=False)
    arrivals: Limiter = field(default_factory=lambda: Limiter(f"{MOST_AT_ONE_ADDRESS}/30 seconds"), repr=False)
    # One at a time reads what was asked and tells it: the last to read is the last to tell.
    telling: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)
    _changed: asyncio.Event = field(default_factory=asyncio.Event, repr=False)

    @property
    def slide(self) -> int:
        return self.place.slide

    @property
    def step(self) -> int:
        return self.place.step

    def is_presenter(self, key: str) -> bool:
        return is_key(key, self.key_digest) or digest(key) in self.keys

    def put(self, place: Position) -> bool:
        """Where the show stands now; False when that is known, or older than what is."""
        if place.version <= self.place.version:
            return False
        self.place = place
        return True

    def publish(self, state: dict[str, Any]) -> None:
        """Tell all followers the new state. It is written down once; who is slow gets only the latest, and nobody the same twice."""
        self.used = time.monotonic()
        text = json.dumps(state, ensure_ascii=False, separators=(",", ":"))
        if text == self._told:
            return
        self._told = text
        self.version += 1
        self.event = f"id: {self.version}\nevent: state\ndata: {text}\n\n".encode()
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    def leave_off(self) -> None:
        """Let every follower's stream end: the room is closed, or the server is."""
        self.is_over = True
        self._changed.set()

    async def next(self, seen: int, seconds: float) -> bytes | None:
        """The state, as soon as it is newer than `seen`; None when nothing has changed for so long."""
        if self.version == seen and not self.is_over:
            try:
                async with asyncio.timeout(seconds):
                    await self._changed.wait()
            except TimeoutError:
                return None
        return self.event

    def arrive(self, ticket: str, client: str = "") -> str:
        """Let a phone in: its own ticket when it has one of this room, otherwise a new one. Raises RoomsFull."""
        if self.followers >= MOST_FOLLOWERS or self.seats.count(client) >= MOST_AT_ONE_ADDRESS:
            raise RoomsFull(f"{self.code} has as many followers as it takes, or as many as it takes from one address.")
        if self.knows(ticket):
            return ticket
        if self.arrivals.wait(client):
            raise RoomsFull(f"{self.code} is entered faster than people can.")
        return tickets.new(self.key_digest)

    def come(self, ticket: str, client: str = "") -> None:
        """A phone's stream begins."""
        self.followers += 1
        self.seats.come(ticket, client)

    def leave(self, ticket: str, client: str = "") -> None:
        """A phone's stream has ended."""
        self.followers -= 1
        self.seats.leave(ticket, client)

    def all_followers(self) -> int:
        """On every server."""
        now = time.monotonic()
        return self.followers + sum(count for count, told in self.elsewhere.values() if now - told < TOLD_SECONDS)

    def knows(self, ticket: str) -> bool:
        return tickets.is_ticket(self.key_digest, ticket)

    def flood_wait(self, ticket: str, client: str = "") -> int:
        """Seconds that this phone has to wait before it may answer again; 0 when it may now. `ticket` must be known."""
        return self.of_one.wait(ticket) or self.answers.wait(client)


def is_key(key: str, kept: str) -> bool:
    """True for the key whose digest is `kept`; takes the same time wherever they differ."""
    return secrets.compare_digest(digest(key), kept)


@dataclass
class Rooms:
    """The rooms that this process holds. One that nobody has used for hours is gone; one that nobody follows makes room for another."""

    clock: Callable[[], float] = time.monotonic
    _rooms: dict[str, Room] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Room]:
        return iter(list(self._rooms.values()))

    def add(self, code: str, key_digest: str, story: str, is_stepwise: bool = False) -> Room:
        """Raises RoomsFull when there are too many that are followed."""
        self._make_room()
        room = Room(code, key_digest, story, used=self.clock(), is_stepwise=is_stepwise)
        self._rooms[code] = room
        return room

    def get(self, code: str) -> Room | None:
        room = self._rooms.get(code)
        return room if room is not None and self._is_alive(room) else None

    def end(self, code: str) -> None:
        if room := self._rooms.pop(code, None):
            room.leave_off()

    def leave_off(self) -> None:
        """Let all streams end; followers come back when the server does."""
        for room in self._rooms.values():
            room.leave_off()

    def _is_alive(self, room: Room) -> bool:
        return self.clock() - room.used < IDLE_SECONDS

    def _make_room(self) -> None:
        for code in [code for code, room in self._rooms.items() if not self._is_alive(room)]:
            self.end(code)
        if len(self._rooms) < MOST_ROOMS:
            return
        idle = min((room for room in self._rooms.values() if not room.followers), key=lambda room: room.used, default=None)
        if idle is None:
            raise RoomsFull(f"{MOST_ROOMS} rooms are followed, which is the most.")
        self.end(idle.code)
