"""A file made at a press waits for the browser, however many readers come and go meanwhile."""

import asyncio
from types import SimpleNamespace

import pytest
from streamlit.runtime import media_file_manager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from insteg.ui import downloads, server


@pytest.fixture
def manager(monkeypatch):
    monkeypatch.setattr(media_file_manager, "_get_session_id", lambda: "reader")
    found = media_file_manager.MediaFileManager(MemoryMediaFileStorage("/media"))
    downloads.keep(found)
    return found


def pressed(manager) -> str:
    """The file's name as the browser asks for it: made at a press on a button of the last run."""
    button = manager.add_deferred(lambda: b"a;b\n1;2\n", "text/csv", "button", file_name="data.csv")
    return manager.execute_deferred(button).rpartition("/")[2]


def others_come_and_go(manager) -> None:
    for _ in range(3):
        manager.remove_orphaned_files()


def test_a_file_stays_while_other_readers_runs_end(manager):
    name = pressed(manager)
    others_come_and_go(manager)
    assert manager._storage.get_file(name).content == b"a;b\n1;2\n"


def test_a_second_press_gives_the_file_again(manager):
    assert pressed(manager) == pressed(manager)


def test_it_goes_with_the_readers_next_run(manager):
    name = pressed(manager)
    manager.clear_session_refs("reader")
    others_come_and_go(manager)
    with pytest.raises(MediaFileStorageError):
        manager._storage.get_file(name)


def test_a_reader_who_left_while_it_was_made_leaves_nothing(manager):
    def made() -> bytes:
        manager.clear_session_refs("reader")
        return b"late"

    name = manager.execute_deferred(manager.add_deferred(made, "text/csv", "button", file_name="data.csv")).rpartition("/")[2]
    others_come_and_go(manager)
    assert not manager._files_by_session_and_coord and not manager._deferred_callables
    with pytest.raises(MediaFileStorageError):
        manager._storage.get_file(name)


def test_the_server_keeps_files_from_its_start(monkeypatch):
    found = media_file_manager.MediaFileManager(MemoryMediaFileStorage("/media"))
    kept = []
    runtime = SimpleNamespace(media_file_mgr=found, _session_mgr=SimpleNamespace())
    monkeypatch.setattr(server.Runtime, "instance", lambda: runtime)
    monkeypatch.setattr(server, "_warm", lambda pages, beside: asyncio.sleep(0))
    monkeypatch.setattr(downloads, "keep", kept.append)

    async def begin() -> None:
        async with server._warmed(SimpleNamespace(warm=lambda: asyncio.sleep(0)), [], None):
            pass

    asyncio.run(begin())
    assert kept == [found]
