"""What things were called, and where series broke, when the snapshot in view was built.

Pages, slides, files and the API ask here, so that a link to one snapshot is frozen whole. Only writers read the catalogue's files for this.
A snapshot from before it held one of these answers with today's catalogue.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from insteg.reference import catalogue
from insteg.reference.catalogue import Area, Break, Estimate, Indicator, Source, Text, Unlike
from insteg.store import snapshots
from insteg.store.remembered import ask, remembered

T = TypeVar("T")


def _or_of_today(today: Callable[[], T]) -> Callable[[Callable[[], T]], Callable[[], T]]:
    def decorate(find: Callable[[], T]) -> Callable[[], T]:
        known = remembered(find)

        @wraps(find)
        def found() -> T:
            try:
                return known()
            except (snapshots.SnapshotMissing, snapshots.SnapshotTooOld):
                return today()

        return found

    return decorate


def _records(kind: type, question: str) -> list[Any]:
    return [kind(**row) for row in ask(question).to_dict("records")]


@_or_of_today(catalogue.breaks)
def breaks() -> tuple[Break, ...]:
    """Periods from which a series is not comparable with its own past."""
    return tuple(_records(Break, "breaks"))


@_or_of_today(catalogue.unlike)
def unlike() -> tuple[Unlike, ...]:
    """Single figures that nothing is compared with."""
    return tuple(_records(Unlike, "unlike_figures"))


@_or_of_today(catalogue.estimates)
def estimates() -> dict[str, Estimate]:
    """The rules for the number of people behind a share, by id."""
    return {item.id: item for item in _records(Estimate, "estimates")}


@_or_of_today(catalogue.areas)
def areas() -> dict[str, Area]:
    """All areas by code: Sweden, counties, municipalities."""
    return {item.area_code: item for item in _records(Area, "areas")}


@_or_of_today(catalogue.sources)
def sources() -> dict[str, Source]:
    """The publishers by id."""
    return {item.id: item for item in _records(Source, "sources")}


@_or_of_today(catalogue.indicators)
def indicators() -> dict[str, Indicator]:
    """All indicators by id, in screen order, with their texts."""
    told = {(row.pop("indicator"), row.pop("language")): Text(**row) for row in ask("indicator_texts").to_dict("records")}
    known = ask("indicators").to_dict("records")
    return {row["id"]: Indicator(**row, sv=told[row["id"], "sv"], en=told[row["id"], "en"]) for row in known}
