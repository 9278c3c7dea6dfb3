"""Ask every publisher for new figures and publish them; whatever goes wrong, what is there stays."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pyarrow

from insteg import places, snapshots, sources
from insteg.catalogue import CatalogueError
from insteg.sources._errors import SourceError, SourceUnreachable, SourceWaiting
from insteg.warehouse import changes, live, plausible, runs
from insteg.warehouse.build import BuildFailed, Tell, make

KEPT = 12


class RefreshBusy(RuntimeError):
    """Another refresh is at work."""


@dataclass(frozen=True)
class Wish:
    """What to refresh and how. `bases`: other addresses of publishers (tests, demonstrations)."""

    names: tuple[str, ...] = ()
    bases: dict[str, str] = field(default_factory=dict)
    only_changes: bool = False
    accept_fewer: bool = False
    publish: bool = True
    keep: int = KEPT

    def base(self, source: str) -> str | None:
        return self.bases.get(source) or os.environ.get(f"INSTEG_BASE_{source.upper()}")

    def all_names(self) -> tuple[str, ...]:
        # The ESF Council's export has no known address: it is asked only when one is given.
        return self.names or tuple(name for name in sources.CONNECTORS if name != "esf" or self.base(name))


@dataclass(frozen=True)
class Outcome:
    """How it went with one publisher: fetched, waiting, offline or refused."""

    source: str
    state: str
    message: str
    figures: int = 0
    seconds: float = 0
    folder: Path | None = None


def refresh(wish: Wish, tell: Tell = print) -> list[Outcome]:
    """Fetch, check, build beside the current snapshot, show the changes, publish. Returns one outcome a publisher.

    Raises RefreshBusy when another refresh is running, BuildFailed when even the figures we had no longer build.
    """
    # Arrow's own pool keeps what it once had: with the system's the peak is a quarter lower.
    pyarrow.set_memory_pool(pyarrow.system_memory_pool())
    with _alone():
        live.sweep()
        outcomes = [_told(_one(name, wish), place, wish, tell) for place, name in enumerate(wish.all_names(), start=1)]
        fetched = {outcome.source: outcome.folder for outcome in outcomes if outcome.folder}
        if not fetched:
            tell("Nothing new could be fetched. The snapshot and its figures stay as they are.")
        else:
            outcomes = _built(outcomes, fetched, wish, tell)
        runs.record(outcomes)
        live.sweep()
        live.prune(wish.keep)
    return outcomes


@contextmanager
def _alone() -> Iterator[None]:
    """One refresh at a time. The lock goes with the process, however it ends."""
    places.snapshots().mkdir(parents=True, exist_ok=True)
    places.live().mkdir(parents=True, exist_ok=True)
    with (places.live() / ".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise RefreshBusy("Another refresh is running. Wait until it is done.") from error
        yield


def _one(source: str, wish: Wish) -> Outcome:
    """Fetch and check one publisher. Nothing that happens here stops the others."""
    start = time.monotonic()
    try:
        table, folder = _fetched(source, wish)
    except SourceWaiting as error:
        return Outcome(source, "waiting", str(error))
    except SourceUnreachable as error:
        return Outcome(source, "offline", str(error))
    except (SourceError, CatalogueError, OSError) as error:
        return Outcome(source, "refused", str(error))
    # The last line of defence: an answer nobody thought of must not keep the other publishers' figures away.
    except Exception as error:
        return Outcome(source, "refused", f"{source}: {type(error).__name__}: {error}. Report this; what we have is kept.")
    return Outcome(source, "fetched", "", plausible.figures(table), time.monotonic() - start, folder)


def _fetched(source: str, wish: Wish) -> tuple[pd.DataFrame, Path]:
    publisher = sources.CONNECTORS[source]
    earlier = live.current().get(source)
    unfinished = live.begin(source, f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
    address = wish.base(source)
    options = {**({"base": address} if address else {}), **_since(source, earlier, wish)}
    publisher.fetch(unfinished, **options)
    table = publisher.tidy(unfinished)
    plausible.check(source, table, publisher.tidy(earlier) if earlier and not wish.accept_fewer else None)
    return table, live.finish(unfinished)


def _since(source: str, earlier: Path | None, wish: Wish) -> dict[str, date]:
    """Kolada can send only what changed since a day."""
    if source != "kolada" or not earlier or not wish.only_changes:
        return {}
    return {"since": datetime.strptime(earlier.name[:8], "%Y%m%d").date()}


def _told(outcome: Outcome, place: int, wish: Wish, tell: Tell) -> Outcome:
    count = len(wish.all_names())
    bar = "█" * round(20 * place / count) + "░" * (20 - round(20 * place / count))
    said = f"{outcome.figures} figures in {outcome.seconds:.1f} s" if outcome.folder else f"{outcome.state}: {outcome.message}"
    tell(f"{bar} {place}/{count} {outcome.source}: {said}")
    return outcome


def _built(outcomes: list[Outcome], fetched: live.Folders, wish: Wish, tell: Tell) -> list[Outcome]:
    """Build with everything new; a publisher whose figures break a contract is left out, and said so."""
    before = live.current()
    finished, used, refused = _largest_build(before, fetched, tell)
    if finished:
        _publish(finished, used, wish, tell)
    return [Outcome(item.source, "refused", refused[item.source]) if item.source in refused else item for item in outcomes]


def _largest_build(before: live.Folders, fetched: live.Folders, tell: Tell) -> tuple[Path | None, live.Folders, dict[str, str]]:
    quiet: Callable[[str], None] = lambda step: None  # noqa: E731  the steps of a build are of no interest here
    tell("Building the snapshot beside the current one")
    try:
        return make({**before, **fetched}, quiet), fetched, {}
    except BuildFailed as error:
        tell(f"Together the new figures break a contract; trying them one by one. {_first_line(error)}")
    finished: Path | None = None
    used: live.Folders = {}
    refused: dict[str, str] = {}
    for source, folder in fetched.items():
        try:
            larger = make({**before, **used, source: folder}, quiet)
            _discard(finished)
            finished, used = larger, {**used, source: folder}
        except BuildFailed as error:
            refused[source] = _first_line(error)
            tell(f"{source} is left out: {refused[source]}")
    return finished, used, refused


def _publish(finished: Path, used: live.Folders, wish: Wish, tell: Tell) -> None:
    for sentence in _changes(finished):
        tell(f"  {sentence}")
    if not wish.publish:
        _discard(finished)
        tell("Not published, as wished.")
        return
    live.point_at(used)
    tell(f"Published {snapshots.publish(finished).name}")


def _first_line(error: BuildFailed) -> str:
    return str(error).splitlines()[0][:400]


def _discard(path: Path | None) -> None:
    if path:
        path.unlink()


def _changes(finished: Path) -> list[str]:
    try:
        return changes.compare(snapshots.current(), finished).sentences()
    except snapshots.SnapshotMissing:
        return ["There was no snapshot before: everything is new."]
