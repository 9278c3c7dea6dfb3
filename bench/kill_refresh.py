"""Kill a refresh with SIGKILL at random moments and see whether the snapshot survives: python -m bench.kill_refresh 50.

After each kill the current snapshot must open, hold as many figures as before or more, and a reader that had it open must still answer.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import duckdb

from insteg import places, snapshots
from tests.stubs import all_stubs

SOURCES = ["kolada", "scb", "eurostat"]


def main(times: int, longest: float) -> int:
    with ExitStack() as stack, tempfile.TemporaryDirectory() as root:
        data = Path(root) / "data"
        shutil.copytree(places.data(), data, ignore=shutil.ignore_patterns("snapshots", "live"))
        os.environ["INSTEG_DATA"] = str(data)
        os.environ |= {f"INSTEG_BASE_{name.upper()}": base for name, base in all_stubs.started(stack).items()}
        subprocess.run([sys.executable, "-m", "insteg", "build"], check=True, capture_output=True)
        chance = random.Random(2026)
        results = [_survives(chance.uniform(0, longest)) for _ in range(times)]
        finished = sum(ended for _, ended in results)
        survived = sum(well for well, _ in results)
        print(f"survived {survived}/{times} ({finished} refreshes were done before the kill came; {_figures()} figures at the end)")
        last = subprocess.run([sys.executable, "-m", "insteg", "refresh", *SOURCES], capture_output=True, text=True, check=False)
        left = [path.name for path in (*snapshots.kept()[0].parent.glob("*.building*"), *places.live().glob("*/*.part"))]
        print(f"a refresh after all that: exit {last.returncode}, leftovers {left}")
    return 0 if survived == times and last.returncode == 0 and not left else 1


def _survives(moment: float) -> tuple[bool, bool]:
    """(the snapshot and a reader are well, the refresh was done before the kill)."""
    before = _figures()
    with duckdb.connect(str(snapshots.current()), read_only=True) as reader:
        process = subprocess.Popen(
            [sys.executable, "-m", "insteg", "refresh", *SOURCES], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
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
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50, float(sys.argv[2]) if len(sys.argv) > 2 else 9))
