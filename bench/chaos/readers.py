"""Readers behind nginx: each page must be whole, each figure the one that was there before anything happened."""

import asyncio
import random
import re
from collections import Counter

import httpx

PAGES = ("/", "/?kommun=2282", "/?lang=en", "/jamfor", "/insatser", "/om")
FIGURES = "/api/v1/observations.csv?indicator=neet_16_24&area=2281,2282"
SECONDS_BETWEEN = (1.0, 4.0)
# A reader is a new one after so many pages.
PAGES_A_READER = 6
SAMPLES, SHOWN = 8, 200


class Readers:
    """seen: pages whole, not whole, turned away (and with what); figures right, wrong."""

    def __init__(self, address: str, trust) -> None:
        self.address, self.trust = address, trust
        self.seen: Counter[str] = Counter()
        self.when: list[tuple[str, float]] = []
        self.expected: bytes = b""
        # The first pages that were not whole, to look at.
        self.samples: list[str] = []

    def browser(self) -> httpx.AsyncClient:
        """From an address of its own: nginx counts what one address asks, and a hundred readers are not one."""
        own = f"127.{random.randrange(1, 255)}.{random.randrange(256)}.{random.randrange(1, 255)}"
        line = httpx.AsyncHTTPTransport(verify=self.trust, local_address=own)
        return httpx.AsyncClient(base_url=self.address.replace("localhost", "127.0.0.1"), transport=line, timeout=30)

    async def begin(self) -> None:
        async with self.browser() as client:
            self.expected = (await client.get(FIGURES)).raise_for_status().content

    async def read(self) -> None:
        """One reader after the other, until cancelled."""
        while True:
            async with self.browser() as client:
                for _ in range(PAGES_A_READER):
                    await self._page(client)
                    await self._figures(client)
                    await asyncio.sleep(random.uniform(*SECONDS_BETWEEN))

    async def _page(self, client: httpx.AsyncClient) -> None:
        answer = await self._asked(client, random.choice(PAGES))
        if answer is not None:
            text = answer.text
            # A frame without its page has no heading.
            kind = "pages whole" if "<h1" in text and text.rstrip().endswith("</html>") else "pages not whole"
            self.seen[kind] += 1
            if kind == "pages not whole" and len(self.samples) < SAMPLES:
                self.samples.append(f"{answer.url.raw_path.decode()}: {len(text)} letters, {_words(text)}")

    async def _figures(self, client: httpx.AsyncClient) -> None:
        answer = await self._asked(client, FIGURES)
        if answer is not None:
            self.seen["figures right" if answer.content == self.expected else "figures wrong"] += 1

    async def _asked(self, client: httpx.AsyncClient, path: str) -> httpx.Response | None:
        try:
            answer = await client.get(path)
        except httpx.TransportError as error:
            self._turned_away(type(error).__name__)
            return None
        if answer.status_code != 200:
            self._turned_away(str(answer.status_code))
            return None
        return answer

    def _turned_away(self, how: str) -> None:
        self.seen[f"turned away: {how}"] += 1
        self.when.append((how, asyncio.get_running_loop().time()))


def _words(text: str) -> str:
    """The beginning of what a reader would read on it."""
    body = text[text.find("<main") :]
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())[:SHOWN]
