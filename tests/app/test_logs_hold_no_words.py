"""What a reader types stands in no log, in neither of its forms, whatever fails while it is on its way (issue 17)."""

import io
import logging
import os
import subprocess
import sys

import pytest
import streamlit as st

from insteg.reference.pages import menu
from insteg.store import folders
from insteg.web.guard.structured_log import PlainLines, Structured
from tests.app.test_pages import opened

WORD = "zxqvarkplonken"
FORMS = {"text": PlainLines, "json": Structured}
# How a page is opened so that all its fields are there.
ASKED = {
    "pages/90_utforska.py": {"form": "korstabell"},
    "pages/80_seminarium.py": {"visning": "laget"},
}


@pytest.fixture(params=FORMS)
def written(request):
    """What Streamlit's log of pages that fail says, in one of its forms."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(FORMS[request.param]())
    logger = logging.getLogger("streamlit.error_util")
    logger.addHandler(handler)
    yield text
    logger.removeHandler(handler)


def fails(widget, name: str):
    """The widget as it is until something was typed; then an error that repeats it, raised while another one was handled."""

    def drawn(*args, **more):
        typed = widget(*args, **more)
        if WORD in str(typed):
            try:
                raise KeyError(typed)
            except KeyError as error:
                raise ValueError(f"{name}: cannot read {typed!r}") from error
        return typed

    return drawn


def fields(test) -> list:
    return [*test.text_input, *test.text_area]


def of_page(script: str):
    test = opened(script)
    test.query_params.update(ASKED.get(script, {}))
    return test.run()


@pytest.mark.parametrize("script", menu())
def test_what_is_typed_on_a_page_that_fails_is_in_no_log(script, written, monkeypatch):
    test = of_page(script)
    assert not test.exception
    count = len(fields(test))
    for name in ("text_input", "text_area"):
        monkeypatch.setattr(st, name, fails(getattr(st, name), name))
    for place in range(count):
        written.seek(0)
        written.truncate()
        again = of_page(script)
        fields(again)[place].set_value(f"unga till {WORD}")
        [button.click() for button in again.button if button.proto.is_form_submitter]
        again.run()
        assert again.exception, f"field {place} of {script} does not fail as it was made to"
        said = written.getvalue()
        assert "builtins.ValueError" in said and "builtins.KeyError" in said
        assert WORD not in said


def test_every_page_that_takes_text_was_tried():
    """A page with a new field is among them by itself; here it is seen that fields are found at all."""
    taking = {script for script in menu() if fields(of_page(script))}
    assert len(taking) >= 5, taking


CHILD = """
import asyncio, gc, logging, sys, threading
from insteg.web.guard import quiet_log
from insteg.web.guard.structured_log import PlainLines, Structured
word = sys.stdin.readline().strip()
logging.basicConfig()
quiet_log.keep_calm({"text": PlainLines, "json": Structured}[sys.argv[1]]())

def fails():
    raise ValueError(f"cannot read {word}")

# A library that is loaded when the server has long been listening makes a log of its own.
late = logging.getLogger("late")
late.propagate = False
handler = logging.StreamHandler()
handler.setFormatter(logging.Formatter("%(message)s"))
late.addHandler(handler)
try:
    fails()
except ValueError as error:
    late.exception("late")
    late.error("in the text: %s", error)
    late.error("named: %(error)s", {"error": error})
    late.error("long: " + "x" * 3980 + " %s", error)
    late.error("too few: %s %s", error)
thread = threading.Thread(target=fails)
thread.start()
thread.join()

class Gone:
    def __del__(self):
        fails()

Gone()

async def forgotten():
    asyncio.get_running_loop().create_task(failing())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    gc.collect()

async def failing():
    fails()

asyncio.run(forgotten())
gc.collect()

async def group():
    raise ExceptionGroup("several", [ValueError(word), OSError(28, "No space left on device", word)])

try:
    asyncio.run(group())
except ExceptionGroup:
    late.exception("several")
"""


@pytest.mark.parametrize("form", FORMS)
def test_what_goes_past_the_pages_is_in_no_log_either(form):
    told = subprocess.run(
        [sys.executable, "-c", CHILD, form],
        input=WORD,
        capture_output=True,
        text=True,
        cwd=folders.ROOT,
        env=dict(os.environ),
        timeout=60,
        check=True,
    )
    said = told.stderr + told.stdout
    assert WORD not in said
    for part in (
        "late",
        "in the text: builtins.ValueError",
        "named: builtins.ValueError",
        "A thread ended.",
        "nobody could catch",
        "Task exception",
    ):
        assert part in said, part
    assert "builtins.OSError (No space left on device)" in said and "fails" in said
    assert "Logging error" not in said
