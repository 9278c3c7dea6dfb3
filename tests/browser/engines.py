"""Firefox and Safari's engine, driven as little as is needed: open an address, ask the page something, hear its errors."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from selenium import webdriver
from selenium.webdriver.webkitgtk.service import Service
from websockets.sync.client import ClientConnection, connect

FIREFOX, WEBKIT = shutil.which("firefox-esr"), shutil.which("WebKitWebDriver")
LONGEST = 90.0


class Engine(Protocol):
    """A browser with one window."""

    def open(self, address: str) -> None: ...
    def ask(self, expression: str) -> Any: ...
    def errors(self) -> list[str]: ...


def until(engine: Engine, expression: str, seconds: float = LONGEST) -> None:
    """Wait for something in the page."""
    end = time.monotonic() + seconds
    while not engine.ask(expression):
        assert time.monotonic() < end, f"{expression} ({engine.errors()})"
        time.sleep(0.1)


class Firefox:
    """Spoken to by WebDriver BiDi, which Firefox listens to itself: selenium would need a driver that Debian does not carry."""

    def __init__(self, line: ClientConnection):
        self._line, self._number, self._errors = line, 0, []
        self._say("session.new", capabilities={})
        self._say("session.subscribe", events=["log.entryAdded"])
        self._page = self._say("browsingContext.getTree")["contexts"][0]["context"]

    def open(self, address: str) -> None:
        self._errors.clear()
        self._say("browsingContext.navigate", context=self._page, url=address, wait="complete")

    def ask(self, expression: str) -> Any:
        # As text: what BiDi gives for lists and records would have to be put together again.
        asked = f"JSON.stringify({expression}) ?? 'null'"
        answer = self._say("script.evaluate", expression=asked, target={"context": self._page}, awaitPromise=True)
        if answer["type"] == "exception":
            raise AssertionError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def errors(self) -> list[str]:
        return list(self._errors)

    def _say(self, method: str, **params: Any) -> Any:
        self._number += 1
        self._line.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            heard = json.loads(self._line.recv(timeout=LONGEST))
            if heard.get("method") == "log.entryAdded" and heard["params"].get("type") == "javascript":
                self._errors.append(heard["params"]["text"])
            if heard.get("id") == self._number:
                if heard["type"] == "error":
                    raise AssertionError(f"{method}: {heard['message']}")
                return heard["result"]


class Webkit:
    """Spoken to by WebDriver, whose old form tells of no errors: the page is asked to keep them, from when it has loaded."""

    def __init__(self, driver: Any):
        self._driver = driver
        driver.set_script_timeout(LONGEST)

    def open(self, address: str) -> None:
        self._driver.get(address)
        self._driver.execute_script("window.heard = []; addEventListener('error', (event) => heard.push(event.message))")

    def ask(self, expression: str) -> Any:
        return self._driver.execute_script(f"return {expression}")

    def errors(self) -> list[str]:
        return list(self._driver.execute_script("return window.heard ?? []"))


@contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """Firefox with an empty profile that keeps still."""
    (folder / "user.js").write_text(
        "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in QUIET.items()), encoding="utf-8"
    )
    assert FIREFOX is not None
    command = [FIREFOX, "--headless", "--no-remote", "--profile", str(folder), "--remote-debugging-port", "0", "about:blank"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=_alone(folder))
    try:
        with connect(f"{_listening(process)}/session", max_size=None) as line:
            yield Firefox(line)
    finally:
        process.kill()
        process.wait()


# No news, no updates, no telemetry: nothing is asked of the network but what we open.
QUIET = {
    "app.update.enabled": False, "datareporting.policy.dataSubmissionEnabled": False, "toolkit.telemetry.enabled": False,
    "browser.startup.page": 0, "browser.shell.checkDefaultBrowser": False, "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False, "extensions.update.enabled": False, "services.settings.server": "data:,#remote-settings-dummy/v1",
    "intl.accept_languages": "sv",
}  # fmt: skip


def _alone(folder: Path) -> dict[str, str]:
    return {**os.environ, "HOME": str(folder), "MOZ_CRASHREPORTER_DISABLE": "1"}


def _listening(process: subprocess.Popen[str]) -> str:
    assert process.stderr is not None
    for line in process.stderr:
        if "WebDriver BiDi listening on" in line:
            return line.split(" on ")[1].strip()
    raise AssertionError("Firefox ended before it listened.")


@contextmanager
def webkit() -> Iterator[Webkit]:
    """Debian's MiniBrowser on a screen of its own that nobody sees."""
    options = webdriver.WebKitGTKOptions()
    options.binary_location = str(next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")))
    options.add_argument("--automation")
    with _screen() as display:
        service = Service(WEBKIT, env={**os.environ, "DISPLAY": display, "WEBKIT_DISABLE_COMPOSITING_MODE": "1"})
        driver = webdriver.WebKitGTK(options=options, service=service)
        try:
            driver.set_window_size(1440, 1000)
            yield Webkit(driver)
        finally:
            driver.quit()


@contextmanager
def _screen() -> Iterator[str]:
    """An X server that chose its own number."""
    reading, writing = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x1100x24"], pass_fds=[writing], stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            yield f":{said.readline().strip()}"
    finally:
        process.terminate()
        process.wait()
