"""How much every page moves by itself while it opens, as browsers count it (cumulative layout shift, web.dev/cls).

Run: python -m bench.layout_shift [page ...]. Prints a table, page x screen x cache, and ends with 1 where a page moves more than the bar.
The first answer is there before it is asked for; cold is a browser that has nothing of ours, warm one that has just been here.
"""

import sys
from collections.abc import Iterator

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.browser import ARGUMENTS, CHROMIUM, free_port, served
from insteg.collect.snapshot import build
from insteg.reference.pages import menu, name_of
from tests.browser.waiting import first_answer, whole

PATHS = {name_of(script): "/" if script == "app.py" else f"/{name_of(script)}" for script in menu()}
SCREENS = {1440: (1440, 900), 390: (390, 844)}
# Good is at most this.
BAR = 0.1
# What comes after the page is whole: charts, letters.
AFTERWARDS = 1500
# Shifts that the reader did not cause.
COUNTED = """new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift = (window.shift ?? 0) + entry.value })
  .observe({ type: 'layout-shift', buffered: true })"""


def counting(context: BrowserContext) -> Page:
    """A page whose shifts are counted from its beginning."""
    page = context.new_page()
    page.add_init_script(COUNTED)
    return page


def shift_of(page: Page) -> float:
    """How much it has moved once it is whole and its charts are there."""
    whole(page)
    page.wait_for_timeout(AFTERWARDS)
    return float(page.evaluate("window.shift ?? 0"))


def cold_and_warm(browser: Browser, address: str, size: tuple[int, int]) -> Iterator[float]:
    """The same page twice in one browser."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="sv-SE")
    first_answer(context, address)
    for _ in ("cold", "warm"):
        page = counting(context)
        page.goto(address)
        yield shift_of(page)
        page.close()
    context.close()


def measure(names: list[str]) -> int:
    port, most = free_port(), 0.0
    with served(["insteg", "serve", "--port", str(port)], port) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        print(f"{'page':16}" + "".join(f"{f'{screen} {heat}':>12}" for screen in SCREENS for heat in ("cold", "warm")))
        for name in names:
            found = [shift for size in SCREENS.values() for shift in cold_and_warm(browser, f"{address}{PATHS[name]}", size)]
            print(f"{name:16}" + "".join(f"{shift:12.3f}" for shift in found), flush=True)
            most = max(most, *found)
        browser.close()
    print(f"most {most:.3f}, bar {BAR}")
    return int(most > BAR)


if __name__ == "__main__":
    build.build(lambda _: None) if not build.is_up_to_date() else None
    sys.exit(measure(sys.argv[1:] or list(PATHS)))
