"""How soon 200 followers hear of the presenter's move, and what each costs the server's memory.

python -m bench.followers [followers] [moves]: the real server, one process; the clients run in this one.
"""

import asyncio
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

import httpx

from bench.browser import ROOT, _wait, free_port
from insteg import stories
from insteg.stories import Slide, Story

STORY = stories.encode(Story("Bench", tuple(Slide("karta", {}, "laget", {}) for _ in range(10))))
SECONDS_BETWEEN_MOVES = 0.4


def resident(pid: int) -> int:
    """The process's memory in bytes."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024


async def follow(port: int, code: str, heard: list[tuple[int, float]]) -> None:
    """Keep (slide, moment) of every state that comes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /rum/{code}/strom HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    try:
        while line := await reader.readline():
            if line.startswith(b"data: {"):
                heard.append((json.loads(line[6:])["slide"], time.perf_counter()))
    finally:
        writer.close()


async def moves(port: int, code: str, key: str, count: int) -> list[tuple[int, float, float]]:
    """(slide, moment of asking, moment of the answer) of each move."""
    made = []
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers={"Authorization": f"Bearer {key}"}) as client:
        for number in range(count):
            slide = number % 9 + 2  # never where the show stands already
            asked = time.perf_counter()
            (await client.post(f"/rum/{code}/lage", json={"slide": slide, "step": 0})).raise_for_status()
            made.append((slide, asked, time.perf_counter()))
            await asyncio.sleep(SECONDS_BETWEEN_MOVES)
    return made


async def measure(port: int, pid: int, followers: int, count: int) -> None:
    made = httpx.post(f"http://127.0.0.1:{port}/rum", json={"story": STORY}).json()
    code = made["code"]
    # One follower first: what the server loads once is no follower's cost.
    heard: list[list[tuple[int, float]]] = [[] for _ in range(followers + 1)]
    tasks = [asyncio.create_task(follow(port, code, heard[0]))]
    await asyncio.sleep(2)
    before = resident(pid)
    for one in heard[1:]:
        tasks.append(asyncio.create_task(follow(port, code, one)))
        await asyncio.sleep(0.005)
    await asyncio.sleep(3)
    each = (resident(pid) - before) / followers
    here = sum(len(one) == 1 for one in heard)
    told = await moves(port, code, made["key"], count)
    await asyncio.sleep(2)
    lags = [1000 * (moment - asked) for one in heard for (_, asked, _), (_, moment) in zip(told, one[1:], strict=False)]
    lags.sort()
    for task in tasks:
        task.cancel()
    print(f"followers connected           {here}")
    print(f"moves told, all followers     {sum(len(one) - 1 for one in heard)} of {count * len(heard)}")
    print(f"lag p50 / p95 / worst         {statistics.median(lags):.1f} / {lags[int(0.95 * len(lags))]:.1f} / {lags[-1]:.1f} ms")
    print(f"presenter's own answer p50    {statistics.median(1000 * (done - asked) for _, asked, done in told):.1f} ms")
    print(f"server memory per follower    {each / 1024:.1f} KiB (of {resident(pid) / 2**20:.0f} MiB)")


def main(followers: int = 200, count: int = 50) -> None:
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "insteg", "serve", "--port", str(port)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health")
        asyncio.run(measure(port, server.pid, followers, count))
    finally:
        asked = time.perf_counter()
        server.terminate()
        server.wait(timeout=60)
        print(f"server stopped in             {time.perf_counter() - asked:.1f} s")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
