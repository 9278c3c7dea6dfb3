"""Two servers and one PostgreSQL: any of them serves any room, and when one is killed the room goes on with the other."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from threading import Thread

import httpx
import pytest
from sqlalchemy import event, text

from bench.browser import ROOT, free_port
from insteg.show.rooms import changes, tables
from insteg.show.rooms.store import StoreAway
from insteg.web.rooms import others
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


def test_what_should_have_been_read_while_the_store_was_away_is_read_when_it_answers(monkeypatch):
    monkeypatch.setattr(changes, "SECONDS_BEFORE_AGAIN", 0.001)
    answers, read = [StoreAway("locked"), StoreAway("gone"), None], []

    async def placed():
        if (answer := answers.pop(0)) is not None:
            raise answer
        read.append("place")

    asyncio.run(others.until_done(placed))
    assert read == ["place"] and not answers


def test_a_line_that_is_silent_is_tried(postgres, monkeypatch):
    """One whose other end has vanished says nothing at all; asked for something, it fails and is made anew."""
    monkeypatch.setattr(changes, "SECONDS_OF_SILENCE", 0.05)
    engine, said = tables.engine(postgres), []
    event.listen(engine, "before_cursor_execute", lambda *call: said.append(call[2]))
    heard = changes.Messenger(engine).heard()
    assert next(heard) == changes.RoomChange()
    Thread(target=next, args=(heard, None), daemon=True).start()
    within(10, lambda: said.count("select 1") >= 2)
    with engine.begin() as connection:
        # The thread ends with the next it hears.
        connection.execute(text(f"notify {changes.CHANNEL}, 'another room place 0'"))
