"""What goes wrong, each as a function of the place where it does. Afterwards all is as it was, but for what Insteg itself must mend."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

from bench.topology import Topology, wait

SECONDS_GONE = 5.0
PUBLISHERS = ("kolada", "scb", "eurostat")


async def killed(place: Topology) -> str:
    os.kill(place.server(place.ports[0]), signal.SIGKILL)
    await asyncio.to_thread(wait, place.ports[0])
    return "kill -9 of a server"


async def replaced(place: Topology) -> str:
    os.kill(place.server(place.ports[1]), signal.SIGTERM)
    await asyncio.to_thread(wait, place.ports[1])
    return "a server stopped and started again, as in an upgrade"


async def published(place: Topology) -> str:
    return f"a snapshot published: {await _command(place, 'build')}"


async def disk_full(place: Topology) -> str:
    filler = place.data / "filler"
    with filler.open("wb") as full:
        full.write(b"\0" * (shutil.disk_usage(place.data).free - 2_000_000))
    said = await _command(place, "build")
    filler.unlink()
    return f"2 MB left on the disk during a build: {said}"


async def database_gone(place: Topology) -> str:
    """All of PostgreSQL stands still, then one of its own is killed, so that it throws everybody out and mends itself."""
    # The first of them has the folder in its command line; its children write what they do there instead.
    [first] = _processes(f"{place.database.partition('host=')[2]}/data")
    postgres = [first, *_children(first)]
    for process in postgres:
        os.kill(process, signal.SIGSTOP)
    await asyncio.sleep(SECONDS_GONE)
    for process in postgres:
        os.kill(process, signal.SIGCONT)
    os.kill(postgres[-1], signal.SIGKILL)
    return f"the rooms' database gone for {SECONDS_GONE:g} s, then thrown over"


async def hostile_publisher(place: Topology) -> str:
    with _nonsense() as address:
        said = await _command(place, "refresh", *PUBLISHERS, *(part for name in PUBLISHERS for part in ("--base", f"{name}={address}")))
    return f"three publishers send nonsense: {said}"


async def clock_moved(place: Topology) -> str:
    if not shutil.which("faketime"):
        return "clock moved: NOT TRIED, faketime is not installed"
    said = [await _command(place, "build", before=("faketime", "-f", moved)) for moved in ("+31d", "-2d")]
    return f"the clock 31 days ahead, then two days behind, during a build: {said}"


async def snapshot_cut(place: Topology) -> str:
    folder = place.data / "snapshots"
    current = folder / (folder / "current").read_text(encoding="utf-8").strip()
    os.truncate(current, current.stat().st_size // 2)
    await asyncio.sleep(SECONDS_GONE)
    return f"the current snapshot cut in half, then built anew: {await _command(place, 'build')}"


async def network_cut(place: Topology) -> str:
    nginx = _processes(f"{place.folder}/nginx.conf")
    workers = [child for process in nginx for child in (process, *_children(process))]
    for process in workers:
        os.kill(process, signal.SIGSTOP)
    await asyncio.sleep(SECONDS_GONE)
    for process in workers:
        os.kill(process, signal.SIGCONT)
    return f"nothing gets through for {SECONDS_GONE:g} s"


_ALL: tuple[Callable[[Topology], Awaitable[str]], ...] = (
    killed, replaced, published, disk_full, database_gone, hostile_publisher, clock_moved, snapshot_cut, network_cut,
)  # fmt: skip
FAULTS = {fault.__name__: fault for fault in _ALL}


async def _command(place: Topology, *words: str, before: tuple[str, ...] = ()) -> str:
    """Run one command of ours; its exit code and the last line it said."""
    process = await asyncio.create_subprocess_exec(
        *before, sys.executable, "-m", "insteg", *words,
        env={**os.environ, "INSTEG_DATA": str(place.data)}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    said, _ = await process.communicate()
    return f"exit {process.returncode}, {said.decode(errors='replace').strip().splitlines()[-1][:160] if said.strip() else 'silent'}"


def _processes(words: str) -> list[int]:
    """Those whose command line holds the words."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if words.encode() in path.read_bytes():
                found.append(int(path.parent.name))
        except OSError:
            continue
    return sorted(found)


def _children(process: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()]


@contextmanager
def _nonsense() -> Iterator[str]:
    """A server that answers everything with bytes that mean nothing."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(os.urandom(4096))

        do_POST = do_GET  # noqa: N815 (the library names it so)

        def log_message(self, *words: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
