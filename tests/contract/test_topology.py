"""deploy/ as it is run: nginx with TLS, two servers that one command keeps, PostgreSQL for the rooms. One is killed, one is replaced, a
snapshot is published, and nobody who asks meanwhile is turned away."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import contextmanager

import httpx
import pytest

from bench import topology
from insteg.store import folders
from tests.contract.test_several_servers import within

READERS = 4


@pytest.fixture(scope="module")
def place(postgres, tmp_path_factory):
    if not topology.is_possible():
        if os.environ.get("CI"):
            pytest.fail(f"CI must have nginx: .ci/run installs it ({topology.HOW})")
        pytest.skip(f"no nginx here: {topology.HOW}")
    data = tmp_path_factory.mktemp("figures")
    shutil.copytree(folders.snapshots(), data / "snapshots")
    with topology.topology(tmp_path_factory.mktemp("topology"), postgres, data) as found:
        yield found


@contextmanager
def asked_meanwhile(place, paths=("/?lang=en", "/api/v1/areas.csv")):
    """Readers who ask all the time; yields the count of each status, or the kind of error, so far."""
    seen, is_over = Counter(), threading.Event()

    def reader():
        while not is_over.is_set():
            # A browser each time: a new reader may be sent to either server.
            with place.client() as browser:
                for path in paths:
                    try:
                        seen[browser.get(path).status_code] += 1
                    except httpx.HTTPError as error:
                        seen[type(error).__name__] += 1
            # All of them have one address, and the proxy lets an address ask only so often.
            time.sleep(0.05)

    threads = [threading.Thread(target=reader) for _ in range(READERS)]
    for thread in threads:
        thread.start()
    try:
        yield seen
    finally:
        is_over.set()
        for thread in threads:
            thread.join()


def seen_more(seen, count):
    """Until so many more have been answered."""
    least = seen.total() + count
    within(120, lambda: seen.total() >= least)


def test_a_reader_stays_with_one_server_and_two_readers_use_both(place):
    for _ in range(12):
        with place.client() as browser:
            assert [browser.get("/robots-of-nobody").status_code for _ in range(3)] == [404] * 3
    within(10, lambda: len(place.answered_by("/robots-of-nobody")) == 36)
    ports = place.answered_by("/robots-of-nobody")
    readers = [set(ports[start : start + 3]) for start in range(0, 36, 3)]
    assert all(len(used) == 1 for used in readers)
    assert set.union(*readers) == set(map(str, place.ports))


def test_the_cookie_means_nothing_and_goes_only_over_tls(place):
    with place.client() as browser:
        said = browser.get("/health").headers["set-cookie"]
        again = browser.get("/health").headers
    assert all(word in said for word in ("insteg_server=", "HttpOnly", "Secure", "SameSite=Lax")) and "set-cookie" not in again


def test_the_log_holds_no_search_and_no_whole_address(place):
    with place.client() as browser:
        browser.get("/sok?q=hemligt")
    # nginx writes its line when the answer is sent, so a reader may have it before the log has.
    within(10, lambda: place.answered_by("/sok"))
    log = (place.folder / "access.log").read_text(encoding="utf-8")
    assert "hemligt" not in log and "127.0.0.1 [" not in log and "127.0.0.0 [" in log


def test_one_replaced_and_nobody_is_turned_away(place):
    with asked_meanwhile(place) as seen:
        seen_more(seen, 20)
        os.kill(place.server(place.ports[1]), signal.SIGTERM)
        seen_more(seen, 20)
        topology.wait(place.ports[1])
    assert set(seen) == {200}


def test_one_killed_and_only_what_it_had_half_sent_is_lost(place):
    """What has begun to arrive from a server that dies cannot be asked of another; whoever asks after that is answered."""
    with asked_meanwhile(place) as seen:
        seen_more(seen, 20)
        os.kill(place.server(place.ports[0]), signal.SIGKILL)
        seen_more(seen, 20)
        topology.wait(place.ports[0])
    assert set(seen) <= {200, "RemoteProtocolError"} and seen["RemoteProtocolError"] <= READERS


def test_a_snapshot_published_meanwhile_is_taken_up_by_both(place):
    before = stands(place)
    assert before
    with asked_meanwhile(place) as seen:
        built = [sys.executable, "-m", "insteg", "build"]
        subprocess.run(built, env={**os.environ, "INSTEG_DATA": str(place.data)}, check=True, capture_output=True, timeout=300)
        within(120, lambda: stands(place) not in (before, None), pause=2)
        seen_more(seen, 20)
    assert set(seen) == {200}


def stands(place):
    """The snapshot that both servers answer from; None while they differ."""
    found = {httpx.get(f"http://127.0.0.1:{port}/health").json()["snapshot"] for port in place.ports}
    return found.pop() if len(found) == 1 else None


def test_the_proxy_is_believed_and_its_reader_not(place):
    """TLS is known from the proxy, and what a reader says of itself is written over."""
    with place.client() as browser:
        answer = browser.get("/", headers={"X-Forwarded-Proto": "http", "X-Forwarded-For": "203.0.113.9"})
    assert "strict-transport-security" in answer.headers
