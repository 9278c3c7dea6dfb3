"""What a browser may say to its live page, and what it is told of the machine: on the whole application, with Streamlit's own messages."""

import hashlib

import pytest
from streamlit import git_util
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import caching

from insteg.store import folders
from insteg.ui import exchange, server
from tests.contract.served import begun


@pytest.fixture(scope="module")
def client(snapshot):
    with begun(server.application()) as found:
        yield found


def said(**fields) -> bytes:
    return BackMsg(**fields).SerializeToString()


def files(count: int) -> bytes:
    message = BackMsg()
    message.file_urls_request.request_id = "one"
    message.file_urls_request.file_names.extend(["x"] * count)
    return message.SerializeToString()


def operation(**payload) -> bytes:
    message = BackMsg()
    message.backend_operation_request.request_id = "one"
    for name, fields in payload.items():
        part = getattr(message.backend_operation_request, name)
        part.SetInParent()
        for field, value in fields.items():
            setattr(part, field, value)
    return message.SerializeToString()


def told(line, kind: str, most: int = 500) -> ForwardMsg:
    """The next message of that kind."""
    for _ in range(most):
        found = ForwardMsg.FromString(line.receive_bytes())
        if found.WhichOneof("type") == kind:
            return found
    raise AssertionError(f"no {kind}")


HEEDED = {
    "a page with its choices": said(rerun_script={"query_string": "kommun=2281"}),
    "that its run may end": said(stop_script=True),
    "that somebody is there": said(app_heartbeat=True),
    "where a file may be sent": files(1),
    "that a file is to be made": operation(deferred_file={"file_id": hashlib.sha224(b"x").hexdigest()}),
}
DROPPED = {
    "git": said(load_git_info=True),
    "forget what is kept": said(clear_cache=True),
    "run when a file is saved": said(set_run_on_save=True),
    "cut the line": said(debug_disconnect_websocket=True),
    "stop the server": said(debug_shutdown_runtime=True),
    "a hundred thousand files": files(100_000),
    "write into the program's folder": operation(install_skills={}),
    "write into the home folder": operation(dismiss_skills_nudge={}),
    "a file of a made-up name": operation(deferred_file={"file_id": "Anna i Timrå"}),
    "rows of a table": operation(dataframe_chunk={"source_id": "x"}),
    "no operation": operation(),
    "nothing": b"",
    "no message": b"\xff\xfe" * 50,
    "half a message": said(rerun_script={"query_string": "kommun=2281"})[:-3],
}


@pytest.mark.parametrize("message", HEEDED.values(), ids=HEEDED)
def test_what_pages_say_is_heeded(message):
    assert exchange.is_heeded(message)


@pytest.mark.parametrize("message", DROPPED.values(), ids=DROPPED)
def test_what_they_never_say_is_not(message):
    assert not exchange.is_heeded(message)


def test_nobody_can_make_the_server_ask_git_or_forget_what_is_kept_for_all(client, monkeypatch):
    """Five processes for one message, on the loop that answers everybody; with a checkout from GitHub it told the names of our files."""
    done = []
    monkeypatch.setattr(git_util, "_run_git", lambda *given, **named: done.append("git"))
    monkeypatch.setattr(caching.cache_data, "clear", lambda: done.append("forgotten"))
    with client.websocket_connect("/_stcore/stream") as line:
        for message in DROPPED.values():
            line.send_bytes(message)
        line.send_text("no message at all")
        line.send_bytes(said(app_heartbeat=True))
        # They are taken one after the other: the line lived through all of them.
        told(line, "heartbeat_ack")
    assert done == []


def test_a_browser_is_not_told_where_the_program_lies(client):
    with client.websocket_connect("/_stcore/stream") as line:
        line.send_bytes(said(rerun_script={}))
        found = told(line, "new_session").new_session
    assert (found.main_script_path, found.initialize.environment_info.python_version) == ("app.py", "")
    assert str(folders.ROOT) not in str(found)
