"""Firefox and Safari's engine draw every page, the show and a room: live, with picture and words, and without an error of a script."""

import os
import re
from urllib.request import urlopen

import pytest

from insteg.reference.pages import menu, name_of
from insteg.show.ready import ready
from insteg.show.stories import Story, encode
from tests.browser import engines
from tests.browser.engines import Engine, until

PAGES = ["", *(name_of(script) for script in menu()[1:])]
ENGINES = {"firefox": engines.FIREFOX, "webkit": engines.WEBKIT}


@pytest.fixture(scope="module", params=list(ENGINES))
def engine(request, tmp_path_factory):
    """One window for all pages: starting a browser takes longer than opening a page."""
    if not ENGINES[request.param]:
        if os.environ.get("CI"):
            pytest.fail(f"CI must have {request.param}: .ci/run installs it")
        pytest.skip(f"no {request.param} here: apt-get install firefox-esr webkit2gtk-driver xvfb")
    opening = engines.firefox(tmp_path_factory.mktemp("profile")) if request.param == "firefox" else engines.webkit()
    with opening as found:
        yield found


def is_sound(engine: Engine) -> None:
    assert engine.errors() == []
    assert engine.ask("document.querySelectorAll('[data-testid=stException]').length") == 0
    assert engine.ask("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_drawn(engine, address, page):
    engine.open(f"{address}/{page}?kommun=2282")
    until(engine, "document.documentElement.classList.contains('insteg-live') && !document.querySelector('[data-stale=true]')")
    until(engine, "[...document.querySelectorAll('.stPlotlyChart')].every((chart) => chart.querySelector('.main-svg .plot'))")
    assert "Insteg" in engine.ask("document.title")
    # The header is drawn anew at the end of a run: for a moment it is not there.
    until(engine, "document.querySelector('#insteg-place')?.selectedOptions[0].text === 'Kramfors'")
    assert len(engine.ask("document.querySelector('.stMain').innerText")) > 300
    is_sound(engine)


def test_a_choice_works(engine, address):
    engine.open(f"{address}/jamfor")
    until(engine, "document.documentElement.classList.contains('insteg-live') && document.querySelector('#insteg-place') !== null")
    engine.ask(
        "(document.querySelector('#insteg-place').value = '2260', document.querySelector('#insteg-place').dispatchEvent(new Event('change', {bubbles: true})))"
    )
    until(engine, "location.search.includes('kommun=2260')")
    until(engine, "document.querySelector('.stMultiSelect').innerText.includes('Ånge')")
    is_sound(engine)


def test_the_one_file_is_shown_from_a_disk_slide_by_slide(engine, address, tmp_path):
    """Its name has Swedish letters, as the show's title has; there is no server, and five megabytes are the most."""
    slides = [*ready("laget", "sv", "2281").slides, *ready("provat", "sv", "2281").slides]
    file = tmp_path / "Läget på väggen, å.html"
    with urlopen(f"{address}/visning.html?b={encode(Story('Läget på väggen', tuple(slides)))}&lang=sv") as answer:
        file.write_bytes(answer.read())
    assert file.stat().st_size < 5_000_000
    engine.open(file.as_uri())
    until(engine, "document.documentElement.hasAttribute('data-ready')")
    for number in range(1, len(slides) + 1):
        until(engine, f"document.querySelector('section.now').id === 'bild-{number}'")
        until(
            engine,
            "(box => !box || !box.offsetWidth || box.querySelector('.main-svg'))(document.querySelector('.now .chart')) !== null",
        )
        assert engine.ask("document.querySelector('.now :is(.main-svg, svg, table)') !== null")
        engine.ask("document.querySelector('[data-do=next]').click()")
    assert engine.errors() == []


def test_the_show_and_a_room_are_drawn(engine, address):
    engine.open(f"{address}/visning?b={encode(ready('laget', 'sv', '2281'))}")
    until(engine, "document.documentElement.hasAttribute('data-ready')")
    until(engine, "document.querySelector('section.now svg') !== null")
    is_sound(engine)
    until(engine, "document.querySelector('.room-opener') !== null")
    engine.ask("document.querySelector('.room-opener').click()")
    until(engine, "document.querySelector('.room-code')?.innerText.length > 3")
    code = engine.ask("document.querySelector('.room-code').innerText")
    assert re.fullmatch(r"\S+", code)
    engine.open(f"{address}/rum/{code}")
    until(engine, "document.querySelector('.room-strip')?.innerText.length > 0")
    is_sound(engine)
