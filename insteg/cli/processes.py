"""Several servers on one machine, a process and a port each, so that every core works.

A reader's session lives in one process. What stands in front (deploy/nginx.conf) sends a browser to the same one each time; who dies is
started again here, and whoever was with it goes on with another.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from types import FrameType

from insteg.cli import listening
from insteg.store import settings

SECONDS_BETWEEN_LOOKS = 0.5
# A server that can't start is tried again ever more seldom; one that has run this long begins anew.
LONGEST_WAIT, SECONDS_OF_HEALTH = 30.0, 60.0
SECONDS_TO_STOP = 20.0


def check(address: str, port: int, processes: int) -> None:
    """Raises CannotListen when a port is taken or past the last one, or when the servers could not share the seminars' rooms."""
    if processes > 1 and not settings.read().rooms_database.startswith("postgres"):
        raise listening.CannotListen(
            "Several processes need one store for the seminars' rooms: set INSTEG_ROOMS_DATABASE to a PostgreSQL database "
            "(docs/operating.md), or leave out --processes."
        )
    if port + processes - 1 > listening.LAST_PORT:
        raise listening.CannotListen(f"{processes} processes from port {port} go past {listening.LAST_PORT}. Choose a lower --port.")
    for each in range(port, port + processes):
        listening.check(address, each)


@dataclass
class Server:
    """One process and when it may next be started."""

    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    begun: float = 0.0
    wait: float = field(default=1.0)
    due: float = 0.0

    def keep(self, now: float) -> None:
        """Start it when it is due, and say when it has ended."""
        if self.process is None:
            if now >= self.due:
                self.process, self.begun = subprocess.Popen(self.command), now
        elif (code := self.process.poll()) is not None:
            self.wait = 1.0 if now - self.begun > SECONDS_OF_HEALTH else min(2 * self.wait, LONGEST_WAIT)
            print(
                f"The server at port {self.command[-1]} ended (code {code}). Started again in {self.wait:g} s.", file=sys.stderr, flush=True
            )
            self.process, self.due = None, now + self.wait

    def stop(self) -> None:
        if self.process:
            self.process.terminate()

    def see_out(self, until: float) -> None:
        if self.process:
            try:
                self.process.wait(timeout=max(until - time.monotonic(), 0.1))
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def run(address: str, port: int, processes: int) -> None:
    """Keep that many servers running, at ports from `port` on, until this process is stopped."""
    command = [sys.executable, "-m", "insteg", "serve", "--address", address, "--port"]
    servers = [Server([*command, str(each)]) for each in range(port, port + processes)]
    with _stoppable() as is_stopped, suppress(KeyboardInterrupt):
        while not is_stopped():
            for server in servers:
                server.keep(time.monotonic())
            time.sleep(SECONDS_BETWEEN_LOOKS)
    for server in servers:
        server.stop()
    until = time.monotonic() + SECONDS_TO_STOP
    for server in servers:
        server.see_out(until)


@contextmanager
def _stoppable() -> Iterator[Callable[[], bool]]:
    """Whoever keeps services stops them with SIGTERM: the loop ends, and with it the servers."""
    heard: list[int] = []

    def hear(number: int, frame: FrameType | None) -> None:
        heard.append(number)

    before = signal.signal(signal.SIGTERM, hear)
    try:
        yield lambda: bool(heard)
    finally:
        signal.signal(signal.SIGTERM, before)
