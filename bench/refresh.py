"""How long a full refresh against the stubs takes and how much memory: python -m bench.refresh (bars: 60 s, 500 MB)."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from insteg import places
from tests.stubs import all_stubs


def main() -> None:
    with ExitStack() as stack, tempfile.TemporaryDirectory() as root:
        data = Path(root) / "data"
        shutil.copytree(places.data(), data, ignore=shutil.ignore_patterns("snapshots", "live"))
        bases = {f"INSTEG_BASE_{name.upper()}": base for name, base in all_stubs.started(stack).items()}
        start = time.perf_counter()
        command = [sys.executable, "-m", "insteg", "refresh"]
        done = subprocess.run(command, env={**os.environ, **bases, "INSTEG_DATA": str(data)}, capture_output=True, text=True, check=False)
        taken = time.perf_counter() - start
        # The largest child so far is the refresh: nothing else was started.
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(done.stdout, done.stderr)
        print(f"exit {done.returncode}, {taken:.1f} s, {peak:.0f} MB at most")


if __name__ == "__main__":
    main()
