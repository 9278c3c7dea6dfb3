"""A room: who may move the show, where it stands, who follows. Held in one process; used from the server's event loop only."""

import asyncio
import hashlib
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from insteg.rooms.flood import Bucket

# No letter or digit that is taken for another when read from a wall or said aloud: 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V, M/N.
ALPHABET = "ACDEFGHJKPRTVXY34679"
CODE_LENGTH = 6
IDLE_SECONDS = 4 * 3600
MOST_ROOMS = 50
MOST_FOLLOWERS = 600
# A phone that lost its line comes back with the token it had; a reload gets a new one.
MOST_TOKENS = 4 * MOST_FOLLOWERS


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
    slide: int = 1
    step: int = 0
    followers: int = 0
    used: float = field(default_factory=time.monotonic)
    # Shows its slides step by step.
    is_stepwise: bool = False
    # The question and its released answers, as followers are told of them.
    asked: dict = field(default_factory=dict)
    is_over: bool = False
    # Counts on from a moment, so that a follower of an earlier process is never taken for one who has seen the latest.
    version: int = field(default_factory=lambda: time.time_ns() // 1_000_000)
    event: bytes = b""
    answers: Bucket = field(default_factory=lambda: Bucket(capacity=400, per_second=40))
    arrivals: Bucket = field(default_factory=lambda: Bucket(capacity=MOST_FOLLOWERS, per_second=20))
    _tokens: dict[str, Bucket] = field(default_factory=dict, repr=False)
    _changed: asyncio.Event = field(default_factory=asyncio.Event, repr=False)

    def is_presenter(self, key: str) -> bool:
        return is_key(key, self.key_digest)

    def publish(self, state: dict) -> None:
        """Tell all followers the new state. It is written down once; who is slow gets only the latest."""
        self.version += 1
        self.used = time.monotonic()
        text = json.dumps(state, ensure_ascii=False, separators=(",", ":"))
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

    def arrive(self, token: str) -> str:
        """Let a phone in: its own token when the room knows it, otherwise a new one that tells nothing of who holds it."""
        if self.followers >= MOST_FOLLOWERS:
            raise RoomsFull(f"{self.code} has {MOST_FOLLOWERS} followers, which is the most.")
        if token in self._tokens:
            return token
        if self.arrivals.wait():
            raise RoomsFull(f"{self.code} is entered faster than people can.")
        if len(self._tokens) >= MOST_TOKENS:
            del self._tokens[next(iter(self._tokens))]
        fresh = secrets.token_urlsafe(12)
        # Five answers at once, then one every third second.
        self._tokens[fresh] = Bucket(capacity=5, per_second=1 / 3)
        return fresh

    def knows(self, token: str) -> bool:
        return token in self._tokens

    def flood_wait(self, token: str) -> int:
        """Seconds that this phone has to wait before it may answer again; 0 when it may now. `token` must be known."""
        return self._tokens[token].wait() or self.answers.wait()


def is_key(key: str, kept: str) -> bool:
    """True for the key whose digest is `kept`; takes the same time wherever they differ."""
    return secrets.compare_digest(digest(key), kept)


@dataclass
class Rooms:
    """All rooms of this process. A room that nobody has used for hours is gone."""

    clock: Callable[[], float] = time.monotonic
    _rooms: dict[str, Room] = field(default_factory=dict)

    def add(self, code: str, key_digest: str, story: str, is_stepwise: bool = False) -> Room:
        """Raises RoomsFull when there are too many already."""
        self._sweep()
        if len(self._rooms) >= MOST_ROOMS:
            raise RoomsFull(f"{MOST_ROOMS} rooms are open, which is the most.")
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

    def _sweep(self) -> None:
        for code in [code for code, room in self._rooms.items() if not self._is_alive(room)]:
            self.end(code)
