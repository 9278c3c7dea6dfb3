"""One municipality's curve with the periods of its projects as bands, and comparable areas in grey behind."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from insteg.figures.pictures.plot import Band, Edges, Plot, Role, Series, Stretch
from insteg.figures.pictures.series import segments, series


def curve(
    frame: pd.DataFrame,
    line: Series,
    beside: Sequence[Series],
    band: tuple[str, pd.DataFrame],
    projects: pd.DataFrame,
    breaks: Sequence[tuple[str, str]],
    unit: str,
) -> Plot:
    """The curve of `line` before what it is compared with: lines beside it, and a named band.

    frame: area_code, period, value, text. band: its name, and period, low, high.
    projects: number, starts, ends (in years, 2015.5 is the middle of 2015), lane, text, unknown (the end that is not known, or "").
    """
    drawn = series(frame, [line, *beside], [], breaks, unit)
    pieces = tuple(
        tuple(Edges(row.period, float(row.low), float(row.high)) for row in part.itertuples())
        for part in segments(band[1].sort_values("period"), [period for period, _ in breaks])
    )
    stretches = [found for row in projects.itertuples() if (found := _stretch(row, drawn.x.names))]
    behind = (*stretches, *((Band(Series(band[0], role=Role.BEHIND), pieces),) if pieces else ()))
    lanes = int(projects["lane"].max()) + 1 if len(projects) else 0
    return Plot(drawn.x, drawn.y, (*behind, *drawn.marks), 470 + 24 * lanes)


def _stretch(row: Any, periods: tuple[str, ...]) -> Stretch | None:
    # On an axis of periods the year 2015 lies at its place and reaches half a step to each side.
    first = int(periods[0][:4])
    start, end = max(row.starts - first - 0.5, -0.4), min(row.ends - first - 0.5, len(periods) - 0.5)
    return Stretch(str(row.number), row.text, start, end, int(row.lane), row.unknown) if end > start else None
