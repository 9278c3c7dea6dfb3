"""Ask every publisher for new figures and publish them; whatever goes wrong, what is there stays."""

from collections.abc import Callable
from pathlib import Path

from insteg.collect.snapshot import changes, downloads, memory, mending, runs
from insteg.collect.snapshot.asking import FetchResult, Wish, ask
from insteg.collect.snapshot.build import BuildFailed, NotWritten, Tell, make
from insteg.store import folders, publishing, snapshots, writers

__all__ = ["FetchResult", "Wish", "refresh"]


def refresh(wish: Wish, tell: Tell = print) -> list[FetchResult]:
    """Fetch, check, build beside the current snapshot, show the changes, publish. Returns one outcome a publisher.

    Raises WriterBusy when another command is writing and does not get done, BuildFailed when even the figures we had no longer build.
    """
    memory.of_the_system()
    with writers.alone("a refresh", tell):
        folders.snapshots().mkdir(parents=True, exist_ok=True)
        folders.live().mkdir(parents=True, exist_ok=True)
        mending.mend(tell)
        outcomes = [_told(ask(name, wish), place, wish, tell) for place, name in enumerate(wish.all_names(), start=1)]
        fetched = {outcome.source: outcome.folder for outcome in outcomes if outcome.folder}
        if not fetched:
            tell("Nothing new could be fetched. The snapshot and its figures stay as they are.")
        else:
            outcomes = _built(outcomes, fetched, wish, tell)
        runs.record(outcomes)
        mending.sweep()
        downloads.prune(wish.keep)
    return outcomes


def _told(outcome: FetchResult, place: int, wish: Wish, tell: Tell) -> FetchResult:
    memory.give_back()
    count = len(wish.all_names())
    bar = "█" * round(20 * place / count) + "░" * (20 - round(20 * place / count))
    said = f"{outcome.figures} figures in {outcome.seconds:.1f} s" if outcome.folder else f"{outcome.state}: {outcome.message}"
    tell(f"{bar} {place}/{count} {outcome.source}: {said}")
    for sentence in runs.left_out(outcome.aside.tables, outcome.aside.rows):
        tell(f"  {sentence}")
    return outcome


def _built(outcomes: list[FetchResult], fetched: downloads.Folders, wish: Wish, tell: Tell) -> list[FetchResult]:
    """Build with everything new; a publisher whose figures break a contract is left out, and said so."""
    before = downloads.current()
    finished, used, refused = _largest_build(before, fetched, tell)
    if finished:
        _publish(finished, used, wish, tell)
    return [FetchResult(item.source, "refused", refused[item.source]) if item.source in refused else item for item in outcomes]


def _largest_build(
    before: downloads.Folders, fetched: downloads.Folders, tell: Tell
) -> tuple[Path | None, downloads.Folders, dict[str, str]]:
    quiet: Callable[[str], None] = lambda step: None  # noqa: E731  the steps of a build are of no interest here
    tell("Building the snapshot beside the current one")
    try:
        return make({**before, **fetched}, quiet), fetched, {}
    except NotWritten:
        raise
    except BuildFailed as error:
        tell(f"Together the new figures break a contract; trying them one by one. {_first_line(error)}")
    finished: Path | None = None
    used: downloads.Folders = {}
    refused: dict[str, str] = {}
    for source, folder in fetched.items():
        try:
            larger = make({**before, **used, source: folder}, quiet)
            _discard(finished)
            finished, used = larger, {**used, source: folder}
        except NotWritten:
            raise
        except BuildFailed as error:
            refused[source] = _first_line(error)
            tell(f"{source} is left out: {refused[source]}")
    return finished, used, refused


def _publish(finished: Path, used: downloads.Folders, wish: Wish, tell: Tell) -> None:
    for sentence in _changes(finished):
        tell(f"  {sentence}")
    if not wish.publish:
        _discard(finished)
        tell("Not published, as wished.")
        return
    downloads.point_at(used)
    tell(f"Published {publishing.publish(finished).name}")


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
