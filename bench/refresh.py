"""A full refresh against the publishers in their recorded shapes and limits: pages, MB, seconds, memory (python -m bench.refresh; bar: 500 MB)."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from insteg.collect.publishers import CONNECTORS
from insteg.store import folders
from tests.recorded import every


def main() -> None:
    with ExitStack() as stack, tempfile.TemporaryDirectory() as root:
        data = Path(root) / "data"
        shutil.copytree(folders.data(), data, ignore=shutil.ignore_patterns("snapshots", "live"))
        stubs = every.stubs(is_whole=True)
        bases = [f"--base={source}={stack.enter_context(stub).url}{every.PATHS[source]}" for source, stub in stubs.items()]
        start = time.perf_counter()
        command = [sys.executable, "-m", "insteg", "refresh", *CONNECTORS, *bases]
        done = subprocess.run(command, env={**os.environ, "INSTEG_DATA": str(data)}, capture_output=True, text=True, check=False)
        taken = time.perf_counter() - start
        # The largest child so far is the refresh: nothing else was started.
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(done.stdout, done.stderr)
        for source, stub in stubs.items():
            print(f"{source}: {len(stub.requests)} pages, {_megabytes(data / 'live' / source):.1f} MB")
        print(f"exit {done.returncode}, {taken:.1f} s, {peak:.0f} MB at most")


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


if __name__ == "__main__":
    main()
