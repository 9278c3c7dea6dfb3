"""Which research findings may share an axis: only those with the same measure, the same outcome and the same time of follow-up (reading rule 10)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# Measures of which the source gives a number that can be drawn with its interval. 1 is the same in both groups.
RATIOS = ("oddskvot", "riskkvot")


@dataclass(frozen=True)
class MeasuredEffect:
    """One finding. measure, outcome: as the source words them; months: of follow-up, None where it gives no exact time; the rest None where not given."""

    evidence_id: str
    measure: str
    outcome: str
    months: int | None
    value: float | None
    low: float | None
    high: float | None

    @property
    def is_drawable(self) -> bool:
        """A ratio with its interval, of a known outcome at a known time."""
        return (
            self.measure in RATIOS
            and self.outcome != ""
            and self.months is not None
            and self.value is not None
            and self.low is not None
            and self.high is not None
            and 0 < self.low <= self.value <= self.high
        )


@dataclass(frozen=True)
class EffectAxis:
    """Findings that may be drawn together, in their own order."""

    measure: str
    outcome: str
    months: int
    effects: tuple[MeasuredEffect, ...]


def months_of(text: str) -> int | None:
    """A time of follow-up in months, where it is told exactly: "12 månader", "1 år". "Drygt 1 år" is no exact time."""
    found = re.fullmatch(r"(\d+) (månad|månader|år)", text.strip())
    return int(found[1]) * (12 if found[2] == "år" else 1) if found else None


def number(text: str) -> float | None:
    """The number that a size is, where it is nothing but one."""
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text.strip()) else None


def axes(effects: Iterable[MeasuredEffect]) -> tuple[tuple[EffectAxis, ...], tuple[MeasuredEffect, ...]]:
    """The axes of two findings or more, and the ratios with an interval that stand alone."""
    found: dict[tuple[str, str, int], list[MeasuredEffect]] = {}
    known = list(effects)
    for effect in known:
        if effect.is_drawable:
            found.setdefault((effect.measure, effect.outcome, effect.months or 0), []).append(effect)
    shared = tuple(EffectAxis(*key, tuple(held)) for key, held in found.items() if len(held) > 1)
    drawn = {effect for axis in shared for effect in axis.effects}
    return shared, tuple(effect for effect in known if effect.measure in RATIOS and effect.low is not None and effect not in drawn)
