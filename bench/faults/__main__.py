"""Stop a command at every single change it makes to the disk, and see whether anything is lost: python -m bench.faults.

    python -m bench.faults [--kind kill|full] [--every N] [--at-once N] [build refresh import-projects import-outcomes import-evidence import-lessons]

A small C file is loaded before libc and counts every write, rename, sync, cut, removal and making of a file below the data folder,
DuckDB's own included. Each command is run once to count them, then once an operation: killed there, or the disk full from there on.
After each, before anything mends it: the current snapshot opens, holds what it held or more, downloads are whole, and a table of one's
own is the old or the new one. Then the next command, undisturbed (after an import a build, then the import again): it ends well,
leaves no rubbish, and all is there. Exit code 1 when anything is lost. `--every 9` tries each ninth operation: what the tests do.
"""

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from functools import partial
from pathlib import Path

SHIM = "INSTEG_FAULT_SHIM"
TOLD_EVERY = 25


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.faults")
    parser.add_argument(
        "commands", nargs="*", default=["import-projects", "import-outcomes", "import-evidence", "import-lessons", "build", "refresh"]
    )
    parser.add_argument("--kind", choices=("kill", "full"), action="append")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--begin", type=int, default=1, help="the first operation to try (a run that was stopped goes on)")
    parser.add_argument("--end", type=int, default=10**6, help="the last operation to try")
    parser.add_argument("--at-once", type=int, default=2, help="how many are tried at the same time, each in a folder of its own")
    chosen = parser.parse_args()
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="insteg-faults-")))
        if SHIM not in os.environ:
            return _with_the_shim(place)
        from bench.faults import world

        world.prepare(place, stack, "refresh" in chosen.commands)
        kinds = chosen.kind or ["kill", "full"]
        return max([_tried(name, kind, chosen, place) for name in chosen.commands for kind in kinds])


def _with_the_shim(place: Path) -> int:
    """Compile the shim and start this script again with it loaded."""
    library = place / "fault.so"
    source = Path(__file__).with_name("fault.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"], check=True)
    environment = {**os.environ, SHIM: str(library), "LD_PRELOAD": str(library)}
    return subprocess.run([sys.executable, "-m", "bench.faults", *sys.argv[1:]], env=environment, check=False).returncode


def _tried(name: str, kind: str, chosen: argparse.Namespace, place: Path) -> int:
    """Count the command's operations, then strike it at each; 1 when anything was lost."""
    start = time.monotonic()
    kinds, least = _counted(name, place)
    total = sum(kinds.values())
    what = ", ".join(f"{count} {word}" for word, count in sorted(kinds.items()))
    print(f"{name}, {kind}: {total} operations ({what})", flush=True)
    failures, ran_through, tried = [], 0, 0
    with multiprocessing.get_context("fork").Pool(chosen.at_once) as pool:
        numbers = range(chosen.begin, min(total, chosen.end) + 1, chosen.every)
        for said in pool.imap_unordered(partial(_one, name, kind, least, place), numbers):
            tried += 1
            ran_through += said == RAN_THROUGH
            failures += [said] if said not in ("", RAN_THROUGH) else []
            if failures and said == failures[-1]:
                print(f"  LOST {said}", flush=True)
            if tried % TOLD_EVERY == 0:
                print(f"  {tried - len(failures)} of {tried} so far, {time.monotonic() - start:.0f} s", flush=True)
    seconds = time.monotonic() - start
    through = f"; {ran_through} needed fewer operations and were not struck" if ran_through else ""
    print(f"{name}, {kind}: survived {tried - len(failures)} of {tried} ({seconds:.0f} s{through})", flush=True)
    return 1 if failures else 0


# What is said of a run that ended before the operation it was to be struck at.
RAN_THROUGH = "ran through"


def _counted(name: str, place: Path) -> tuple[Counter[str], tuple[int, ...]]:
    """Which operations the command needs, and how many rows readers have before it."""
    from bench.faults import children, losses, world

    world.enter(place, "counted")
    world.lay_anew(place)
    world.warm()
    least = losses.counts()
    log = place / "operations"
    log.unlink(missing_ok=True)
    output = place / "output"
    assert children.run(world.command(name, place), output, "kill", 0, log) == 0, f"{name} fails unstruck: {output.read_text()}"
    world.warm()
    return Counter(line.split()[1] for line in log.read_text().splitlines()), least


def _one(name: str, kind: str, least: tuple[int, ...], place: Path, number: int) -> str:
    """What was lost when the command was stopped at that operation; empty when nothing was."""
    from bench.faults import children, world

    world.enter(place, f"worker-{os.getpid()}")
    world.lay_anew(place)
    output = place / f"output-{os.getpid()}"
    struck = place / f"struck-{os.getpid()}"
    struck.unlink(missing_ok=True)
    code = children.run(world.command(name, place), output, kind, number, struck)
    is_struck = len(struck.read_text().splitlines()) >= number
    # Struck by a full disk a command may do without what failed; killed, it may not go on.
    if code not in ({-9} if kind == "kill" and is_struck else {0} if not is_struck else {0, 1}):
        return f"operation {number}: ended with {code}: {output.read_text()[-600:]}"
    if told := _lost(name, least, place, output, code == 0):
        return f"operation {number} ({struck.read_text().splitlines()[-1]}), exit {code}: {told}"
    for after in ("build", name) if name in world.IMPORTS else (name,):
        if children.run(world.command(after, place), output) != 0:
            return f"operation {number}: {after} fails afterwards: {output.read_text()[-600:]}"
    if told := _lost(name, least, place, output, True):
        return f"operation {number}, mended: {told}"
    return "" if is_struck else RAN_THROUGH


def _lost(name: str, least: tuple[int, ...], place: Path, output: Path, is_done: bool) -> str:
    from bench.faults import children, losses

    said = place / f"said-{os.getpid()}"

    def look() -> int:
        lost = losses.found(name, is_done, least)
        said.write_text("; ".join(lost))
        return 1 if lost else 0

    code = children.run(look, output)
    return "" if code == 0 else said.read_text() if code == 1 else output.read_text()[-600:]


if __name__ == "__main__":
    raise SystemExit(main())
