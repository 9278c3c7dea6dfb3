"""A seminar's phones against the real server: how soon they are in, hear of a move, and find another server when theirs is killed.

python -m bench.followers [alone|in|many|two ...]: without names all of them. Ends with 1 when a bar is not reached.
The clients run in this process and share the machine with the servers: what is printed is what both need together.
"""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx

from bench.browser import ROOT, _wait, free_port
from bench.phones import Phone, all_opened
from bench.postgres import cluster
from insteg.show import stories
from insteg.show.ready import ready
from insteg.show.stories import Slide, Story

PLAIN = stories.encode(Story("Bench", tuple(Slide("karta", {}, "laget", {}) for _ in range(10))))
SECONDS_BETWEEN_MOVES, MOVES = 0.4, 40
# Seconds until the last of 60 is in; milliseconds until 95 of 100 have heard of a move with two servers; seconds until all have another.
MOST_TO_BE_IN, MOST_LAG, MOST_TO_RETURN = 3.0, 300.0, 10.0


@contextmanager
def serving(database: str, port: int = 0, is_rested: bool = True) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """(port, process) of a server that keeps its rooms there. is_rested: wait until it has made its own first answers."""
    port = port or free_port()
    command = [sys.executable, "-m", "insteg", "serve", "--port", str(port)]
    environment = {**os.environ, "INSTEG_ROOMS_DATABASE": database}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(server, f"http://127.0.0.1:{port}/_stcore/health")
        if is_rested:
            _rested(server.pid)
        yield port, server
    finally:
        server.terminate()
        server.wait(timeout=60)


def _rested(pid: int) -> None:
    """Wait until the server has made its own first answers: that is no follower's cost."""
    used, seconds = 0.0, 0
    while (now := processor(pid)) - used > 0.3 and (seconds := seconds + 1) < 180:
        used = now
        time.sleep(2)


def room(port: int, story: str = PLAIN) -> tuple[str, str]:
    made = httpx.post(f"http://127.0.0.1:{port}/rum", json={"story": story}, timeout=60).raise_for_status().json()
    return made["code"], made["key"]


def processor(pid: int) -> float:
    """The seconds of processor that the process has used."""
    used = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, used)) / os.sysconf("SC_CLK_TCK")


