"""Scripted phones: they open the page with all it loads, follow the stream, and go to the next server when theirs is gone."""

import asyncio
import contextlib
import json
import random
import re
import ssl
import time
from collections import Counter
from dataclasses import dataclass, field

import httpx

SECONDS_BETWEEN_TRIES = (1.0, 3.0)
LOADED = re.compile(r'(?:src|href)="(/visning-filer/[^"]+|/rum/fil/[^"]+)"')
ALSO = ("/rum/fil/rooms.css", "/rum/fil/ord.json?lang=sv")


@dataclass
class Phone:
    """One follower, or with a key a presenter. heard: (slide, moment, number of the move) of every state that came; lost: how often its line was cut."""

    ports: tuple[int, ...]
    code: str
    heard: list[tuple[int, float, int]] = field(default_factory=list)
    lost: int = 0
    is_on: bool = False
    # How often its line was refused, and with what.
    refused: Counter[str] = field(default_factory=Counter)
    key: str = ""
    ticket: str = ""
    # Of whoever stands in front with TLS; its certificate is made out to localhost.
    trust: ssl.SSLContext | None = None

    @property
    def address(self) -> str:
        return f"https://localhost:{self.ports[0]}" if self.trust else f"http://127.0.0.1:{self.ports[0]}"

    async def follow(self) -> None:
        """Until cancelled, as the browser does: try anew, at whichever server answers."""
        while True:
            for port in self.ports:
                with contextlib.suppress(OSError):
                    await self._listen(port)
                self.is_on = False
            self.lost += 1
            await asyncio.sleep(random.uniform(*SECONDS_BETWEEN_TRIES))

    async def _listen(self, port: int) -> None:
        reader, writer = await asyncio.open_connection("localhost" if self.trust else "127.0.0.1", port, ssl=self.trust)
        try:
            mine = f"Authorization: Bearer {self.key}" if self.key else f"Insteg-Ticket: {self.ticket}"
            path = f"/rum/{self.code}/{'presentera' if self.key else 'strom'}"
            # Closed when the answer ends: a proxy would keep the line for another question, and here nobody reads that the answer is over.
            writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n{mine}\r\n\r\n".encode())
            if b" 200 " not in (answer := await reader.readline()):
                self.refused[answer[9:12].decode(errors="replace")] += 1
                return
            kind = b""
            while line := await reader.readline():
                if line.startswith(b"event: "):
                    kind = line.split()[1]
                elif line.startswith(b"data: ") and kind == b"hello":
                    self.ticket = line[6:].decode().strip()
                elif line.startswith(b"data: ") and kind == b"state":
                    self.is_on = True
                    state = json.loads(line[6:])
                    self.heard.append((state["slide"], time.perf_counter(), state["move"]))
        finally:
            writer.close()


async def _loaded(client: httpx.AsyncClient, address: str) -> None:
    """As it comes over the line: unpacking is the phone's own work, and here all phones share a processor with the server."""
    async with client.stream("GET", address) as answer:
        answer.raise_for_status()
        async for _ in answer.aiter_raw(2**18):
            pass


async def opened(client: httpx.AsyncClient, code: str) -> float:
    """Seconds until a phone has come from the wall's address to the slide shown: the page, all it loads, and the first state."""
    begun = time.perf_counter()
    page = (await client.get(f"/rum/{code}", follow_redirects=True)).raise_for_status().text
    await asyncio.gather(*(_loaded(client, address) for address in {*LOADED.findall(page), *ALSO}))
    # On a line of its own: the server may be about to close one that has rested.
    async with client.stream("GET", f"/rum/{code}/strom", headers={"Connection": "close"}) as stream:
        async for line in stream.aiter_lines():
            if line.startswith("data: {"):
                break
    return time.perf_counter() - begun


async def all_opened(port: int, code: str, count: int) -> list[float]:
    """The seconds of each phone when so many come at once, each with its own line and nothing kept."""
    limits = httpx.Limits(max_connections=6, keepalive_expiry=2)
    clients = [httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", limits=limits, timeout=120) for _ in range(count)]
    try:
        return sorted(await asyncio.gather(*(opened(client, code) for client in clients)))
    finally:
        await asyncio.gather(*(client.aclose() for client in clients))
