"""How often each method is wrong where the truth is known, class by class, with the bounds it is held to. Exit 1 outside any of them.

Run from the project's folder: python bench/calibration.py [--step 1] [--share 1]
All 290 municipalities with every start and both pools of the effect page; funnel, trend, verdict and season on the same sizes.
--step 12 takes every twelfth municipality and judges only what so few can tell. Needs a built snapshot (python -m insteg build).
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
# Two processes share two cores: each must not start threads of its own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402

from bench import false_alarms, simulated  # noqa: E402
from insteg.statistics.interval import wilson  # noqa: E402

CORES = 2
# Percent. Where nothing happened: by fit and by size; where an effect of two points happened; the second method by size.
FALSE_ALARM, POWER, SECOND = (3.0, 7.5), (60.0, 100.0), (3.0, 8.0)
BOUNDS = {
    "funnel 95 %": (4.0, 6.0), "funnel 99.8 %": (0.1, 0.4), "trend, years shuffled": (0.0, 1.0), "trend, years in order": (0.0, 1.0),
    "verdict beside seven similar": (3.0, 6.0), "jump lost with the season": (0.0, 5.0), "printed change off": (0.0, 0.0),
}  # fmt: skip
DRAWS = {"funnel": 200, "trend": 40, "verdict": 40, "season": 60}
LIMITS = {"under 10,000": 10e3, "10,000-15,000": 15e3, "15,000-25,000": 25e3, "25,000-60,000": 60e3, "over 60,000": np.inf}


@dataclass(frozen=True)
class Line:
    """One class: percent found of `count`, and between which bounds it must lie; None where it is only told."""

    title: str
    name: str
    found: float
    count: int
    bounds: tuple[float, float] | None

    def is_outside(self, is_sample: bool) -> bool:
        """Of a sample only what it can tell: its 99.8 % interval lies wholly outside the bounds."""
        if self.bounds is None or not self.count:
            return False
        low = high = self.found
        if is_sample and (interval := wilson(self.found, self.count, 0.998)):
            low, high = interval.low, interval.high
        return high < self.bounds[0] - 1e-9 or low > self.bounds[1] + 1e-9

    def told(self, is_sample: bool) -> str:
        bounds = "" if self.bounds is None else f"{self.bounds[0]:g}-{self.bounds[1]:g}"
        mark = "OUTSIDE" if self.is_outside(is_sample) else ""
        return f"{self.title:34}{self.name:26}{self.found:7.2f} %  n {self.count:7}  {bounds:10}{mark}".rstrip()


def effect_lines(rows: pd.DataFrame) -> Iterator[Line]:
    """The effect page by fit and by size, for each pool and for both; power; the second method by size."""
    answered = rows[~rows["is_refused"]].copy()
    answered[["rank", "finding", "power", "power_rank"]] = answered[["rank", "finding", "power", "power_rank"]].astype(bool)
    quarters = np.quantile(rows.drop_duplicates("code")["people"], [0.25, 0.5, 0.75])
    answered["fifth"] = pd.qcut(answered["fit"], 5, labels=False)
    for title, column, bounds in (("effect told, none there", "finding", FALSE_ALARM), ("p-rank <= 0.05, none there", "rank", FALSE_ALARM)):
        for pool, part in [("both", answered), *answered.groupby("pool")]:
            yield _line(f"{title} ({pool})", "all", part[column], bounds)
            # The bar is for both pools together; one pool alone is told.
            held = bounds if pool == "both" else None
            for number, some in part.groupby("fifth"):
                yield _line(f"{title} ({pool})", f"fit fifth {number + 1}", some[column], held)
            for number, some in part.groupby(np.digitize(part["people"], quarters)):
                yield _line(f"{title} ({pool})", f"size quarter {number + 1}", some[column], held)
    for title, column in (("effect of -2 told", "power"), ("p-rank <= 0.05, effect of -2", "power_rank")):
        yield _line(title, "all", answered[column], POWER)
        for number, some in answered.groupby(np.digitize(answered["people"], quarters)):
            yield _line(title, f"size quarter {number + 1}", some[column], None)
    yield from _second(rows)


def _second(rows: pd.DataFrame) -> Iterator[Line]:
    of_size = np.digitize(rows["people"], list(LIMITS.values()))
    for column, title, bounds in (
        ("second", "second method, none there", SECOND),
        ("bars", "second method, one year's bar", None),
        ("any_bar", "second method, some year's bar", None),
    ):
        for number, name in enumerate(LIMITS):
            yield _line(title, name, rows.loc[of_size == number, column], bounds)


def _line(title: str, name: str, found: pd.Series, bounds: tuple[float, float] | None) -> Line:
    return Line(title, name, 100 * float(found.astype(float).mean()) if len(found) else 0.0, len(found), bounds)


def simulated_lines(part: str, draws: int) -> list[Line]:
    return [Line(*counted, BOUNDS[counted[0]]) for counted in simulated.PARTS[part](draws)]


def run(step: int, share: float) -> list[Line]:
    """Every line, with a progress bar on the error stream. share: of the draws."""
    effects, parts = false_alarms.jobs(step), {part: max(int(draws * share), 1) for part, draws in DRAWS.items()}
    with get_context("spawn").Pool(CORES) as pool:
        slow = [pool.apply_async(false_alarms.rows_of, (job,)) for job in effects]
        quick = [pool.apply_async(simulated_lines, (part, draws)) for part, draws in parts.items()]
        _watch([*slow, *quick])
        lines = list(effect_lines(pd.concat([one.get() for one in slow], ignore_index=True)))
        lines += [line for one in quick for line in one.get()]
    return lines + [Line(*counted, BOUNDS[counted[0]]) for counted in simulated.changes()]


def _watch(waiting: list, width: int = 40) -> None:
    start = time.perf_counter()
    while True:
        done = sum(one.ready() for one in waiting)
        filled = width * done // len(waiting)
        bar = f"\r[{'#' * filled}{'.' * (width - filled)}] {done} of {len(waiting)}, {time.perf_counter() - start:.0f} s"
        print(bar, end="", file=sys.stderr, flush=True)
        if done == len(waiting):
            print(file=sys.stderr)
            return
        time.sleep(1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--step", type=int, default=1, help="take every so manyth municipality of the effect page")
    parser.add_argument("--share", type=float, default=1.0, help="the share of the draws of the rest")
    asked = parser.parse_args()
    start, is_sample = time.perf_counter(), asked.step > 1 or asked.share < 1
    lines = run(asked.step, asked.share)
    print("\n".join(line.told(is_sample) for line in lines))
    outside = sum(line.is_outside(is_sample) for line in lines)
    print(f"{len(lines)} classes, {outside} outside their bounds; {time.perf_counter() - start:.0f} s")
    return 1 if outside else 0


if __name__ == "__main__":
    sys.exit(main())
