"""A newspaper links to us: 200 readers within a second, then 500 within a minute, a room of 60 phones meanwhile. One server, two, and Dash beside.

python -m bench.load [one|two|dash ...]: without names all three, in one run (Dash: pip install -r bench/beside/requirements.txt). Ends with 1
when a bar is not reached. The readers run in this process and share the machine with the servers: what is printed is what all need together.
"""

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import brotli
import httpx

from bench.browser import ROOT, free_port, served
from bench.followers import bar, lags, resident, room, serving
from bench.many_readers import answer, first_view, live
from bench.phones import Phone
from bench.postgres import cluster

# How many come, within how many seconds.
CROWDS = ((200, 1.0), (500, 60.0))
PHONES, SECONDS_BETWEEN_MOVES = 60, 2.0
# Streamlit keeps a session that has lost its line for two minutes.
SECONDS_TO_REST = 130.0
MOST_FIRST, MOST_LIVE, MOST_HEALTH = 1.0, 10.0, 0.5

Reader = Callable[[str, float], Awaitable[tuple[float, float]]]


@dataclass(frozen=True)
class Place:
    """Servers that show one thing. is_ours: it has a seminar's rooms and /health, and holds to the bars."""

    name: str
    addresses: list[str]
    processes: list[int]
    reader: Reader
    is_ours: bool = True

    @property
    def memory(self) -> float:
        """Megabytes of all of them."""
        return sum(map(resident, self.processes)) / 1e6

    @property
    def descriptors(self) -> int:
        return sum(len([*Path(f"/proc/{process}/fd").iterdir()]) for process in self.processes)


async def our_reader(address: str, wait: float) -> tuple[float, float]:
    """Seconds to the first view, and from then to the end of the page's run."""
    return await first_view(address, wait), await live(address)


async def dash_reader(address: str, wait: float) -> tuple[float, float]:
    """Seconds to the page, which is empty, and from then to the map: layout, dependencies, and the first choice worked out.
    Its script, 4 MB, is asked for by nobody here."""
    await asyncio.sleep(wait)
    begun = time.perf_counter()
    await answer(address)
    empty = time.perf_counter()
    layout, known = [json.loads(_plain(await answer(address, path))) for path in ("/_dash-layout", "/_dash-dependencies")]
    await answer(address, "/_dash-update-component", _choice(layout, known[0]))
    return empty - begun, time.perf_counter() - empty


def _plain(content: bytes) -> bytes:
    return content if content[:1] in b"[{" else brotli.decompress(content)


def _choice(layout: dict, known: dict) -> bytes:
    """The question that Dash's page asks first."""
    value = layout["props"]["children"][0]["props"]["value"]
    outputs = [dict(zip(("id", "property"), part.split("."), strict=True)) for part in known["output"].strip(".").split("...")]
    inputs = [{**known["inputs"][0], "value": value}]
    return json.dumps({"output": known["output"], "outputs": outputs, "inputs": inputs, "changedPropIds": ["measure.value"]}).encode()


async def watcher(address: str) -> asyncio.subprocess.Process:
    """Who asks /health once a second, in a process of its own as whoever watches a server is: here two hundred readers would keep it waiting
    for its turn to look at the answer. It has begun, and needs the processor no more for that."""
    command = [sys.executable, "-u", "-m", "bench.health", address]
    asking = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=subprocess.PIPE)
    assert asking.stdout is not None
    await asking.stdout.readline()
    return asking


async def told_by(asking: asyncio.subprocess.Process) -> list[float]:
    """Seconds of each answer."""
    asking.terminate()
    told, _ = await asking.communicate()
    return [float(line) for line in told.split()]


async def seminar(place: Place, over: asyncio.Event) -> tuple[int, int]:
    """Moves that phones should have heard, and that they have heard."""
    ports = tuple(int(address.rpartition(":")[2]) for address in place.addresses)
    code, key = await asyncio.to_thread(room, ports[0])
    phones = [Phone((ports[at % len(ports)], *ports), code) for at in range(PHONES)]
    tasks = [asyncio.create_task(phone.follow()) for phone in phones]
    while not all(phone.is_on for phone in phones):
        await asyncio.sleep(0.1)
    presenter = Phone(ports, code, key=key)
    made: list[tuple[int, float]] = []
    while not over.is_set():
        made.append(await _moved(presenter, len(made)))
        await asyncio.sleep(SECONDS_BETWEEN_MOVES)
    await asyncio.sleep(2)
    for task in tasks:
        task.cancel()
    return len(made) * PHONES, lags(phones, made)[0]


