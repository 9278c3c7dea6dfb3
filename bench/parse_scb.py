"""How long 150 000 SCB cells take to read: python bench/parse_scb.py (bar: under 0.2 s)."""

import json
import time

import numpy as np

from insteg.collect.publishers import _jsonstat

SIZES = {"Region": 312, "Kon": 3, "Alder": 2, "ContentsCode": 5, "Tid": 16}


def dataset() -> bytes:
    """149 760 cells shaped as TAB6260, one in a hundred hidden."""
    count = int(np.prod(list(SIZES.values())))
    values = [None if place % 100 == 0 else place % 5000 for place in range(count)]
    dimension = {name: {"category": {"index": {f"{name}{code}": code for code in range(size)}}} for name, size in SIZES.items()}
    status = {str(place): ".." for place in range(0, count, 100)}
    return json.dumps({"id": list(SIZES), "size": list(SIZES.values()), "dimension": dimension, "value": values, "status": status}).encode()


def main() -> None:
    content = dataset()
    times, work = [], []
    for _ in range(7):
        start, own = time.perf_counter(), time.process_time()
        cells = _jsonstat.read(json.loads(content), "bench").cells
        times.append(time.perf_counter() - start)
        work.append(time.process_time() - own)
    print(
        f"{len(cells)} cells, {len(content) / 1e6:.1f} MB of JSON: median {sorted(times)[3]:.3f} s on the clock, {sorted(work)[3]:.3f} s of work"
    )


if __name__ == "__main__":
    main()
