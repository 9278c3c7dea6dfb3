"""First map, next map, bytes sent: Insteg's front page beside a stock Streamlit and Plotly page with the same content.

Run: python bench/first_view.py [rounds]. Both are measured in turn in one run; quote the ratios, not the seconds.
"""

import statistics
import sys
from dataclasses import dataclass, field

from browser import ARGUMENTS, CHROMIUM, ROOT, Meter, free_port, served
from playwright.sync_api import sync_playwright

from insteg import warehouse

# What counts as a painted map, and the text that changes when another measure is chosen.
OURS = ("ours", ".insteg-map-svg path", "() => [...document.querySelectorAll('.insteg-map-value')].map(n => n.textContent).join()")
STOCK = (
    "stock",
    ".choroplethlayer path.choroplethlocation",
    "() => [...document.querySelectorAll('.choroplethlocation')].map(n => n.style.fill).join()",
)
# Plotly asks a CDN for topography even when every base layer is off, and draws nothing without an answer. The stock page
# gets an empty one at once, for no bytes: the comparison favours it.
EMPTY = "window.PlotlyGeoAssets = {topojson: {world_110m: {type: 'Topology', objects: {}, arcs: []}}}"
BARS = {"first map, 10 Mbit, cold": 1 / 4, "choice to new map": 0.7, "bytes sent, cold": 0.35}
WATCH = """(signature) => {
  const read = eval(signature); const before = read()
  window.started = null; window.finished = null
  // The moment of choice: a press on an option of the stock page's list, a change of our select.
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
        return statistics.median(self.values[name])


def first_view(browser, address: str, selector: str, is_slow: bool, figures: Figures) -> None:
    """Cold and warm: milliseconds from the address to the painted map, and the bytes of the cold view."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    line = "10 Mbit" if is_slow else "local"
    for heat in ("cold", "warm"):
        page = context.new_page()
        page.add_init_script(EMPTY)
        meter = Meter(context, page)
        if is_slow:
            meter.slow()
        page.goto(address, wait_until="commit")
        page.wait_for_selector(selector, state="attached", timeout=60_000)
        figures.add(f"first map, {line}, {heat}", page.evaluate("performance.now()"))
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(1500)
        if not is_slow:
            figures.add(f"bytes sent, {heat}", meter.bytes)
        page.close()
    context.close()


def choose(browser, address: str, selector: str, signature: str, figures: Figures) -> None:
    """Milliseconds from the choice of another measure to the changed map."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(EMPTY)
    page.goto(address)
    page.wait_for_selector(selector, state="attached")
    page.wait_for_timeout(1500)
    for option in (1, 0, 1, 0):
        _pick(page, option, signature)
        page.wait_for_function("window.finished", timeout=20_000)
        figures.add("choice to new map", page.evaluate("window.finished - window.started"))
        page.wait_for_timeout(600)
    page.close()


def _pick(page, option: int, signature: str) -> None:
    chooser = page.locator(".insteg-map-chooser select")
    if chooser.count():
        page.evaluate(WATCH, signature)
        chooser.select_option(index=option)
        return
    page.get_by_role("combobox").first.click()
    page.evaluate(WATCH, signature)
    page.get_by_role("option").nth(option).click()


def measure(rounds: int) -> dict[str, Figures]:
    """Both pages in turn, `rounds` times."""
    ports = {"ours": free_port(), "stock": free_port()}
    found = {"ours": Figures(), "stock": Figures()}
    ours = ["insteg", "serve", "--port", str(ports["ours"])]
    stock = [
        "streamlit",
        "run",
        str(ROOT / "bench" / "stock" / "page.py"),
        "--server.port",
        str(ports["stock"]),
        "--server.headless",
        "true",
    ]
    with sync_playwright() as playwright, served(ours, ports["ours"]) as our_address, served(stock, ports["stock"]) as stock_address:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for _ in range(rounds):
            for (name, selector, signature), address in ((OURS, our_address), (STOCK, stock_address)):
                first_view(browser, address, selector, False, found[name])
                first_view(browser, address, selector, True, found[name])
                choose(browser, address, selector, signature, found[name])
        browser.close()
    return found


def show(found: dict[str, Figures]) -> None:
    print(f"{'':28}{'ours':>12}{'stock':>12}{'ratio':>9}{'bar':>8}")
    for name in sorted(found["ours"].values):
        ours, stock = found["ours"].median(name), found["stock"].median(name)
        bar = f"{BARS[name]:.2f}" if name in BARS else ""
        print(f"{name:28}{ours:12,.0f}{stock:12,.0f}{ours / stock:9.2f}{bar:>8}")


if __name__ == "__main__":
    warehouse.build(lambda _: None) if not warehouse.is_up_to_date() else None
    show(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 7))
