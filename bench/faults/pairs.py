"""Two writers at once, again and again: python -m bench.faults.pairs 100. Exit code 1 when a row, a file or a true word is lost.

The second of a pair begins later by a little more each time, so that they meet at every stage of the first.
"""

import re
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from bench.faults import children, losses, world
from insteg.collect.own import projects, shelf
from insteg.store import folders, snapshots

PAIRS = (("import-projects", "import-projects"), ("build", "refresh"), ("refresh", "import-projects"), ("build", "build"))
# Seconds by which the second is later, at most: as long as the first takes.
LATEST = 2.0
SAID = re.compile(r"Published (insteg-\S+)")


def main(times: int) -> int:
    lost = 0
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="insteg-pairs-")))
        world.prepare(place, stack, True)
        least = losses.counts()
        world.warm()
        for number in range(times):
            names = PAIRS[number % len(PAIRS)]
            told = _pair(names, LATEST * (number // len(PAIRS)) / max(1, times // len(PAIRS)), least, place)
            lost += bool(told)
            if told or number % 10 == 9:
                print(f"{number + 1 - lost} of {number + 1} pairs lost nothing{f'; {names}: {told}' if told else ''}", flush=True)
    print(f"{times - lost} of {times} pairs lost nothing")
    return 1 if lost else 0


def _pair(names: tuple[str, str], later: float, least: tuple[int, ...], place: Path) -> str:
    """What was lost when both were run at once; empty when nothing was."""
    world.lay_anew(place)
    outputs = [place / "first", place / "second"]
    begun = []
    for number, (name, output) in enumerate(zip(names, outputs, strict=True)):
        time.sleep(later * number)
        begun.append(children.begun(world.command(name, place, 2 + number), output))
    codes = [children.ended(child) for child in begun]
    said = [output.read_text() for output in outputs]
    if codes != [0, 0]:
        return f"exit {codes}: {said}"
    looked = place / "looked"
    if children.run(_told(lambda: _untrue(names, said, least)), looked):
        return looked.read_text()
    return ""


def _told(find: Callable[[], list[str]]) -> Callable[[], int]:
    def work() -> int:
        found = find()
        print("; ".join(found))
        return 1 if found else 0

    return work


def _untrue(names: tuple[str, str], said: list[str], least: tuple[int, ...]) -> list[str]:
    """What is lost, and what a command said that is not so."""
    found = losses.found("build", True, least)
    wanted = {"P-1", *(f"P-{2 + number}" for number, name in enumerate(names) if name.startswith("import"))}
    if (held := set(shelf.stored(projects.COLUMNS)["project_id"])) != wanted:
        found.append(f"the table holds {sorted(held)} instead of {sorted(wanted)}")
    published = [name for text in said for name in SAID.findall(text)]
    if len(published) != sum(not name.startswith("import") for name in names):
        found.append(f"published were {published}: {said}")
    # The sweep of a refresh that keeps one may remove an older one that was published: never the current one.
    if published and snapshots.published().name not in published:
        found.append(f"{snapshots.published().name} is current, published were {published}")
    if "refresh" not in names:
        found += [f"{name} was published and is gone" for name in published if not (folders.snapshots() / name).exists()]
    return found


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
