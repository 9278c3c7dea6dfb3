"""The real server and a real browser. Mandatory in CI; skipped, saying so, where there is no Chromium."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bench.browser import ARGUMENTS, CHROMIUM, free_port, served
from tests.browser.waiting import whole

# How long something may take to come true on a busy machine. What it takes on a quiet one is measured in bench/.
expect.set_options(timeout=30_000)


def pytest_collection_modifyitems(items) -> None:
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def address(snapshot):
    """The address of a server started the way the README says."""
    port = free_port()
    with served(["insteg", "serve", "--port", str(port)], port) as found:
        yield found


@pytest.fixture(scope="session")
def browser():
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI"):
            pytest.fail("CI must have Chromium: apt-get install chromium")
        pytest.skip("no Chromium here: apt-get install chromium, or set CHROMIUM")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture
def opened(browser: Browser, address: str):
    """Opens a page of the app in a fresh browser context and waits until it is whole."""
    contexts = []

    def open_at(
        path: str = "/", scheme: str = "light", width: int = 1440, height: int = 1000, is_new: bool = False, touch: bool = False
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale="sv-SE", accept_downloads=True, has_touch=touch
        )
        contexts.append(context)
        page = context.new_page()
        if not is_new:  # who has been here before is not greeted
            page.add_init_script("localStorage.setItem('insteg.seen', '1')")
        page.goto(f"{address}{path}")
        whole(page)
        return page

    yield open_at
    for context in contexts:
        context.close()
