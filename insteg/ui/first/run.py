"""One run of a page that no browser has asked for: what it says, and what it says of itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qsl

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime
from streamlit.runtime.agent.interaction import AgentSessionClient
from streamlit.runtime.agent.tree import Node, merge_deltas
from streamlit.runtime.app_session import AppSession

from insteg.reference import words
from insteg.reference.words import Words
from insteg.ui.page import Told, first_runs


@dataclass(frozen=True)
class Run:
    """tree: the elements; address: the query when the run had ended."""

    page: str
    tree: Node
    address: str
    told: Told

    @property
    def say(self) -> Words:
        return words.load(self.told.language)

    @property
    def choices(self) -> dict[str, str]:
        return dict(parse_qsl(self.address, keep_blank_values=True))


async def once(page: str, query: str) -> Run | None:
    """Run the page (its address without the slash) for this query; None when it did not come to its end.

    A session like any reader's, whose messages are kept and not sent: so nothing can be said here that the live page does not say.
    """
    client = AgentSessionClient()
    with _session(client) as session:
        session.request_rerun(ClientState(page_name=page, query_string=query))
        await session.wait_until_settled()
        told = first_runs[session.id]
    ended = [message.script_finished for message in client.messages if message.WhichOneof("type") == "script_finished"]
    if ended != [ForwardMsg.FINISHED_SUCCESSFULLY] or told is None:
        return None
    address = query if client.query_string_update is None else client.query_string_update
    return Run(page, merge_deltas(client.messages), address, told)


@contextmanager
def _session(client: AgentSessionClient) -> Iterator[AppSession]:
    """A session that knows that nobody sits there. Must be used on the server's own event loop."""
    runtime = Runtime.instance()
    name = runtime.connect_session(client=client, user_info={})
    first_runs[name] = None
    try:
        # No browser may take it over by its name.
        runtime.mark_session_nonresumable(name)
        session = runtime.get_app_session(name)
        assert session is not None
        session.track_settling()
        yield session
    finally:
        del first_runs[name]
        runtime.close_session(name)
