"""The first rows of the analyst's table at 7 000, 130 000 and a million rows: ours beside a table that is styled whole, as the page once did.

Run: python -m bench.explore. Each is tried in a process of its own, which tells its time and the most memory it took beyond an empty one.
Ends with 1 when the first rows of 130 000 come later than half a second after a choice, or a million takes more memory than the bar.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

SIZES = (7_000, 130_000, 1_000_000)
BAR_SECONDS, BAR_ROWS = 0.5, 130_000
# Of a million rows: DuckDB's own memory for sorting them, and four bytes a row that are kept.
BAR_MEGABYTES = 700
SORTS = {"styled": ("value",), "ours": ("value", "area_code", "period"), "next window": ("value",), "table": ("",)}
# The styled way held every row: at a million it takes minutes and says nothing new.
LEFT_OUT = {("styled", 1_000_000), ("table", 1_000_000)}


def make(folder: Path, size: int) -> None:
    """A data folder whose snapshot holds so many figures: the real ones, repeated in made-up years."""
    import duckdb

    from insteg.store import folders, snapshots, sound

    for name in ("catalogue", "words", "raw"):
        (folder / name).symlink_to((folders.data() / name).resolve())
    path = folder / "snapshots" / snapshots.current().name
    path.parent.mkdir()
    shutil.copy(snapshots.current(), path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("create temp table held as from observation")
        connection.execute("delete from observation")
        repeated = "select held.* replace ((left(held.period, 4)::integer + 30 * copy.n)::varchar as period)"
        connection.execute(f"insert into observation {repeated} from held, range(0, 90) as copy (n) order by all limit {size}")
        sound.record(connection)
    (path.parent / snapshots.POINTER).write_text(path.name, encoding="utf-8")


def styled(sort: str) -> None:
    """As the page did until now: every row in a frame, sorted there, the first thousand styled."""
    from streamlit.elements.lib.pandas_styler_utils import marshall_styler
    from streamlit.proto.Dataframe_pb2 import Dataframe

    from insteg import files
    from insteg.figures.exploration import every_row
    from insteg.figures.exploration.selection import EVERYTHING
    from insteg.reference import words

    rows = every_row.whole(EVERYTHING).sort_values(sort, kind="stable", na_position="last")
    shown = files.described(rows.head(1000), "sv")
    styler = shown.style.format({"value": lambda value: words.load("sv").number(value, 2)}, na_rep="–")
    marshall_styler(Dataframe().arrow_data, styler, "trial")


def ours(sort: str) -> None:
    from insteg.figures.exploration import tables
    from insteg.figures.exploration.every_row import RowsChoice

    tables.shown(RowsChoice("sv", sort_by=sort), "")


def table(sort: str) -> None:
    """Areas and measures down, periods across, of a selection as large as a table may be made of."""
    from insteg.figures.exploration import tables
    from insteg.figures.exploration.cross_choice import CrossChoice

    tables.shown(CrossChoice("sv", sort_by=sort), "")


def next_window(sort: str) -> None:
    from insteg.figures.exploration import tables
    from insteg.figures.exploration.every_row import RowsChoice

    choice = RowsChoice("sv", sort_by=sort)
    tables.window(choice, tables.total(choice) - 100, 100)


def _warm() -> None:
    """What is loaded once a server: modules, names, the connection."""
    from insteg.figures.exploration import tables
    from insteg.figures.exploration.every_row import RowsChoice
    from insteg.figures.exploration.selection import Selection

    tables.shown(RowsChoice("sv", Selection(("neet_16_24",), ("2281",)), sort_by="value"), "")


def tried(name: str) -> dict[str, float]:
    """Seconds and megabytes of one way, in this process."""
    import streamlit  # noqa: F401  in the server it is there already

    from insteg.store import snapshots

    _warm()
    if name == "next window":
        ours("value")
    before = _peak()
    way = {"styled": styled, "ours": ours, "next window": next_window, "table": table}[name]
    # As in a page's run, which looks for its snapshot once. Each choice is a new one: what is remembered would be none.
    with snapshots.held():
        seconds = [_timed(partial(way, sort)) for sort in SORTS[name]]
    return {"seconds": statistics.median(seconds), "megabytes": _peak() - before}


def _timed(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _peak() -> float:
    """The most megabytes that this process has held; what it was started from does not count."""
    return next(int(line.split()[1]) / 1024 for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))


def measured(folder: Path, way: str) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.explore", "--one", way]
    done = subprocess.run(command, env={**os.environ, "INSTEG_DATA": str(folder)}, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> int:
    print(f"{'rows':>10}  {'way':<12}{'seconds':>9}{'MB':>7}   styled / it")
    is_late = False
    for size in SIZES:
        with tempfile.TemporaryDirectory() as place:
            make(Path(place), size)
            beside = 0.0
            for way in [way for way in SORTS if (way, size) not in LEFT_OUT]:
                found = measured(Path(place), way)
                beside = found["seconds"] if way == "styled" else beside
                ratio = f"{beside / found['seconds']:.1f}" if beside and way in ("ours", "next window") else ""
                print(f"{size:>10}  {way:<12}{found['seconds']:>9.3f}{found['megabytes']:>7.0f}   {ratio}")
                is_late |= way == "ours" and size == BAR_ROWS and found["seconds"] > BAR_SECONDS
                is_late |= way == "ours" and found["megabytes"] > BAR_MEGABYTES
    return int(is_late)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(tried(sys.argv[2])))
    else:
        sys.exit(main())
