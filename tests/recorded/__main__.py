"""`python -m tests.recorded`: every publisher in its recorded shapes on 127.0.0.1, and the line to paste for a refresh against them.

With --demo the refresh is made and the app served on it.
"""

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

from tests.recorded import every
from tests.recorded.figures import ROOT


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.recorded", description=__doc__)
    parser.add_argument("--demo", action="store_true", help="refresh against the stubs in a temporary folder and serve the app on it")
    parser.add_argument("--port", type=int, default=8501, help="the app's port with --demo (8501)")
    parser.add_argument(
        "--first-port", type=int, default=0, help="give the publishers this port and the following ones (free ones otherwise)"
    )
    chosen = parser.parse_args()
    # A stop from outside cleans up like Ctrl-C does, also where a shell in the background lets Ctrl-C pass by.
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        return demonstrate(chosen.port) if chosen.demo else wait(chosen.first_port)
    return 0


def wait(first_port: int) -> int:
    """The publishers until stopped."""
    with contextlib.ExitStack() as stack:
        bases = every.started(stack, first_port, is_whole=True)
        print("# Ctrl-C stops them. In another terminal:")
        print("python -m insteg refresh", *(f"--base {source}={base}" for source, base in bases.items()), *bases, flush=True)
        while True:
            time.sleep(3600)


def demonstrate(port: int) -> int:
    """The app on figures from the stubs, in a copy of the data folder that is removed at the end; our own figures are not touched."""
    with contextlib.ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="insteg-demo-"))) / "data"
        shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("snapshots", "live"))
        bases = {f"INSTEG_BASE_{source.upper()}": base for source, base in every.started(stack).items()}
        environment = {**os.environ, **bases, "INSTEG_DATA": str(data)}
        for command in (["build"], ["refresh"]):
            if code := subprocess.run([sys.executable, "-m", "insteg", *command], env=environment, cwd=ROOT, check=False).returncode:
                return code
        print(f"\nStand-in figures, said on every page: http://127.0.0.1:{port}  (Ctrl-C stops and cleans up)", flush=True)
        return stack.enter_context(_stopped_at_the_end([sys.executable, "-m", "insteg", "serve", "--port", str(port)], environment)).wait()


@contextlib.contextmanager
def _stopped_at_the_end(command: list[str], environment: dict[str, str]):
    server = subprocess.Popen(command, env=environment, cwd=ROOT)
    try:
        yield server
    finally:
        server.terminate()
        server.wait(timeout=20)


if __name__ == "__main__":
    sys.exit(main())
