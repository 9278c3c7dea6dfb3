"""What is too high for one slide goes on over several of about the same height."""

from collections.abc import Sequence


def divided(heights: Sequence[int], room: int) -> list[tuple[int, int]]:
    """(first, last + 1) of each part, as few parts as have room; what is higher than a slide stands alone."""
    for count in range(max(1, -(-sum(heights) // room)), len(heights) + 1):
        parts = _parts(heights, count)
        if all(sum(heights[first:last]) <= room for first, last in parts):
            return parts
    return [(at, at + 1) for at in range(len(heights))]


def _parts(heights: Sequence[int], count: int) -> list[tuple[int, int]]:
    """count stretches of rows, each closed when it has its share of the height."""
    parts: list[tuple[int, int]] = []
    first, goal = 0, sum(heights) / count
    for at in range(len(heights)):
        is_full = sum(heights[: at + 1]) >= goal * (len(parts) + 1) - heights[at] / 2
        if is_full and len(parts) < count - 1:
            parts.append((first, at + 1))
            first = at + 1
    return [*parts, (first, len(heights))] if first < len(heights) else parts
