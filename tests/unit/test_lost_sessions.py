"""Live pages that have lost their line come back while their time lasts, and are ended when it is over or others need the room."""

import asyncio
from dataclasses import dataclass

import pytest
from streamlit.runtime import Runtime
from streamlit.runtime.session_manager import SessionInfo

from insteg.ui import server
from insteg.ui.lost_sessions import LostSessions
from tests.contract.served import begun


@dataclass
class Session:
    id: str
    is_ended: bool = False

    def shutdown(self):
        self.is_ended = True


def lost(*names):
    return [SessionInfo(client=None, session=Session(name)) for name in names]


def test_nobody_has_to_come_for_a_lost_session_to_be_ended():
    [gone] = lost("gone")

    async def waited():
        store = LostSessions(seconds=0.01)
        store.save(gone)
        assert store.get("gone") is gone and store.list() == [gone]
        while not gone.session.is_ended:
            await asyncio.sleep(0.05)
        return store

    store = asyncio.run(asyncio.wait_for(waited(), 30))
    assert store.get("gone") is None and store.list() == []


def test_the_one_lost_first_makes_room_and_is_ended():
    first, second, third = lost("first", "second", "third")

    async def saved():
        store = LostSessions(most=2)
        for each in (first, second, third):
            store.save(each)
        return store

    assert asyncio.run(saved()).list() == [second, third]
    assert [each.session.is_ended for each in (first, second, third)] == [True, False, False]


def test_one_that_comes_back_is_not_ended():
    [back] = lost("back")

    async def returned():
        store = LostSessions(seconds=0.01)
        store.save(back)
        store.delete("back")
        await asyncio.sleep(0.05)
        store.let_go()
        return store

    assert asyncio.run(returned()).list() == [] and not back.session.is_ended
    with pytest.raises(KeyError):
        LostSessions().delete("back")


def test_the_server_keeps_its_lost_sessions_so():
    with begun(server.application()):
        assert isinstance(Runtime.instance()._session_mgr._session_storage, LostSessions)
