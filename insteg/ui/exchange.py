"""What passes between a browser and its live page beside the page itself: which of a browser's words are heeded, and what is told of the server.

Streamlit heeds more than our pages ever say: it asks git about the program's files, on the loop that answers everybody, lists a hundred
thousand places to send files to, and forgets what it keeps for all readers. And it tells every browser where on the machine the program lies.
"""

import re
from functools import cache
from pathlib import PurePath
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession

# A page with its choices, that its run may end, that somebody is still there; the rest is looked at.
HEEDED = ("rerun_script", "stop_script", "app_heartbeat")
# What Streamlit calls such a file; another name would only stand in the log.
FILE = re.compile(r"[0-9a-f-]{16,80}")
# Our pages ask for one file at a time.
MOST_FILES = 20


def is_heeded(message: bytes) -> bool:
    """Whether a browser's message to its live page is one that our pages send."""
    try:
        said = BackMsg.FromString(message)
    except Exception:  # anybody's bytes
        return False
    match said.WhichOneof("type"):
        case "file_urls_request":
            return len(said.file_urls_request.file_names) <= MOST_FILES
        case "backend_operation_request":
            # A file that is made when its button is pressed.
            return FILE.fullmatch(said.backend_operation_request.deferred_file.file_id) is not None
        case kind:
            return kind in HEEDED


@cache
def keep_quiet() -> None:
    """From now on a live page is told nothing of the machine: neither where the program lies nor what runs it."""
    make = AppSession._create_new_session_message

    def made(session: AppSession, *given: Any, **named: Any) -> ForwardMsg:
        message = make(session, *given, **named)
        told = message.new_session
        told.main_script_path = PurePath(told.main_script_path).name
        told.initialize.environment_info.python_version = told.initialize.environment_info.server_os = ""
        return message

    AppSession._create_new_session_message = made  # type: ignore[method-assign, assignment]
