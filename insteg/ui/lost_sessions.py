"""Live pages that have lost their line: kept a while for a network that blinks, and let go when their time is over.

Streamlit's own store forgets one only when another comes in its place, and then without ending it: after a crowd its 128 last sessions held
their loops, three descriptors each, and what their readers had uploaded, until the next crowd.
"""

import asyncio

from cachetools import TTLCache
from streamlit.runtime import Runtime
from streamlit.runtime.session_manager import SessionInfo, SessionStorage

MOST, SECONDS = 128, 120.0


def keep(runtime: Runtime) -> None:
    """From now on the runtime's lost sessions are kept here. Call it before anybody is connected."""
    runtime._session_mgr._session_storage = LostSessions()  # type: ignore[attr-defined]


class LostSessions(SessionStorage):
    """At most so many, so many seconds each. Used from the event loop alone, as Streamlit does."""

    def __init__(self, most: int = MOST, seconds: float = SECONDS) -> None:
        self._held: TTLCache[str, SessionInfo] = TTLCache(most, seconds)

    def get(self, session_id: str) -> SessionInfo | None:
        return self._held.get(session_id)

    def save(self, session_info: SessionInfo) -> None:
        self.let_go()
        if len(self._held) >= self._held.maxsize:
            _, oldest = self._held.popitem()
            oldest.session.shutdown()
        self._held[session_info.session.id] = session_info
        asyncio.get_running_loop().call_later(self._held.ttl + 1, self.let_go)

    def delete(self, session_id: str) -> None:
        del self._held[session_id]

    def list(self) -> list[SessionInfo]:
        return list(self._held.values())

    def let_go(self) -> None:
        """End those whose time is over."""
        for _, over in self._held.expire():
            over.session.shutdown()
