"""Our browser code's parts, by name and without a server: a page that the test makes, and the scripts as the server joins them."""

import json
import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Page, Route

from insteg.store import folders
from insteg.web.rooms import pages
from insteg.web.show import deck_files

ORIGIN = "http://insteg.test"
JOINED: dict[str, Callable[[], str]] = {
    "show": deck_files.script,
    "rooms": lambda: "(() => {\n" + "\n".join((pages.FRONTEND / name).read_text(encoding="utf-8") for name in pages.SCRIPTS) + "\n})()\n",
}
WORDS = {
    "place": "{number}/{count}", "told": "{number}: {heading}", "step": "steg {step} av {count}", "over": "över {time}", "left": "kvar {time}",
    "last": "sista", "next_is": "sedan {heading}", "no_window": "inget fönster",
}  # fmt: skip
# What the scripts look for when they begin, and no more.
BODY = """<main id="stage"></main><dialog id="blank"></dialog><dialog id="help"></dialog><dialog id="overview"></dialog>
<p id="place"></p><p id="told"></p><p id="clock"></p><p id="elapsed"></p><p id="left"></p><section id="wall-left" hidden><span></span></section><div id="pointer" hidden></div>
<input id="letters" type="checkbox" checked><input id="minutes" value="5"><div id="speaker" hidden></div><p id="spoken"></p><p id="note"></p>
<p id="next-title"></p><div id="wall-left" hidden><span></span></div><button data-do="previous"></button><button data-do="next"></button><button data-do="steps"></button>"""


def slide(heading: str, steps: int = 0, **more: Any) -> dict[str, Any]:
    ours = {"heading": heading, "steps": {"count": steps}, "names": ["Kramfors", "Sollefteå"], "highlight": "", "years": [], "year": 0}
    return {**ours, "note": f"om {heading}", "plain_sentence": f"{heading}.", "chart": None, "own": None, **more}


def opened(browser: Browser, path: str, slides: list[dict[str, Any]], said: dict[str, Any] | None = None, **deck: Any) -> Page:
    """A page of slides at a made-up address. said: what its made-up server answers, by address."""
    given = {"steps": True, "colours": None, "follower": False, "leave": "", "words": WORDS, "slides": slides, **deck}
    sections = "".join(f'<section class="slide" id="s{at}"></section>' for at in range(len(slides)))
    overview = BODY.replace(
        'id="overview">', 'id="overview">' + "".join(f'<button data-slide="{at + 1}"></button>' for at in range(len(slides)))
    )
    page_text = (
        f'<html lang="sv"><body>{overview}{sections}<script type="application/json" id="deck">{json.dumps(given)}</script></body></html>'
    )

    def answer(route: Route) -> None:
        address = route.request.url.removeprefix(ORIGIN).split("?")[0]
        if route.request.is_navigation_request():
            route.fulfill(body=page_text, content_type="text/html; charset=utf-8")
        elif address.endswith("ord.json"):
            route.fulfill(body=pages.facts("sv"), content_type="application/json")
        elif address in (said or {}):
            route.fulfill(body=json.dumps((said or {})[address]), content_type="application/json")
        else:
            route.fulfill(status=404, body="{}")

    page = browser.new_context(locale="sv-SE").new_page()
    page.route("**/*", answer)
    page.goto(f"{ORIGIN}{path}")
    return page


def known(page: Page, script: str, *names: str) -> None:
    """Run one of the joined scripts, and have its parts by name in `ours`."""
    text = JOINED[script]().rsplit("})()", 1)[0]
    page.evaluate(f"window.ours = {text}; return {{ {', '.join(names)} }}\n}})()".replace('"use strict";', "", 1))


def alone(page: Page, path: str, *names: str) -> None:
    """The same of a script that lies by itself, without what it asks others for."""
    text = (folders.ROOT / "insteg" / path).read_text(encoding="utf-8")
    text = re.sub(r"^import .*$", "", text, flags=re.MULTILINE).replace("export default function", "const main = function")
    page.evaluate(f"window.ours = (() => {{\n{text.replace('export ', '')}\nreturn {{ {', '.join(names)} }}\n}})()")
