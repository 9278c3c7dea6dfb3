"""How long a change of slide takes over a story of ten, from the key to the painted picture. Prints p50 and p95.

Measured in the page: from the keydown event to the second animation frame after it, when the new slide is on the screen.
"""

import statistics

from playwright.sync_api import sync_playwright

from bench.browser import ARGUMENTS, CHROMIUM, free_port, served, until
from insteg.show.ready import ready
from insteg.show.stories import Story, encode

ROUNDS = 5
MEASURE = """
() => {
  window.taken = []
  document.addEventListener("keydown", () => {
    const begun = performance.now()
    requestAnimationFrame(() => requestAnimationFrame(() => window.taken.push(performance.now() - begun)))
  }, true)
}
"""
ALL_DRAWN = "() => [...document.querySelectorAll('.chart')].every((box) => box.querySelector('.main-svg'))"


def ten_slides() -> Story:
    slides = (*ready("laget", "sv", "2281").slides, *ready("kommun", "sv", "2281").slides)
    return Story("Tio bilder", slides[:10])


def main() -> None:
    port = free_port()
    with served(["insteg", "serve", "--port", str(port)], port) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_context(viewport={"width": 1920, "height": 1080}).new_page()
        page.goto(f"{address}/visning?b={encode(ten_slides())}")
        until(page, ALL_DRAWN)
        page.evaluate(MEASURE)
        for key in (["ArrowRight"] * 9 + ["ArrowLeft"] * 9) * ROUNDS:
            page.keyboard.press(key)
            page.wait_for_timeout(120)
        taken = sorted(page.evaluate("window.taken"))
        browser.close()
    p95 = taken[int(0.95 * len(taken))]
    print(f"{len(taken)} changes of slide: p50 {statistics.median(taken):.0f} ms, p95 {p95:.0f} ms, longest {taken[-1]:.0f} ms")


if __name__ == "__main__":
    main()
