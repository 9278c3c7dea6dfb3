"""How long the server needs to search everything: p50, p95 and the longest of many questions, spelt right and wrong, in each language.

python -m bench.search
"""

import time

import numpy as np

from insteg.figures import found
from insteg.reference import words
from insteg.search.everything import Index, find, indexed

ASKED = (
    "kramf",
    "kramfros",
    "örnsköldvik",
    "unga utan arbete",
    "praktik",
    "arbetslsöa",
    "ungdomsanstalning kramfros",
    "xyzzyxyzzy",
    "a",
    "lärdomar om coachning",
)
ROUNDS = 20
BAR_MS = 100


def milliseconds(language: str) -> list[float]:
    """The time of each answer, links and notes included."""
    spent = []
    for text in ASKED * ROUNDS:
        start = time.perf_counter()
        found.suggested(text, language, "2282")
        spent.append(1000 * (time.perf_counter() - start))
    return spent


def built(index: Index) -> float:
    """How long it takes to make an index of the same things."""
    start = time.perf_counter()
    indexed(index.things)
    return 1000 * (time.perf_counter() - start)


def main() -> int:
    is_within = True
    for language in words.LANGUAGES:
        index = found.index(language)
        find(index, "warm")
        spent = milliseconds(language)
        p50, p95, longest = (float(np.quantile(spent, part)) for part in (0.5, 0.95, 1))
        is_within &= p95 < BAR_MS
        print(
            f"{language}: {len(index.things)} things, {len(index.standing)} words, index in {built(index):.0f} ms; "
            f"answer p50 {p50:.1f} ms, p95 {p95:.1f} ms, longest {longest:.1f} ms"
        )
    print(f"bar: p95 under {BAR_MS} ms: {'kept' if is_within else 'NOT kept'}")
    return 0 if is_within else 1


if __name__ == "__main__":
    raise SystemExit(main())
