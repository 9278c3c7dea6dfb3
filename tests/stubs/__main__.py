"""`python -m tests.stubs`: every publisher's double on a port of its own. With --demo also a refresh against them and the app on it."""

import argparse
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from insteg import places
from tests.stubs import all_stubs


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.stubs", description=__doc__)
    parser.add_argument("--demo", action="store_true", help="refresh against the stubs in a temporary folder and serve the app on it")
    parser.add_argument("--port", type=int, default=8501, help="the app's port with --demo (8501)")
    chosen = parser.parse_args()
    # A stop from outside cleans up like Ctrl-C does, also where a shell in the background lets Ctrl-C pass by.
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        return demonstrate(chosen.port) if chosen.demo else wait()
    return 0


def wait() -> int:
    """The stubs on known ports, until stopped."""
    with contextlib.ExitStack() as stack:
        for source, base in all_stubs.started(stack, first_port=9101).items():
            print(f"export INSTEG_BASE_{source.upper()}={base}")
        print("# Stubs are running; Ctrl-C stops them. In another terminal: the lines above, then python -m insteg refresh", flush=True)
        while True:
            time.sleep(3600)


def demonstrate(port: int) -> int:
    """The app on figures from the stubs, in a copy of the data folder that is removed at the end; our own figures are not touched."""
    with contextlib.ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="insteg-demo-"))) / "data"
        shutil.copytree(places.data(), data, ignore=shutil.ignore_patterns("snapshots", "live"))
        bases = {f"INSTEG_BASE_{source.upper()}": base for source, base in all_stubs.started(stack).items()}
        environment = {**os.environ, **bases, "INSTEG_DATA": str(data)}
        for command in (["build"], ["refresh"]):
            if code := subprocess.run([sys.executable, "-m", "insteg", *command], env=environment, cwd=places.ROOT, check=False).returncode:
                return code
        print(f"\nStand-in figures, said on every page: http://127.0.0.1:{port}  (Ctrl-C stops and cleans up)", flush=True)
        return stack.enter_context(_stopped_at_the_end([sys.executable, "-m", "insteg", "serve", "--port", str(port)], environment)).wait()


@contextlib.contextmanager
def _stopped_at_the_end(command: list[str], environment: dict[str, str]):
    server = subprocess.Popen(command, env=environment, cwd=places.ROOT)
    try:
        yield server
    finally:
        server.terminate()
        server.wait(timeout=20)


if __name__ == "__main__":
    sys.exit(main())
