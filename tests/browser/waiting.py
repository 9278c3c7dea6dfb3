"""When a page is whole."""

from playwright.sync_api import BrowserContext, Page

from bench.browser import until


def first_answer(context: BrowserContext, address: str) -> None:
    """Ask until the address is answered with its page: whoever asks first for a slow one gets the frame alone."""
    for _ in range(20):
        if '<div class="stVerticalBlock">' in context.request.get(address).text():
            return


def whole(page: Page) -> None:
    """Wait until the live page has taken the first answer's place, the foot, the last thing drawn, is there and nothing runs any more."""
    page.wait_for_selector("html.insteg-live", state="attached", timeout=60_000)
    page.wait_for_selector(".st-key-insteg-foot", timeout=60_000)
    until(page, "!document.querySelector('[data-testid=stStatusWidget]')")
    # What an unfinished run has yet to draw again stands there faded.
    until(page, "!document.querySelector('[data-stale=true]')")
    page.wait_for_timeout(600)
