"""Two hundred readers who ask for the front page within one second: when does each have the first view, and when its live page?

Run: python -m bench.many_readers [readers] [--html]. Each reader does what a browser does: asks for the page, then opens Streamlit's
connection and asks for a run (`--html`: only the page). A reader's time begins when it asks. Ends with 1 when the bar is not reached.
"""

import asyncio
import os
import statistics
import sys
import time

import brotli
import httpx
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.browser import free_port, served
from insteg.collect.snapshot import build

READERS, WITHIN_SECONDS = 200, 1.0
# 95 of 100 readers see the page within a second.
BAR_SECONDS = 1.0
LONGEST_SECONDS = 240


async def answer(address: str, path: str = "/", body: bytes = b"") -> bytes:
    """A page as it comes over the line; with a body, what is posted to it. Plain asyncio: a client with comforts takes more of the processor
    than the server does."""
    host, port = address.removeprefix("http://").split(":")
    reading, writing = await asyncio.open_connection(host, int(port))
    asked = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n" if body else ""
    kind = "POST" if body else "GET"
    writing.write(
        f"{kind} {path} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept-Encoding: br\r\nConnection: close\r\n{asked}\r\n".encode() + body
    )
    head, _, content = (await reading.read()).partition(b"\r\n\r\n")
    writing.close()
    assert b" 200 " in head.partition(b"\r\n")[0], head.decode(errors="replace")
    return content


async def first_view(address: str, wait: float) -> float:
    """Seconds from the wish to the last byte."""
    await asyncio.sleep(wait)
    begun = time.perf_counter()
    body = await answer(address)
    seconds = time.perf_counter() - begun
    assert b"<svg" in brotli.decompress(body), "the first answer holds no map"
    return seconds


async def live(address: str) -> float:
    """Seconds from opening the connection to the end of the page's run."""
    begun = time.perf_counter()
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    socket = f"{address.replace('http', 'ws')}/_stcore/stream"
    async with websockets.connect(socket, subprotocols=["streamlit"], max_size=None, open_timeout=LONGEST_SECONDS) as connection:  # type: ignore[list-item]
        await connection.send(asked.SerializeToString())
        async for content in connection:
            message = ForwardMsg()
            message.ParseFromString(bytes(content))
            if message.WhichOneof("type") == "script_finished":
                break
    return time.perf_counter() - begun


async def reader(address: str, wait: float, is_live: bool) -> tuple[float, float]:
    seen = await first_view(address, wait)
    return seen, await live(address) if is_live else 0.0


async def crowd(address: str, readers: int, is_live: bool) -> list[tuple[float, float]]:
    return await asyncio.gather(*(reader(address, WITHIN_SECONDS * place / readers, is_live) for place in range(readers)))


def shown(name: str, seconds: list[float]) -> float:
    p50, p95 = statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]
    print(f"{name:12} p50 {p50:7.2f} s   p95 {p95:7.2f} s   longest {max(seconds):7.2f} s")
    return p95


def _wait_until_made(address: str) -> None:
    """Until the front page's answer is kept, and the others are: nothing else may run meanwhile."""
    while any(
        "<main" not in page or 'class="stVerticalBlock">' not in page for page in (httpx.get(f"{address}/om?lang=en", timeout=60).text,)
    ):
        time.sleep(1)
    asyncio.run(crowd(address, 2, True))


def measure(readers: int, is_live: bool) -> int:
    port = free_port()
    with served(["insteg", "serve", "--port", str(port)], port) as address:
        _wait_until_made(address)
        found = asyncio.run(crowd(address, readers, is_live))
    print(f"{readers} readers, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    p95 = shown("first view", [seen for seen, _ in found])
    if is_live:
        shown("live page", [seconds for _, seconds in found])
    return int(p95 > BAR_SECONDS)


if __name__ == "__main__":
    build.build(lambda _: None) if not build.is_up_to_date() else None
    numbers = [int(part) for part in sys.argv[1:] if part.isdigit()]
    sys.exit(measure(numbers[0] if numbers else READERS, "--html" not in sys.argv))
