"""A headless Chromium that counts bytes and can be put on a slow line."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# 10 Mbit/s down, 10 up, 40 ms there and back.
SLOW_LINE = {"offline": False, "latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}


# Ports that no outgoing connection is given (Linux takes those from 32768): what is free when we look must be free when a server begins,
# and again when one that was killed is started anew. Hypothesis sets the seed of `random` alike in every worker, so chance is `secrets`'.
QUIET_PORTS = range(12_000, 32_000)


def free_port(count: int = 1) -> int:
    """A port nobody listens at, the first of `count` in a row."""
    while True:
        first = secrets.choice(QUIET_PORTS)
        if all(map(_is_free, range(first, first + count))):
            return first


def _is_free(port: int) -> bool:
    with socket.socket() as listener, suppress(OSError):
        listener.bind(("127.0.0.1", port))
        return True
    return False


@contextmanager
def served(command: list[str], port: int, health: str = "_stcore/health"):
    """Run a server until the block ends; yields its address once it answers. health: an address that answers when it does."""
    process = subprocess.Popen([sys.executable, "-m", *command], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(process, f"{address}/{health}")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(process: subprocess.Popen[bytes], address: str, seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(
                f"`{subprocess.list2cmdline(process.args)}` ended at once. Run it alone to see why; bench/beside has packages of its own."
            )
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"{address} did not answer within {seconds} s")


def until(page, expression: str, arg: object = None, seconds: float = 60) -> None:
    """Wait for something in the page; Playwright's own way of waiting (`wait_for_function`) is stopped by the pages' content policy."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(50)


class Meter:
    """Counts what the browser receives over the line: HTTP bodies as sent (compressed), and WebSocket frames."""

    def __init__(self, context, page):
        self.bytes = 0
        self.session = context.new_cdp_session(page)
        self.session.send("Network.enable")
        self.session.on("Network.loadingFinished", self._add)
        self.session.on("Network.webSocketFrameReceived", self._add_frame)

    def _add(self, event) -> None:
        self.bytes += event["encodedDataLength"]

    def _add_frame(self, event) -> None:
        self.bytes += len(event["response"]["payloadData"]) * 3 // 4

    def slow(self) -> None:
        self.session.send("Network.emulateNetworkConditions", SLOW_LINE)
