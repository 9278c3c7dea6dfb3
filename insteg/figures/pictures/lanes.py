"""Intervals in time that overlap: in which lane each is drawn, and when they share days."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

Span = tuple[date, date]
End = TypeVar("End", date, int)


def lanes(spans: Sequence[tuple[End, End]]) -> list[int]:
    """A lane (0, 1, ...) for each span, so that no two in one lane share a day; as few lanes as possible."""
    ends: list[End] = []
    placed = [0] * len(spans)
    for place in sorted(range(len(spans)), key=lambda item: spans[item]):
        start, end = spans[place]
        lane = next((number for number, last in enumerate(ends) if last < start), len(ends))
        ends[lane : lane + 1] = [end]
        placed[place] = lane
    return placed


def shared(spans: list[Span]) -> list[Span]:
    """The stretches of time where two or more run at once; stretches that touch are one."""
    meetings = [
        (max(one[0], other[0]), min(one[1], other[1]))
        for place, one in enumerate(spans)
        for other in spans[place + 1 :]
        if one[0] <= other[1] and other[0] <= one[1]
    ]
    merged: list[Span] = []
    for start, end in sorted(meetings):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
