"""Headline, map, choice and bytes of four pages with the same map: a file, Dash, stock Streamlit, and Insteg's front page.

Run: python -m bench.first_view [rounds] (Dash: pip install -r bench/beside/requirements.txt). All are measured in turn in one run;
quote the ratios, not the milliseconds. Ends with 1 when a bar is not reached.

Headline: the browser's own first-contentful-paint. Map: the first frame in which its shapes are there and can be seen. Both are told
by the page itself, not by a driver that waits for a busy main thread. Live: the moment at which a choice on the page works.
"""

import statistics
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, sync_playwright

from bench.bars import BARS, shown
from bench.browser import ARGUMENTS, CHROMIUM, ROOT, Meter, free_port, served, until
from insteg.collect.snapshot import build

# Plotly asks a CDN for topography even when every base layer is off, and draws nothing without an answer. The pages that use it get
# an empty one at once, for no bytes: the comparison favours them.
EMPTY = "window.PlotlyGeoAssets = {topojson: {world_110m: {type: 'Topology', objects: {}, arcs: []}}}"
FILLS = "() => [...document.querySelectorAll('.choroplethlocation')].map(n => getComputedStyle(n).fill).join()"
VALUES = "() => [...document.querySelectorAll('#root .insteg-map-value')].map(n => n.textContent).join()"
LONGEST = 90_000


@dataclass(frozen=True)
class Kind:
    """One of the pages. area: what is painted when the map is; live: what is there when a choice works; state: what a choice changes."""

    name: str
    command: tuple[str, ...]
    health: str
    area: str
    live: str
    state: str


PLOTLY = ".choroplethlayer path.choroplethlocation"
KINDS = (
    Kind("static", ("bench.beside.static",), "health", ".insteg-map-svg path", ".insteg-map-svg path", ""),
    Kind("dash", ("bench.beside.dash_page",), "health", PLOTLY, PLOTLY, FILLS),
    Kind("stock", ("streamlit", "run", str(ROOT / "bench/beside/stock.py"), "--server.headless", "true", "--server.port"), "_stcore/health", PLOTLY, PLOTLY, FILLS),
    Kind("ours", ("insteg", "serve", "--port"), "_stcore/health", ".insteg-map-svg path", "html.insteg-live", VALUES),
)  # fmt: skip

# Told by the page: the first frame in which the map can be seen, and in which the page is live.
MOMENTS = """([area, live]) => {
  window.moments = {}
  const isSeen = (node) => node && node.checkVisibility({ visibilityProperty: true }) && (node.nodeName === 'HTML' || node.getBoundingClientRect().width > 0)
  const note = (name) => { const channel = new MessageChannel(); channel.port1.onmessage = () => { window.moments[name] ??= performance.now() }; channel.port2.postMessage(0) }
  const look = () => {
    for (const [name, selector] of [['map', area], ['live', live]]) if (!window.moments[name] && isSeen(document.querySelector(selector))) note(name)
    if (!window.moments.map || !window.moments.live) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  new PerformanceObserver((list) => { for (const entry of list.getEntriesByName('first-contentful-paint')) window.moments.headline = entry.startTime }).observe({ type: 'paint', buffered: true })
}"""
WATCH = """(signature) => {
  const read = eval(signature); const before = read()
  window.started = null; window.finished = null
  // The moment of choice: a press on an option of a list, a change of our select.
  for (const event of ['pointerup', 'change']) addEventListener(event, () => { window.started ??= performance.now() }, { once: true, capture: true })
  const look = () => { if (window.started && read() !== before && read() !== '') window.finished = performance.now(); else requestAnimationFrame(look) }
  requestAnimationFrame(look)
}"""


@dataclass
class Figures:
    values: dict[str, list[float]] = field(default_factory=dict)

    def add(self, name: str, value: float) -> None:
        self.values.setdefault(name, []).append(value)

    def median(self, name: str) -> float:
        return statistics.median(self.values[name]) if name in self.values else float("nan")


def first_view(browser: Browser, kind: Kind, address: str, is_slow: bool, figures: Figures) -> None:
    """Cold and warm: milliseconds from the address to headline, map and live page, and the bytes of the view."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    line = "10 Mbit" if is_slow else "local"
    for heat in ("cold", "warm"):
        page = context.new_page()
        page.add_init_script(EMPTY)
        page.add_init_script(f"({MOMENTS})({[kind.area, kind.live]})")
        meter = Meter(context, page)
        if is_slow:
            meter.slow()
        page.goto(address, wait_until="commit")
        until(
            page, "Boolean(window.moments && window.moments.map && window.moments.live && window.moments.headline)", seconds=LONGEST / 1000
        )
        for name, value in page.evaluate("window.moments").items():
            figures.add(f"{name}, {line}, {heat}", value)
        page.wait_for_timeout(1500)
        if not is_slow:
            figures.add(f"bytes, {heat}", meter.bytes)
        page.close()
    context.close()


def choose(browser: Browser, kind: Kind, address: str, figures: Figures) -> None:
    """Milliseconds from the choice of another measure to the changed map."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(EMPTY)
    page.goto(address)
    page.wait_for_selector(kind.live, state="attached", timeout=LONGEST)
    page.wait_for_timeout(2500)
    for option in (1, 0, 1, 0):
        _pick(page, option, kind.state)
        until(page, "Boolean(window.finished)", seconds=20)
        figures.add("choice to new map", page.evaluate("window.finished - window.started"))
        page.wait_for_timeout(600)
    page.close()


def _pick(page: Page, option: int, state: str) -> None:
    own = page.locator(".insteg-map-chooser select")
    if own.count():
        page.evaluate(WATCH, state)
        own.select_option(index=option)
        return
    opener = page.locator("#measure") if page.locator("#measure").count() else page.get_by_role("combobox").first
    opener.click()
    page.evaluate(WATCH, state)
    page.get_by_role("option").nth(option).click()


def measure(rounds: int) -> dict[str, Figures]:
    """All pages in turn, `rounds` times."""
    found = {kind.name: Figures() for kind in KINDS}
    with sync_playwright() as playwright, ExitStack() as servers:
        ports = {kind.name: free_port() for kind in KINDS}
        addresses = {
            kind.name: servers.enter_context(served([*kind.command, str(ports[kind.name])], ports[kind.name], kind.health))
            for kind in KINDS
        }
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for _ in range(rounds):
            for kind in KINDS:
                for is_slow in (False, True):
                    first_view(browser, kind, addresses[kind.name], is_slow, found[kind.name])
                if kind.state:
                    choose(browser, kind, addresses[kind.name], found[kind.name])
        browser.close()
    return found


if __name__ == "__main__":
    build.build(lambda _: None) if not build.is_up_to_date() else None
    medians = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
    sys.exit(shown({name: figures.median for name, figures in medians.items()}, BARS))