async def _moved(presenter: Phone, number: int) -> tuple[int, float]:
    asked = time.perf_counter()
    async with httpx.AsyncClient(base_url=presenter.address, headers={"Authorization": f"Bearer {presenter.key}"}, timeout=60) as client:
        answered = await client.post(f"/rum/{presenter.code}/lage", json={"slide": number % 9 + 2, "step": 0})
    return answered.raise_for_status().json()["move"], asked


async def crowd(place: Place, readers: int, seconds: float) -> int:
    """One crowd, told; how many bars were not reached."""
    over = asyncio.Event()
    asking = await watcher(place.addresses[0]) if place.is_ours else None
    shown = asyncio.create_task(seminar(place, over)) if place.is_ours else None
    asked = (place.reader(place.addresses[at % len(place.addresses)], seconds * at / readers) for at in range(readers))
    found = await asyncio.gather(*asked, return_exceptions=True)
    over.set()
    whole = [one for one in found if not isinstance(one, BaseException)]
    print(
        f"{place.name}: {readers} within {seconds:g} s, load {os.getloadavg()[0]:.1f}, {place.memory:.0f} MB, {place.descriptors} descriptors"
    )
    missed = _bar("readers lost", readers - len(whole), 0, place)
    missed += _bar("first view p95, s", _p95([first for first, _ in whole]), MOST_FIRST, place)
    missed += _bar("live page p95, s" if place.is_ours else "map p95, s", _p95([then for _, then in whole]), MOST_LIVE, place)
    if asking and shown:
        missed += _bar("/health, slowest, s", max(await told_by(asking)), MOST_HEALTH, place)
        due, heard = await shown
        missed += _bar("moves not heard by a phone", due - heard, 0, place)
    return missed


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else float("inf")


def _bar(name: str, value: float, most: float, place: Place) -> int:
    if place.is_ours:
        return bar(name, value, most, value <= most)
    print(f"  {name:28} {value:10,.2f}")
    return 0


async def measured(place: Place) -> int:
    await asyncio.gather(*(place.reader(address, 0) for address in place.addresses))
    before, missed = (place.memory, place.descriptors), 0
    for readers, seconds in CROWDS:
        missed += await crowd(place, readers, seconds)
        await asyncio.sleep(SECONDS_TO_REST if place.is_ours else 1)
    print(f"  before and after a rest       {before[0]:.0f} and {place.memory:.0f} MB, {before[1]} and {place.descriptors} descriptors")
    return missed


def one() -> int:
    with tempfile.TemporaryDirectory() as folder, serving(f"sqlite:///{Path(folder) / 'rooms.sqlite'}") as (port, server):
        return asyncio.run(measured(Place("one server", [f"http://127.0.0.1:{port}"], [server.pid], our_reader)))


def two() -> int:
    with ExitStack() as run:
        database = run.enter_context(cluster())
        servers = [run.enter_context(serving(database)) for _ in range(2)]
        return asyncio.run(
            measured(
                Place("two servers", [f"http://127.0.0.1:{port}" for port, _ in servers], [server.pid for _, server in servers], our_reader)
            )
        )


def dash() -> int:
    port = free_port()
    with served(["bench.beside.dash_page", str(port)], port, "health") as address:
        process = next(int(path.parent.name) for path in Path("/proc").glob("[0-9]*/cmdline") if _is_of(path, str(port)))
        return asyncio.run(measured(Place("Dash", [address], [process], dash_reader, is_ours=False)))


def _is_of(path: Path, port: str) -> bool:
    try:
        words = path.read_bytes().split(b"\0")
    except OSError:
        return False
    return b"bench.beside.dash_page" in words and port.encode() in words


if __name__ == "__main__":
    chosen = [name for name in sys.argv[1:] if name in ("one", "two", "dash")] or ["one", "two", "dash"]
    sys.exit(int(sum({"one": one, "two": two, "dash": dash}[name]() for name in chosen) > 0))
