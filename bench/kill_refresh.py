"""Kill a refresh with SIGKILL at random moments and see whether the snapshot survives: python -m bench.kill_refresh 50 [SOURCE…].

After each kill the current snapshot must open, hold as many figures as before or more, and a reader that had it open must still answer.
All the while the app is served on the same folder: the front page is opened again and again in a browser, and its headline must hold a figure.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import duckdb
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright

from bench.browser import ARGUMENTS, CHROMIUM, free_port, served
from insteg.store import folders, snapshots
from tests.recorded import every

SOURCES = ["kolada", "scb", "eurostat"]
# Moments are drawn up to a little beyond the time that one whole refresh takes, so that publishing is hit too.
BEYOND = 1.1


def main(times: int, sources: list[str]) -> int:
    with ExitStack() as stack, tempfile.TemporaryDirectory() as root:
        data = Path(root) / "data"
        shutil.copytree(folders.data(), data, ignore=shutil.ignore_patterns("snapshots", "live"))
        os.environ["INSTEG_DATA"] = str(data)
        os.environ |= {f"INSTEG_BASE_{name.upper()}": base for name, base in every.started(stack).items()}
        subprocess.run([sys.executable, "-m", "insteg", "build"], check=True, capture_output=True)
        port = free_port()
        address = stack.enter_context(served(["insteg", "serve", "--port", str(port)], port))
        chance = random.Random(2026)
        with asked_all_the_while(address) as answers:
            longest = BEYOND * _whole(sources)
            results = [_survives(chance.uniform(0, longest), sources) for _ in range(times)]
        print(f"the app showed its headline {answers.count(True)} of {len(answers)} times")
        finished = sum(ended for _, ended in results)
        survived = sum(well for well, _ in results)
        print(f"survived {survived}/{times} ({finished} refreshes were done before the kill came; {_figures()} figures at the end)")
        last = subprocess.run([sys.executable, "-m", "insteg", "refresh", *sources], capture_output=True, text=True, check=False)
        left = [path.name for path in (*snapshots.kept()[0].parent.glob("*.building*"), *folders.live().glob("*/*.part"))]
        print(f"a refresh after all that: exit {last.returncode}, leftovers {left}")
    return 0 if survived == times and all(answers) and last.returncode == 0 and not left else 1


@contextmanager
def asked_all_the_while(address: str):
    """Open the front page, again and again, in a browser of its own; yields the list that fills with well or not."""
    answers: list[bool] = []
    done = threading.Event()
    thread = threading.Thread(target=_open_again_and_again, args=(address, answers, done))
    thread.start()
    try:
        yield answers
    finally:
        done.set()
        thread.join()


def _open_again_and_again(address: str, answers: list[bool], done: threading.Event) -> None:
    """The headline is made of the current snapshot: it must come and hold a percentage."""
    with sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS).new_page()
        while not done.is_set():
            try:
                page.goto(address, timeout=60_000)
                page.wait_for_selector("h1:has-text('%')", timeout=60_000)
                answers.append(page.get_by_text("Traceback").count() == 0)
            except PlaywrightError:
                answers.append(False)


def _whole(sources: list[str]) -> float:
    """Seconds that a refresh takes when nobody kills it."""
    start = time.monotonic()
    subprocess.run([sys.executable, "-m", "insteg", "refresh", *sources], check=True, capture_output=True)
    return time.monotonic() - start


def _survives(moment: float, sources: list[str]) -> tuple[bool, bool]:
    """(the snapshot and a reader are well, the refresh was done before the kill)."""
    before = _figures()
    with duckdb.connect(str(snapshots.current()), read_only=True) as reader:
        process = subprocess.Popen(
            [sys.executable, "-m", "insteg", "refresh", *sources], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(moment)
        ended = process.poll() is not None
        process.kill()
        process.wait()
        answers = reader.execute("select count(*) from observation").fetchone()
    return bool(answers) and _figures() >= before, ended


def _figures() -> int:
    with duckdb.connect(str(snapshots.current()), read_only=True) as connection:
        row = connection.execute("select count(value) from observation").fetchone()
    return row[0] if row else 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50, sys.argv[2:] or SOURCES))
