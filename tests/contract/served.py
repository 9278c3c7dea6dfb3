"""The whole application, asked without a network: one after another in a process."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from starlette.testclient import TestClient
from streamlit.runtime import Runtime


@contextmanager
def begun(app: Any, **client: Any) -> Iterator[TestClient]:
    """A client of the application, begun and ended. Streamlit holds to one server a process, also when that has ended: the one before is let go of."""
    Runtime._instance = None
    with TestClient(app, **client) as found:
        yield found
