"""Ask one publisher: fetch, read table by table, compare with what we have, keep the old tables where the new ones will not do."""

import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

import pandas as pd

from insteg.collect import publishers
from insteg.collect.errors import SourceError, SourceUnreachable, SourceWaiting
from insteg.collect.publishers import _store
from insteg.collect.set_aside import Aside
from insteg.collect.snapshot import downloads, plausible
from insteg.reference.records import CatalogueError
from insteg.store import settings

KEPT = 12


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
        return self.bases.get(source) or settings.read().base.get(source)

    def all_names(self) -> tuple[str, ...]:
        # The ESF Council's export has no known address: it is asked only when one is given.
        return self.names or tuple(name for name in publishers.CONNECTORS if name != "esf" or self.base(name))


@dataclass(frozen=True)
class FetchResult:
    """How it went with one publisher: fetched, in part (tables refused, their old figures kept), waiting, offline or refused."""

    source: str
    state: str
    message: str
    figures: int = 0
    seconds: float = 0
    folder: Path | None = None
    aside: Aside = field(default_factory=Aside)


def ask(source: str, wish: Wish) -> FetchResult:
    """Fetch and check one publisher. Nothing that happens here stops the others."""
    start = time.monotonic()
    aside = Aside()
    try:
        table, folder = _fetched(source, wish, aside)
    except SourceWaiting as error:
        return FetchResult(source, "waiting", str(error))
    except SourceUnreachable as error:
        return FetchResult(source, "offline", str(error))
    except (SourceError, CatalogueError, OSError) as error:
        return FetchResult(source, "refused", str(error))
    # The last line of defence: an answer nobody thought of must not keep the other publishers' figures away.
    except Exception as error:
        return FetchResult(source, "refused", f"{source}: {type(error).__name__}: {error}. Report this; what we have is kept.")
    state, told = ("in part", f"{', '.join(sorted(aside.tables))} refused, the old figures kept") if aside.tables else ("fetched", "")
    return FetchResult(source, state, told, plausible.figures(table), time.monotonic() - start, folder, aside)


def _fetched(source: str, wish: Wish, aside: Aside) -> tuple[pd.DataFrame, Path]:
    publisher = publishers.CONNECTORS[source]
    earlier = downloads.current().get(source)
    unfinished = downloads.begin(source, f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
    address = wish.base(source)
    options = {**({"base": address} if address else {}), **_since(source, earlier, wish)}
    publisher.fetch(unfinished, aside=aside, **options)
    sound = _checked_tables(source, publisher, unfinished, earlier, wish, aside)
    if not sound:
        raise next(
            iter(aside.tables.values()), SourceError(f"{source} sent nothing that can be read. What we have is kept; try again later.")
        )
    for table in aside.tables:
        _store.put_back(unfinished, earlier, table)
    figures = publisher.tidy(unfinished)
    plausible.check(source, figures)
    return figures, downloads.finish(unfinished)


def _checked_tables(source: str, publisher: ModuleType, folder: Path, earlier: Path | None, wish: Wish, aside: Aside) -> set[str]:
    """The tables that are new and sound. One that is bad, or is no longer sent, is told to `aside`."""
    new = publisher.tables(folder, aside)
    for name in new:
        with aside.refusing(name):
            plausible.check_own(source, name, new[name])
    before = publisher.tables(earlier, Aside()) if earlier and not wish.accept_fewer else {}
    for name in before:
        with aside.refusing(name):
            if name not in new and name not in aside.tables:
                raise SourceError(f"{name} is no longer sent. What we have is kept; if this is right, refresh with --accept-fewer.")
            if name in new:
                plausible.check_table(name, new[name], before[name])
    return set(new) - set(aside.tables)


def _since(source: str, earlier: Path | None, wish: Wish) -> dict[str, date]:
    """Kolada can send only what changed since a day."""
    if source != "kolada" or not earlier or not wish.only_changes:
        return {}
    # A download named while the clock was ahead must not hide what changed since.
    return {"since": min(datetime.strptime(earlier.name[:8], "%Y%m%d").date(), datetime.now(UTC).date())}
