"""What the first page does not need is loaded after it, and answers as if it had always been there."""

import subprocess
import sys
import threading
import time

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from insteg import web
from insteg.web.late import LateRoutes


def test_a_server_that_begins_has_loaded_neither_fastapi_nor_sqlalchemy():
    """They are a fifth of what a first page needs of the processor."""
    code = "import sys; from insteg.ui import server; server.application(); print(sorted({'fastapi', 'sqlalchemy', 'geopandas'} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=True)
    assert told.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("path", "status"),
    [("/api/v1/", 200), ("/api/v1", 200), ("/api/v1/finns-inte", 404), ("/rum", 200), ("/visning", 200), ("/visning.html", 200)]
    + [(path, 404) for path in ("/rum/AAAAAA", "/rum/AAAAAA/finns/inte", "/visning/annat", "/rummet", "/visningar", "/api-v1")],
)
def test_late_addresses_answer_and_their_neighbours_are_still_nobodys(snapshot, path, status):
    with TestClient(Starlette(routes=web.routes())) as client:
        answer = client.get(path)
        assert answer.status_code == status
        if path.startswith(("/rumm", "/visning", "/rum/")) and status == 404:
            assert "<html" in answer.text


def test_whoever_comes_while_it_is_loading_waits_and_it_is_loaded_once():
    loads = []

    def load():
        loads.append(threading.current_thread().name)
        time.sleep(0.2)
        return [Route("/sent", lambda request: PlainTextResponse("här"))]

    late = LateRoutes(("/sent",), load)
    with TestClient(Starlette(routes=[late])) as client:
        answers: list[str] = []
        readers = [threading.Thread(target=lambda: answers.append(client.get("/sent").text)) for _ in range(4)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
    assert answers == ["här"] * 4 and len(loads) == 1 and loads[0] != "MainThread"
