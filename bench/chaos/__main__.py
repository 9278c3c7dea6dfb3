"""Two servers behind nginx with PostgreSQL, a hundred readers and a room, and at random: kill, disk full, database gone, a hostile
publisher, the clock moved, a snapshot cut, the network cut.

    python -m bench.chaos [--minutes 15] [--readers 100] [--seed N] [--only killed,network_cut,...]

Counted: pages whole, moves shown, answers lost (0), wrong figures (0). Ends with 1 when a page was not whole, a figure wrong, or a move,
an answer or a vote lost. Who is turned away while nothing gets through is counted and told; it is no fault of the figures.
"""

import argparse
import asyncio
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx

from bench.chaos.faults import FAULTS
from bench.chaos.readers import Readers
from bench.phones import Phone
from bench.postgres import cluster
from bench.seminar import SECONDS_OF_A_ROUND, Seminar
from bench.topology import Topology, topology
from insteg.show import stories
from insteg.show.ready import ready
from insteg.store import folders

PHONES = 30
MEGABYTES = 400
SECONDS_BETWEEN_FAULTS = 25.0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.chaos")
    parser.add_argument("--minutes", type=float, default=15.0)
    parser.add_argument("--readers", type=int, default=100)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--only", default=",".join(FAULTS), help="which faults, by name")
    chosen = parser.parse_args()
    print(
        f"{chosen.readers} readers, {PHONES} phones, {chosen.minutes:g} minutes, seed {chosen.seed}; load {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="insteg-chaos-")))
        data = stack.enter_context(_small_disk(folder / "data"))
        shutil.copytree(folders.snapshots(), data / "snapshots")
        (folder / "run").mkdir()
        place = stack.enter_context(topology(folder / "run", stack.enter_context(cluster()), data))
        return asyncio.run(_held(place, chosen))


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path]:
    """A disk that can be filled. Needs to be root, as a container is."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "none", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=False)


async def _held(place: Topology, chosen: argparse.Namespace) -> int:
    chance = random.Random(chosen.seed)
    readers = Readers(place.address, place.trust())
    await readers.begin()
    seminar = await _opened(place)
    work = [asyncio.create_task(readers.read()) for _ in range(chosen.readers)]
    work += [asyncio.create_task(phone.follow()) for phone in (*seminar.phones, *seminar.presenters)]
    await seminar.hand_over()
    work.append(asyncio.create_task(seminar.presenters[1].follow()))
    over = asyncio.Event()
    talking = asyncio.create_task(_talk(seminar, over))
    end = asyncio.get_running_loop().time() + chosen.minutes * 60
    while asyncio.get_running_loop().time() < end:
        names = chosen.only.split(",")
        for name in chance.sample(names, len(names)):
            said = await FAULTS[name](place)
            print(f"  {chosen.minutes * 60 - (end - asyncio.get_running_loop().time()):5.0f} s: {said}", flush=True)
            await asyncio.sleep(SECONDS_BETWEEN_FAULTS * chance.uniform(0.5, 1.5))
            if asyncio.get_running_loop().time() > end:
                break
    over.set()
    await talking
    await seminar.settle()
    for task in work:
        task.cancel()
    return _told(readers, seminar)


async def _opened(place: Topology) -> Seminar:
    port = int(place.address.rpartition(":")[2])
    async with httpx.AsyncClient(base_url=place.address, verify=place.trust(), timeout=60) as client:
        made = (await client.post("/rum", json={"story": stories.encode(ready("laget", "sv", "2281"))})).raise_for_status().json()
    code, trust = made["code"], place.trust()
    phones = [Phone((port,), code, trust=trust) for _ in range(PHONES)]
    return Seminar(phones, Phone((port,), code, key=made["key"], trust=trust), Phone((port,), code, trust=trust))


async def _talk(seminar: Seminar, over: asyncio.Event) -> None:
    """The seminar goes on whatever happens: a move a round, a question every third."""
    number, start = 0, asyncio.get_running_loop().time()
    while not over.is_set():
        number += 1
        begun, before = asyncio.get_running_loop().time(), Counter(seminar.faults)
        await seminar.move(number, number % 4 + 2, is_calm=False)
        if number % 3 == 1:
            await seminar.ask(number)
        if new := seminar.faults - before:
            print(f"  {begun - start:5.0f} s: FAULTS {dict(new)}; {_lines(seminar)}", flush=True)
        await asyncio.sleep(max(0.0, begun + SECONDS_OF_A_ROUND - asyncio.get_running_loop().time()))


def _lines(seminar: Seminar) -> str:
    """How many phones have their line, and with what lines were refused so far."""
    refused = sum((phone.refused for phone in seminar.phones), Counter[str]())
    return f"{sum(phone.is_on for phone in seminar.phones)} of {len(seminar.phones)} phones on, refused {dict(refused)}"


def _told(readers: Readers, seminar: Seminar) -> int:
    for name, count in sorted(readers.seen.items()):
        print(f"  {name:32} {count:7}")
    for sample in readers.samples:
        print(f"  not whole: {sample}")
    is_wrong = bool(readers.seen["pages not whole"] or readers.seen["figures wrong"])
    print(f"  pages not whole and wrong figures: {readers.seen['pages not whole']} and {readers.seen['figures wrong']}   bar 0")
    return max(seminar.told(), int(is_wrong))


if __name__ == "__main__":
    sys.exit(main())
