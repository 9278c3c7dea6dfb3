"""What the reader filters by; what comes through is counted in the snapshot and never held whole."""

from dataclasses import dataclass
from typing import Any

from insteg.store.remembered import ask


@dataclass(frozen=True)
class Selection:
    """An empty filter lets everything through. period_from, period_to: a year or a month, both included."""

    indicators: tuple[str, ...] = ()
    area_codes: tuple[str, ...] = ()
    period_from: str | None = None
    period_to: str | None = None
    sexes: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()

    @property
    def asked(self) -> dict[str, Any]:
        """The parameters of the questions queries/explore*.sql."""
        several = {name: list(getattr(self, name)) or None for name in ("indicators", "area_codes", "sexes", "ages")}
        return {**several, "period_from": self.period_from, "period_to": self.period_to}

    @property
    def is_backwards(self) -> bool:
        """Whether its periods end before they begin."""
        first, last = self.period_from, self.period_to
        return bool(first and last and first[: len(last)] > last)


EVERYTHING = Selection()


@dataclass(frozen=True)
class Size:
    """How many figures there are, and how many of them have no value."""

    row_count: int
    without_value: int


def size(selection: Selection) -> Size:
    row = ask("observation_count", **selection.asked, **dict.fromkeys(("levels", "periods", "newest"))).iloc[0]
    return Size(int(row["row_count"]), int(row["without_value"]))


def everything() -> int:
    """How many figures the snapshot holds."""
    return int(ask("filters")["row_count"].sum())
