"""How the server is, for whoever watches over it (Prometheus): on a port of its own, on this machine only until told otherwise.

Counts and sizes alone. No address, no query and no word of a reader is among them.
"""

import errno
from collections.abc import Iterator
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from insteg.store import folders, queries, remembered, settings, snapshots, tally
from insteg.web.guard.connection import Ceilings
from insteg.web.guard.rates import live

# What is counted (store.tally) -> what it is.
COUNTED = {
    "page_runs": "Runs of pages, first answers among them",
    "first_answers_made": "First answers made anew",
    "first_answers_failed": "First answers that could not be made",
    "refused": "Requests refused with a sentence before anything was worked out",
    "errors": "Lines of the log that tell of an error",
}
# Written by `insteg refresh`, one line a publisher.
DIARY = "runs.jsonl"
# Servers on one machine.
MOST_SERVERS = 16


class Measures(Collector):
    """ceilings: the connections of this server."""

    def __init__(self, ceilings: Ceilings) -> None:
        self._ceilings = ceilings

    def collect(self) -> Iterator[Metric]:
        done = tally.counted()
        for kind, told in COUNTED.items():
            yield CounterMetricFamily(f"insteg_{kind}", told, value=done.get(kind, 0))
        yield CounterMetricFamily("insteg_connections_refused", "Connections above a ceiling", value=self._ceilings.refused)
        for name, told, value in self._now():
            yield GaugeMetricFamily(f"insteg_{name}", told, value=value)

    def _now(self) -> Iterator[tuple[str, str, float]]:
        yield "connections", "Connections held now", self._ceilings.held.total()
        yield "live_pages", "Live pages open now", live.total()
        yield "remembered_bytes", "Answers remembered for the snapshot", remembered.size()
        yield from _of_rooms()
        yield from _ages()


def _of_rooms() -> Iterator[tuple[str, str, float]]:
    # Imported here: a server that never holds a room never loads what they need.
    from insteg.web.rooms import held

    rooms = list(held.seminars().rooms) if held.is_made() else []
    yield "rooms", "Seminar rooms that this server holds", len(rooms)
    yield "followers", "Phones that follow them here", sum(room.followers for room in rooms)


def _ages() -> Iterator[tuple[str, str, float]]:
    """Seconds since the snapshot was built and since publishers were last asked; nothing where that has never been."""
    now = datetime.now(UTC)
    try:
        with snapshots.held():
            built = queries.ask("snapshot")["built_at"].iloc[0]
        yield "snapshot_age_seconds", "Since the snapshot was built", (now - built.to_pydatetime().replace(tzinfo=UTC)).total_seconds()
    except (snapshots.SnapshotMissing, snapshots.SnapshotTooOld):
        pass
    diary = folders.live() / DIARY
    if diary.exists():
        yield "refresh_age_seconds", "Since publishers were last asked", now.timestamp() - diary.stat().st_mtime


def serve(ceilings: Ceilings) -> int:
    """Tell them in a thread of its own, at INSTEG_METRICS_PORT or the next free one: servers side by side share the setting. Returns the port."""
    chosen = settings.read()
    registry = CollectorRegistry()
    registry.register(Measures(ceilings))
    for port in range(chosen.metrics_port, chosen.metrics_port + MOST_SERVERS):
        try:
            start_http_server(port, chosen.metrics_address, registry)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise settings.BadSetting(
                    f"INSTEG_METRICS_ADDRESS is {chosen.metrics_address!r}: {error.strerror}. Use 127.0.0.1 or 0.0.0.0."
                ) from error
        else:
            return port
    raise settings.BadSetting(
        f"INSTEG_METRICS_PORT is {chosen.metrics_port}: it is taken, and so are the {MOST_SERVERS - 1} after it. Choose another."
    )
