"""What Prometheus is told: every measure, as the standard wants it, and nothing of any reader."""

import logging
import urllib.request

import pytest
from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.parser import text_string_to_metric_families

from bench.browser import free_port
from insteg.collect.snapshot import runs
from insteg.store import tally
from insteg.web import measures
from insteg.web.guard.connection import Ceilings
from insteg.web.guard.quiet_log import Repeated
from insteg.web.guard.refusals import refusal


@pytest.fixture
def asked(snapshot):
    """Asks a server of our own for its measures: name -> value."""
    registry = CollectorRegistry()
    registry.register(measures.Measures(ceilings := Ceilings(10, 100)))
    server, thread = start_http_server(0, "127.0.0.1", registry)

    def ask() -> dict[str, float]:
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/metrics") as answer:
            text = answer.read().decode()
        return {sample.name: sample.value for family in text_string_to_metric_families(text) for sample in family.samples}

    yield ask, ceilings
    server.shutdown()
    thread.join()
    server.server_close()


def test_every_measure_is_told_and_counts(asked):
    ask, ceilings = asked
    before = ask()
    assert {f"insteg_{kind}_total" for kind in measures.COUNTED} <= set(before)
    assert {"insteg_live_pages", "insteg_connections", "insteg_rooms", "insteg_remembered_bytes", "insteg_snapshot_age_seconds"} <= set(
        before
    )
    refusal({"query_string": b"fraga=hemligt"}, 404, "closed")
    Repeated().filter(logging.LogRecord("x", logging.ERROR, "file.py", 1, "hemligt", (), None))
    ceilings.take("192.0.2.1", False)
    after = ask()
    changed = {name: after[name] - before[name] for name in ("insteg_refused_total", "insteg_errors_total", "insteg_connections")}
    assert set(changed.values()) == {1.0}
    assert after["insteg_snapshot_age_seconds"] >= 0
    assert not [name for name in after if "hemligt" in name or "192.0.2.1" in name]


def test_what_is_counted_in_the_code_is_told():
    assert set(tally.counted()) <= set(measures.COUNTED)


def test_the_diary_has_the_name_that_refreshes_write():
    assert measures.DIARY == runs.DIARY


def test_servers_side_by_side_take_the_next_port(snapshot, monkeypatch):
    first = free_port()
    monkeypatch.setenv("INSTEG_METRICS_PORT", str(first))
    taken = [measures.serve(Ceilings(10, 100)) for _ in range(2)]
    assert taken[0] == first and taken[1] > first