def resident(pid: int) -> int:
    """The process's memory in bytes."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024


async def moves(port: int, code: str, key: str, count: int) -> list[tuple[int, float]]:
    """(number, moment of asking) of each move, as the server counts them: a late one is never taken for a lost one."""
    made = []
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers={"Authorization": f"Bearer {key}"}) as client:
        for number in range(count):
            slide = number % 9 + 2  # never where the show stands already
            asked = time.perf_counter()
            answer = (await client.post(f"/rum/{code}/lage", json={"slide": slide, "step": 0})).raise_for_status()
            made.append((answer.json()["move"], asked))
            await asyncio.sleep(SECONDS_BETWEEN_MOVES)
    await asyncio.sleep(1.5)
    return made


def lags(phones: list[Phone], made: list[tuple[int, float]]) -> tuple[int, list[float]]:
    """How many moves were heard by their phones, and the milliseconds each took."""
    found = []
    for phone in phones:
        first = {move: moment for _, moment, move in reversed(phone.heard)}
        found += [1000 * (first[move] - asked) for move, asked in made if move in first]
    return len(found), sorted(found)


async def _until_on(phones: list[Phone], seconds: float) -> float:
    begun = time.perf_counter()
    while not all(phone.is_on for phone in phones) and time.perf_counter() - begun < seconds:
        await asyncio.sleep(0.02)
    return time.perf_counter() - begun


async def _followed(ports: list[int], pids: list[int], code: str, key: str, count: int, is_killed: bool = False) -> int:
    """Followers spread over the servers; the presenter moves at the first. Returns the bars that were not reached."""
    phones = [Phone((ports[number % len(ports)], *ports), code) for number in range(count)]
    before, tasks = sum(map(resident, pids)), []
    for phone in phones:
        tasks.append(asyncio.create_task(phone.follow()))
        await asyncio.sleep(0.005)
    await _until_on(phones, 30)
    each = (sum(map(resident, pids)) - before) / count
    made = await moves(ports[0], code, key, MOVES)
    heard, found = lags(phones, made)
    p95 = found[int(0.95 * len(found))]
    missed = bar("moves heard", heard, MOVES * count, heard == MOVES * count)
    missed += bar("lag p50, ms", found[len(found) // 2], MOST_LAG, found[len(found) // 2] <= MOST_LAG)
    missed += bar("lag p95, ms", p95, MOST_LAG, p95 <= MOST_LAG)
    print(f"  lag of the slowest, ms       {found[-1]:10.1f}")
    missed += bar("lines that were cut", sum(phone.lost for phone in phones), 0, not any(phone.lost for phone in phones))
    print(f"  memory a follower            {each / 1024:.1f} KiB")
    if is_killed:
        missed += await _killed(phones, ports, pids, code, key)
    for task in tasks:
        task.cancel()
    return missed


async def _killed(phones: list[Phone], ports: list[int], pids: list[int], code: str, key: str) -> int:
    """kill -9 of the last server, and the seminar goes on at the first."""
    os.kill(pids[-1], signal.SIGKILL)
    await asyncio.sleep(0.2)
    seconds = await _until_on(phones, 60)
    made = await moves(ports[0], code, key, 9)
    heard, _ = lags(phones, made)
    missed = bar("all have another server, s", seconds, MOST_TO_RETURN, seconds <= MOST_TO_RETURN)
    return missed + bar("moves heard after the kill", heard, 9 * len(phones), heard == 9 * len(phones))


def bar(name: str, value: float, most: float, is_reached: bool) -> int:
    print(f"  {name:28} {value:10,.1f}   bar {most:,.1f}{'' if is_reached else '   NOT REACHED'}")
    return int(not is_reached)


def alone(count: int = 200) -> int:
    print(f"{count} followers, one server, SQLite")
    with tempfile.TemporaryDirectory() as folder, serving(f"sqlite:///{folder}/rooms.sqlite") as (port, server):
        return asyncio.run(_followed([port], [server.pid], *room(port), count))


def many() -> int:
    return alone(500)


def entering(count: int = 60) -> int:
    """At once into a room that its presenter has just opened."""
    print(f"{count} phones at once, one server, a ready show")
    with tempfile.TemporaryDirectory() as folder, serving(f"sqlite:///{folder}/rooms.sqlite") as (port, server):
        code, _ = room(port, stories.encode(ready("laget", "sv", "2281")))
        httpx.get(f"http://127.0.0.1:{port}/rum/{code}", follow_redirects=True, timeout=60)  # as the presenter's page does
        before = processor(server.pid)
        seconds = asyncio.run(all_opened(port, code, count))
        print(f"  the server's processor, s    {processor(server.pid) - before:10.1f}")
    print(f"  the middle one is in, s      {seconds[count // 2]:10.1f}")
    return bar("the last one is in, s", seconds[-1], MOST_TO_BE_IN, seconds[-1] <= MOST_TO_BE_IN)


def two(count: int = 200) -> int:
    print(f"{count} followers, two servers, PostgreSQL, one server killed")
    with ExitStack() as stack:
        database = stack.enter_context(cluster())
        servers = [stack.enter_context(serving(database)) for _ in range(2)]
        ports, pids = [port for port, _ in servers], [server.pid for _, server in servers]
        return asyncio.run(_followed(ports, pids, *room(ports[0]), count, is_killed=True))


RUNS = {"alone": alone, "in": entering, "many": many, "two": two}


def main(*names: str) -> int:
    print(f"load at the start: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return int(sum(RUNS[name]() for name in names or RUNS) > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
