"""A connection that nobody may hold without using it: uvicorn's own, with an end to every wait and a ceiling for each client.

Half a question, a question that drips, an answer that nobody takes: each holds a file of the operating system's, of which there are only so many.
"""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from insteg.web.guard import clients
from insteg.web.guard.trusted import Trusted

# From the first byte (or from being connected) to a whole question, its body included: a minute for 1 MB is 140 kbit/s.
QUESTION_SECONDS = 15.0
BODY_SECONDS = 60.0
# Within this some of an answer must have been taken.
ANSWER_SECONDS = 30.0
# What is answered before there is a question that any layer could answer.
HEAD = (
    b"content-type: text/plain; charset=utf-8\r\nx-content-type-options: nosniff\r\n"
    b"content-security-policy: default-src 'none'; frame-ancestors 'none'\r\nconnection: close\r\n\r\n"
)
LATE = b"HTTP/1.1 408 Request Timeout\r\n" + HEAD + b"The question took too long to arrive. Ask again.\n"
UNREADABLE = (
    b"HTTP/1.1 400 Bad Request\r\n" + HEAD + b"This can't be read as a question in HTTP. Check the address, and what stands between.\n"
)


@dataclass
class Ceilings:
    """How many connections there are, and may be. of_one: of one client; most: of all. A trusted proxy brings everybody's."""

    of_one: int
    most: int
    trusted: Trusted = field(default_factory=Trusted)
    held: Counter[str] = field(default_factory=Counter)
    refused: int = 0

    def take(self, who: str, is_proxy: bool) -> bool:
        """Whether one more may be held; it is counted in any case, until `leave`."""
        self.held[who] += 1
        is_within = self.held.total() <= self.most and (is_proxy or self.held[who] <= self.of_one)
        self.refused += not is_within
        return is_within

    def leave(self, who: str) -> None:
        self.held[who] -= 1
        if not self.held[who]:
            del self.held[who]


class Connection(H11Protocol):
    """config, server_state, app_state, _loop: as uvicorn gives them."""

    def __init__(self, ceilings: Ceilings, **given: Any) -> None:
        super().__init__(**given)
        self._ceilings = ceilings
        self._who = ""
        self._question: asyncio.TimerHandle | None = None
        self._answer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        address = self.client[0] if self.client else ""
        self._who = clients.name_of(address)
        if self._ceilings.take(self._who, address in self._ceilings.trusted):
            self._question = self.loop.call_later(QUESTION_SECONDS, self._give_up)
        else:
            # No answer: whoever opens so many does not read it, and it would cost what is to be saved.
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._let_go()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        before = self.conn.their_state
        super().data_received(data)
        after = self.conn.their_state
        if after in (h11.DONE, h11.MUST_CLOSE, h11.CLOSED) or not self._who:
            self._stop("_question")
        elif after is h11.SEND_BODY and before is not h11.SEND_BODY:
            self._wait(BODY_SECONDS)
        elif self._question is None:
            self._wait(BODY_SECONDS if after is h11.SEND_BODY else QUESTION_SECONDS)

    def send_400_response(self, msg: str) -> None:
        """In our words, with our headers."""
        self.transport.write(UNREADABLE)
        self.transport.close()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        # What comes next is a question of its own, which uvicorn waits for a few seconds.
        if self.conn.their_state is h11.IDLE:
            self._stop("_question")

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        # From here on it is a live page, which is counted as one (rates.py) and asked now and then whether it is there.
        self._let_go()
        super().handle_websocket_upgrade(event)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._watch(self.transport.get_write_buffer_size())

    def resume_writing(self) -> None:
        super().resume_writing()
        self._stop("_answer")

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        # Closed politely, it would stay until the last byte was taken.
        self._stop("_answer")
        self._answer = self.loop.call_later(ANSWER_SECONDS, self.transport.abort)

    def _wait(self, seconds: float) -> None:
        self._stop("_question")
        self._question = self.loop.call_later(seconds, self._give_up)

    def _give_up(self) -> None:
        if self.conn.our_state is h11.IDLE and self.conn.their_state is h11.IDLE and not self.transport.is_closing():
            self.transport.write(LATE)
            self.transport.close()
            self._answer = self.loop.call_later(1.0, self.transport.abort)
        else:
            self.transport.abort()

    def _watch(self, size: int) -> None:
        def look() -> None:
            now = self.transport.get_write_buffer_size()
            if now >= size:
                self.transport.abort()
            else:
                self._watch(now)

        self._stop("_answer")
        self._answer = self.loop.call_later(ANSWER_SECONDS, look)

    def _stop(self, name: str) -> None:
        if (timer := getattr(self, name)) is not None:
            timer.cancel()
            setattr(self, name, None)

    def _let_go(self) -> None:
        """Once only: a connection that became a live page is lost later, by another."""
        self._stop("_question")
        self._stop("_answer")
        if self._who:
            self._ceilings.leave(self._who)
            self._who = ""
