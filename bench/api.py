"""Requests a second and waiting times of the API: small questions from 32 clients at once, large ones from 4. Run: python -m bench.api

The clients are bare sockets in this process, so that most of the machine is the server's. Where /proc is, the server's own processor
time for a question is told too: that, and not the waiting, is what limits how many it answers.
"""

import asyncio
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from bench.browser import ROOT, free_port

SMALL_CLIENTS, LARGE_CLIENTS = 32, 4
LARGE = {
    "everything, CSV": "/api/v1/observations.csv",
    "everything, JSON": "/api/v1/observations.json",
    "everything, JSON-stat": "/api/v1/observations.jsonstat",
    "everything, Parquet": "/api/v1/observations.parquet",
    "everything, XLSX": "/api/v1/observations.xlsx",
    "the map of all municipalities, GeoJSON": "/api/v1/areas.geojson?indicator=neet_16_24",
    "the map of all municipalities, TopoJSON": "/api/v1/areas.topojson?indicator=neet_16_24",
}
SAME = "/api/v1/observations.csv?indicator=neet_16_24&area=2281"
MEASURES = ("neet_16_24", "merit_value_year_9", "unemployed_bas_18_24")
SERVE = "import sys, uvicorn; from starlette.applications import Starlette; from insteg import web; uvicorn.run(Starlette(routes=web.routes()), port=int(sys.argv[1]), log_level='error')"


@dataclass(frozen=True)
class Run:
    """milliseconds of each question; seconds of them all; the size of the last answer; the server's processor time in milliseconds a question."""

    waits: list[float]
    seconds: float
    size: int
    work: float


@contextmanager
def serving() -> Iterator[tuple[str, int]]:
    """Our routes on a server of their own, without Streamlit; yields its address once it answers, and its process."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-c", SERVE, str(port)], cwd=ROOT, env={**os.environ, "INSTEG_API_LIMIT": "none"})
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                httpx.get(f"{address}/api/v1/snapshot", timeout=2)
                break
            except httpx.TransportError:
                time.sleep(0.2)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def listening() -> Iterator[str]:
    """The address alone."""
    with serving() as (address, _):
        yield address


def processor(pid: int) -> float:
    """Seconds of processor that a process has used; not a number where the system does not tell."""
    try:
        parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return float("nan")
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


async def _ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str, tag: str) -> int:
    """One question on an open line; the size of the answer. Raises RuntimeError when there is none."""
    held = f"If-None-Match: {tag}\r\n" if tag else ""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: bench\r\n{held}\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    status = int(head.split()[1])
    if status not in (200, 304):
        raise RuntimeError(f"{path} was answered by {status}. A benchmark of refusals tells nothing.")
    size = next((int(line.split(":")[1]) for line in head.splitlines() if line.startswith("content-length:")), 0)
    if status == 200:
        await reader.readexactly(size)
    return size


async def _client(address: str, paths: Iterator[str], tag: str, waits: list[float]) -> int:
    """Questions one after the other, until there are no more."""
    parts, size = urlsplit(address), 0
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port, limit=2**26)
    for path in paths:
        start = time.perf_counter()
        size = await _ask(reader, writer, path, tag)
        waits.append(1000 * (time.perf_counter() - start))
    writer.close()
    return size


def run(server: tuple[str, int], paths: list[str], clients: int, tag: str = "") -> Run:
    """All questions, `clients` at a time."""
    waits: list[float] = []

    async def together() -> list[int]:
        left = iter(paths)
        return await asyncio.gather(*(_client(server[0], left, tag, waits) for _ in range(clients)))

    start, begun = time.perf_counter(), processor(server[1])
    sizes = asyncio.run(together())
    seconds, work = time.perf_counter() - start, processor(server[1]) - begun
    return Run(waits, seconds, max(sizes), 1000 * work / len(paths))


def small(server: tuple[str, int]) -> list[str]:
    """Questions of one measure in one municipality, each another, none asked before."""
    areas = [row["area_code"] for row in httpx.get(f"{server[0]}/api/v1/areas", timeout=60).json()["rows"]]
    return [f"/api/v1/observations.csv?indicator={name}&area={area}" for name, area in product(MEASURES, areas)]


def main() -> None:
    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'question':44}{'clients':>8}{'bytes':>10}{'req/s':>8}{'p50 ms':>8}{'p95 ms':>8}{'cpu ms':>8}")
    with serving() as server:
        run(server, [SAME], 1)
        every = small(server)
        tell("small, each another, CSV", SMALL_CLIENTS, run(server, every, SMALL_CLIENTS))
        tell("small, asked before, CSV", SMALL_CLIENTS, run(server, every, SMALL_CLIENTS))
        tell("small, always the same, CSV", SMALL_CLIENTS, run(server, [SAME] * 1000, SMALL_CLIENTS))
        for name, path in LARGE.items():
            tell(name, LARGE_CLIENTS, run(server, [path] * (4 if path.endswith("xlsx") else 12), LARGE_CLIENTS))
        path = LARGE["everything, JSON"]
        tag = httpx.head(f"{server[0]}{path}", timeout=60).headers["etag"]
        tell("everything, JSON, copy known (304)", SMALL_CLIENTS, run(server, [path] * 500, SMALL_CLIENTS, tag))


def tell(name: str, clients: int, found: Run) -> None:
    last = statistics.quantiles(found.waits, n=20)[-1]
    rate, middle = len(found.waits) / found.seconds, statistics.median(found.waits)
    print(f"{name:44}{clients:>8}{found.size:>10}{rate:>8.0f}{middle:>8.0f}{last:>8.0f}{found.work:>8.1f}", flush=True)


if __name__ == "__main__":
    main()
