"""Two servers and one PostgreSQL: any of them serves any room, and when one is killed the room goes on with the other."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import httpx
import pytest

from bench.browser import ROOT, free_port
from tests.contract.test_rooms_on_the_web import Presenter, events


@contextmanager
def server(database: str):
    """(process, client) of a server in a process of its own."""
    port = free_port()
    command = [sys.executable, "-m", "tests.room_server", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "INSTEG_ROOMS_DATABASE": database})
    client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30)
    try:
        yield process, client
    finally:
        client.close()
        process.kill()
        process.wait(timeout=20)


def answers(client: httpx.Client) -> bool:
    try:
        return client.get("/rum/fil/rooms.css").status_code == 200
    except httpx.TransportError:
        return False


def within(seconds: float, is_so, pause: float = 0.05) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(pause)


def told(heard, is_it) -> dict:
    """The first state in the stream that is the one waited for: what comes between depends on who was first."""
    return next(state for kind, _, data in heard if kind == "state" and is_it(state := json.loads(data)))


@pytest.fixture(scope="module")
def servers(postgres):
    with server(postgres) as one, server(postgres) as other:
        for _, client in (one, other):
            within(120, lambda client=client: answers(client))
        yield one, other


def test_a_room_is_one_on_two_servers_and_outlives_one_of_them(servers):
    (killed, one), (_, other) = servers
    room = Presenter(one)
    path = f"/rum/{room.code}/strom"
    with other.stream("GET", path) as there:
        heard = events(there.iter_lines())
        ticket = next(heard)[2]
        for slide in (2, 1, 2):
            room.post("lage", {"slide": slide, "step": 1})
            assert told(heard, lambda state, slide=slide: state["slide"] == slide)["step"] == 1
        number = room.ask("ja", "nej")
        assert told(heard, lambda state: state["question"])["question"]["id"] == number
        # The ticket of one server is the other's too: one phone, one answer.
        for at, choice in ((one, 0), (other, 1)):
            assert at.post(f"/rum/{room.code}/svar", json={"ticket": ticket, "question": number, "choice": choice}).status_code == 200
        room.post(f"fragor/{number}", {"is_released": True})
        results = told(heard, lambda state: state["results"])["results"]
        assert [(group["label"], group["count"]) for group in results] == [("ja", 0), ("nej", 1)]
        within(20, lambda: room.get("lage").json()["followers"] == 1)
        with one.stream("GET", path) as here:
            line = events(here.iter_lines())
            mine = next(line)[2]
            within(20, lambda: room.get("lage").json()["followers"] == 2)
            killed.send_signal(signal.SIGKILL)
            killed.wait(timeout=20)
        room.client = other
        assert room.post("lage", {"slide": 1, "step": 2}).status_code == 200
        assert told(heard, lambda state: state["slide"] == 1)["step"] == 2
        with other.stream("GET", path, headers={"Insteg-Ticket": mine}) as again:
            line = events(again.iter_lines())
            assert next(line)[2] == mine
            assert told(line, lambda state: True)["step"] == 2
        room.post("slut", {})
        assert told(heard, lambda state: state["is_over"])
