"""Every figure on every page can be a slide, and the slide says what the page said; ready stories hold; nothing sent makes it fail."""

from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from insteg.figures.pictures import AreaMap
from insteg.figures.registry import RECIPES
from insteg.reference import words
from insteg.reference.pages import BESIDE, menu, name_of
from insteg.show import stories
from insteg.show.ready import NAMES, ready
from insteg.show.slides import rendered
from insteg.show.stories import Slide, encode
from insteg.store import folders
from insteg.ui.state import REMEMBERED
from tests.app.test_pages import markup
from tests.explained import unexplained

# The funnel and the shared axes are drawn only where the figures allow it; those axes need projects with the same definition.
CONDITIONAL = {"utfall"}
NEET = {"indicator_id": "neet_16_24", "area_code": "2281"}


# Drawn on its page as a table of our own, on a slide as its picture.
AS_A_TABLE = {"de-sju": "insteg-seven"}
# The page's headline says it for the seven and the map beside them; their tables are called by their titles.
HEADED_BY_THE_PAGE = {"de-sju", "karta"}


class Drawn(NamedTuple):
    """What Streamlit drew on a page: how many charts and maps, and every text."""

    charts: int
    maps: int
    said: set[str]
    markup: str
    headline: str


@pytest.fixture(scope="module")
def added() -> dict[str, tuple[Drawn, tuple[Slide, ...]]]:
    """Each page with every figure of it added to the show."""
    found, test, before = {}, AppTest.from_file(str(folders.ROOT / "app.py"), default_timeout=60).run(), 0
    # What stands side by side is drawn where two are chosen.
    test.session_state[REMEMBERED]["insats"] = "supported_employment,coaching"
    # And Utforska has a chart where a measure is chosen.
    test.session_state[REMEMBERED] |= {"matt": "neet_16_24", "platser": "2281,00", "kon": "total"}
    for script in menu():
        test = test if script == "app.py" else test.switch_page(script).run()
        drawn = Drawn(
            len(test.get("plotly_chart")),
            _maps(test),
            {part.value for part in (*test.markdown, *test.header)},
            markup(test),
            _headline(test),
        )
        for button in test.button:
            if (button.key or "").endswith("-add"):
                button.click()
        test.run()
        slides = stories.decode(test.session_state[REMEMBERED]["visning"]).slides
        found[name_of(script)] = (drawn, slides[before:])
        before = len(slides)
    return found


def _headline(test: AppTest) -> str:
    return " ".join(item.proto.body for item in test.get("html")).replace("\u2060", "")


def _maps(test: AppTest) -> int:
    return sum("insteg.map" in str(item.proto) for item in test.get("bidi_component"))


def test_every_chart_and_map_on_every_page_can_be_added(added):
    """Counted in what Streamlit draws, not in our recipes: a chart drawn past them is found here."""
    assert sum(drawn.charts + drawn.maps for drawn, _ in added.values()) > 12
    for page, (drawn, slides) in added.items():
        shown = [rendered(slide, "sv", "light") for slide in slides]
        maps = [isinstance(found.picture, AreaMap) for found in shown]
        tables = [slide.figure for slide in slides if slide.figure in AS_A_TABLE]
        assert all(AS_A_TABLE[name] in drawn.markup for name in tables), page
        charts = sum(not is_map and not found.markup for is_map, found in zip(maps, shown, strict=True))
        assert drawn.charts == charts - len(tables), page
        assert drawn.maps == sum(maps), page
    assert {slide.figure for _, slides in added.values() for slide in slides} == set(RECIPES) - CONDITIONAL


def test_a_slide_says_what_its_page_says(added):
    for page, (drawn, slides) in added.items():
        for slide in slides:
            found = rendered(slide, "sv", "light")
            assert not found.problem, (page, slide)
            if slide.figure in HEADED_BY_THE_PAGE:
                assert f"**{found.figure.title}**" in drawn.said, (page, slide.figure)
                assert slide.figure == "karta" or found.figure.sentence in unexplained(drawn.headline)
            else:
                assert {found.figure.sentence, found.heading} <= set(map(unexplained, drawn.said)), (page, slide.figure)
            assert slide.page == (BESIDE.get(page) or page)


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("code", ["2260", "2281"])
@pytest.mark.parametrize("name", NAMES)
def test_a_ready_story_can_be_drawn_whole(name, code, language):
    story = ready(name, language, code)
    shown = [rendered(slide, language, "dark") for slide in story.slides]
    assert [found.problem for found in shown] == [""] * len(shown)
    assert all(slide.heading and slide.note and "{" not in slide.heading + slide.note for slide in story.slides)
    assert len(encode(story)) < 2000


def test_a_slide_without_a_period_shows_the_latest():
    open_ended, fixed = (rendered(Slide("karta", {**NEET, **more}, "", {}), "sv", "") for more in ({}, {"period": "2016"}))
    assert open_ended.figure.rows["period"].max() > "2016" == fixed.figure.rows["period"].max()


@pytest.mark.parametrize(
    ("figure", "view", "said"),
    [
        ("finns_inte", {}, "finns_inte"),
        ("karta", {}, "indicator_id"),
        ("karta", {**NEET, "indicator_id": "okänt"}, "okänt"),
        ("karta", {**NEET, "period": "1850"}, "1850"),
        ("karta", {**NEET, "area_code": ["2281"]}, "area_code"),
        ("jamforelse", {"indicator_id": "neet_16_24", "area_codes": ["9999"], "form": "linjer"}, "9999"),
        ("skillnader-dots", {**NEET, "benchmark": {"kind": "grannen"}}, "grannen"),
        ("tidslinje", {"filters": {"first": "20x"}}, "20x"),
        ("tidslinje", {"filters": {"text": "ordsomingenskrivit"}}, "inget att rita"),
    ],
)
def test_what_cannot_be_drawn_is_said_on_the_slide(figure, view, said):
    found = rendered(Slide(figure, view, "", {}), "sv", "light")
    assert said in found.problem == found.figure.sentence
    assert found.picture is None


def test_an_effect_that_is_refused_says_why():
    question = {**NEET, "start": 2009, "pool": "alla", "listed": [], "accepts_break": False}
    assert "år" in rendered(Slide("effekt-paths", {"question": question}, "", {}), "sv", "light").problem


ANYTHING = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=9), st.lists(st.text(max_size=5), max_size=2))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(set(RECIPES) - {"effekt-paths", "effekt-gaps", "effekt-ratios"})), st.data())
def test_nothing_in_a_view_makes_a_slide_fail(figure, data):
    fields = RECIPES[figure].view.__dataclass_fields__
    view = {name: data.draw(st.one_of(ANYTHING, st.just(NEET.get(name))), name) for name in fields}
    assert rendered(Slide(figure, view, "", {}), "sv", "light").figure.sentence
