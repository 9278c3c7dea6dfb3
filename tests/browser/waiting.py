"""When a page is whole."""

from playwright.sync_api import Page


def whole(page: Page) -> None:
    """Wait until the foot, the last thing drawn, is there and nothing runs any more."""
    page.wait_for_selector(".st-key-insteg-foot", timeout=60_000)
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')", timeout=60_000)
    # What an unfinished run has yet to draw again stands there faded.
    page.wait_for_function("!document.querySelector('[data-stale=true]')", timeout=60_000)
    page.wait_for_timeout(600)
