"""How well the search on an idea finds what it should, and how long it takes: the old page beside the new one. Exits 1 past a bar.

python -m bench.ideas          both halves of the relevance set, and the time over 10 000 projects
python -m bench.ideas dev      that half, with the queries one by one (never the kept one's)

The set (bench/relevance) was made by somebody who had not seen the code: 60 queries as practitioners type them, 16 of them on something
that no project is about, each judged against every project (3 = has to be known before starting, 2 = clearly useful, 1 = some part is).
`dev` was used while the search was written; of `kept` nothing but the sums below was ever looked at. before.json: the first ten of the
search before, asked as its page asked: with its defaults (16-24 years, 2027-2029; `page`), with Sundsvall as well, as when issue 14 was
written (`sundsvall`), and with the text alone (`text`).
"""

import json
import statistics
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from insteg.figures import idea
from insteg.search import ProjectIndex
from insteg.store.remembered import ask

SET = Path(__file__).parent / "relevance"
HALVES = ("dev", "kept")
FIRST = 10
MANY = 10_000
# What issue 14 asks of the kept half. The gain is on the page as it was when this search was begun, with nothing chosen: stricter than on
# the page that the issue measured, which also had Sundsvall.
BARS = {"ndcg": 0.60, "gain": 0.15, "nothing": 5 / 8, "precision": 0.85, "recall": 0.5}
BAR_MS = 50


@dataclass(frozen=True)
class Quality:
    """ndcg, sundsvall, page, text: nDCG@10 (gain 2^grade - 1) over the queries that something is relevant to: now, and before (see above).

    nothing: share of the other queries that nothing is found for; false_alarms: queries told that nothing is like them although
    something is; precision, recall: of the recognised types.
    """

    ndcg: float
    sundsvall: float
    page: float
    text: float
    nothing: float
    false_alarms: tuple[str, ...]
    precision: float
    recall: float

    def failures(self) -> list[str]:
        """The bars that are not reached."""
        reached = {**vars(self), "gain": self.ndcg - self.page}
        return [name for name, bar in BARS.items() if reached[name] < bar] + ["false alarm"] * bool(self.false_alarms)


def queries(half: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((SET / f"{half}.json").read_text(encoding="utf-8"))
    return found


def ndcg(found: Iterable[str], relevant: dict[str, int]) -> float:
    """Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002; gain 2^grade - 1)."""
    gains = [2 ** relevant.get(name, 0) - 1 for name in found][:FIRST]
    best = sorted((2**grade - 1 for grade in relevant.values()), reverse=True)[:FIRST]
    return _discounted(gains) / _discounted(best)


def _discounted(gains: list[int]) -> float:
    return float(sum(gain / np.log2(place + 2) for place, gain in enumerate(gains)))


def measured(index: ProjectIndex, asked: list[dict[str, Any]], is_told: bool = False) -> Quality:
    """The quality of the search on some queries, each asked as its text alone."""
    before = json.loads((SET / "before.json").read_text(encoding="utf-8"))
    ours = {query["id"]: [match.project_id for match in index.similar(index.understood(query["query"]), FIRST)] for query in asked}
    types = {query["id"]: set(index.understood(query["query"]).types) for query in asked}
    some = [query for query in asked if query["relevant"]]
    none = [query for query in asked if not query["relevant"]]
    right = sum(len(types[query["id"]] & set(query["types"])) for query in asked)
    if is_told:
        for query in asked:
            _tell(query, ours[query["id"]], types[query["id"]])
    gains = {
        name: statistics.mean(ndcg(of[query["id"]], query["relevant"]) for query in some) for name, of in {"ndcg": ours, **before}.items()
    }
    return Quality(
        **gains,
        nothing=sum(not ours[query["id"]] for query in none) / len(none),
        false_alarms=tuple(query["id"] for query in some if not ours[query["id"]]),
        precision=right / max(1, sum(map(len, types.values()))),
        recall=right / max(1, sum(len(query["types"]) for query in asked)),
    )


def _tell(query: dict[str, Any], found: list[str], types: set[str]) -> None:
    score = f"{ndcg(found, query['relevant']):.2f}" if query["relevant"] else "none"
    wrong, missed = sorted(types - set(query["types"])), sorted(set(query["types"]) - types)
    print(f"{query['id']} {score} {query['query'][:70]} | {' '.join(found)} | wrong {wrong} missed {missed}")


def milliseconds(asked: list[dict[str, Any]]) -> list[float]:
    """The time of each answer over 10 000 projects: the bank again and again, under other ids."""
    projects = ask("project_texts")
    index = ProjectIndex(pd.concat([projects] * (MANY // len(projects) + 1)).head(MANY), idea.places())
    spent = []
    for query in asked:
        start = time.perf_counter()
        index.similar(index.understood(query["query"]), FIRST)
        spent.append(1000 * (time.perf_counter() - start))
    return spent


def main(halves: list[str]) -> int:
    failed = []
    for half in halves or HALVES:
        found = measured(idea.index(), queries(half), half in halves and half != "kept")
        print(
            f"{half}: nDCG@10 before: page with Sundsvall {found.sundsvall:.3f}, page without a place {found.page:.3f}, text alone {found.text:.3f}; "
            f"now {found.ndcg:.3f} (gain {found.ndcg - found.sundsvall:.3f} and {found.ndcg - found.page:.3f}); nothing relevant recognised "
            f"{found.nothing:.2f}, false alarms {list(found.false_alarms)}; types: precision {found.precision:.2f}, recall {found.recall:.2f}"
        )
        failed += [f"{half}: {name}" for name in found.failures()]
    spent = milliseconds([query for half in halves or HALVES for query in queries(half)])
    print(f"{MANY} projects: median {statistics.median(spent):.1f} ms, longest {max(spent):.1f} ms (bar: median under {BAR_MS} ms)")
    failed += ["time"] * (statistics.median(spent) >= BAR_MS)
    print(f"bars not reached: {', '.join(failed) or 'none'}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
