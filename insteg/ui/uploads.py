"""Files that a reader sends: taken only for a page that asks for one, and only as large as it says.

Streamlit takes a file for any open session, whether its page has a place for one or not, and keeps it until the reader leaves.
"""

from threading import Lock
from typing import Any

import streamlit as st
from cachetools import LRUCache
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from insteg.ui.page import Page, _session

# Largest file, in megabytes: a show in a file fits many times over.
MOST = 1
# So many files of that size may a session hold at once: the one before is taken away when the page has run.
MOST_HELD = 3
MOST_SESSIONS = 5000
_asking: LRUCache[str, str] = LRUCache(MOST_SESSIONS)  # session -> the page that asks
_lock = Lock()


def ask(page: Page, label: str, kind: str, key: str) -> Any:
    """The place for a file of that kind; what was sent, or None."""
    with _lock:
        _asking[_session()] = page.name
    return st.file_uploader(label, type=kind, key=key, max_upload_size=MOST)


def leave(name: str) -> None:
    """A page is opened: what another page of the session asked for is asked no more."""
    with _lock:
        if _asking.get(session := _session(), name) != name:
            del _asking[session]


def takes(session: str) -> int:
    """How many bytes a file of this session may have; 0 when its page asks for none, 1 when it has sent too much already."""
    with _lock:
        if session not in _asking:
            return 0
    manager = Runtime.instance().uploaded_file_mgr
    held = manager.file_storage.get(session, {}) if isinstance(manager, MemoryUploadedFileManager) else {}
    room = MOST_HELD * MOST * 1024 * 1024 - sum(len(file.data) for file in list(held.values()))
    return max(1, min(MOST * 1024 * 1024, room))
