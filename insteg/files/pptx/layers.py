"""Which series lies in front: PowerPoint goes by its number, LibreOffice by where it is written. Each is told in its own way."""

from collections.abc import Sequence
from typing import Any

from insteg.files.pptx.series import ChartSeries


def written(drawn: Sequence[ChartSeries], is_by_period: bool) -> list[int]:
    """In which order the series, those behind first, are written: LibreOffice paints the first one last.

    The longest of dots come first all the same: LibreOffice loses a series of dots that stands before a longer one.
    """
    return sorted(range(len(drawn)), key=lambda at: (0 if is_by_period else -len(drawn[at].x), -at))


def number(chart: Any, order: Sequence[int]) -> None:
    """Numbers the series as they lie, the one in front last. order: as they are written."""
    for found, at in zip(chart._chartSpace.xpath(".//c:ser/c:order"), order, strict=True):
        found.set("val", str(at))
