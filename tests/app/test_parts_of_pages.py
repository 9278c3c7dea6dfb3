"""Parts of pages by themselves: what each draws for either answer, without the page around it."""

from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from insteg.figures import effect
from insteg.figures.effect import EffectQuestion
from insteg.figures.exploration.selection import Selection
from insteg.reference import catalogue, words
from insteg.search import Idea
from insteg.show import stories
from insteg.show.stories import Slide, Story
from insteg.statistics.window import Refusal

SAY = words.load("sv")


def _import() -> None:
    # What declares components can be imported in a running app only; from then on it is there.
    from insteg.ui import (  # noqa: F401
        bank,
        benchmark_choice,
        effect_page,
        evidence,
        figure,
        idea,
        idea_chips,
        lessons,
        news,
        overview,
        projects_in_curve,
        seminar,
        sheets,
    )


@pytest.fixture(scope="module", autouse=True)
def imported():
    assert not AppTest.from_function(_import, default_timeout=60).run().exception


class Drawn:
    """Stands in for Streamlit: keeps what is drawn, by the name of what draws it."""

    def __init__(self) -> None:
        self.parts: list[tuple[str, tuple, dict]] = []

    def __getattr__(self, name: str):
        def draw(*args, **more):
            self.parts.append((name, args, more))
            return [self] * args[0] if name == "columns" and isinstance(args[0], int) else self

        return draw

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def texts(self, name: str) -> list[str]:
        return [args[0] for kind, args, _ in self.parts if kind == name]


def part(name: str):
    from importlib import import_module

    return import_module(f"insteg.ui.{name}")


@pytest.fixture
def drawn(monkeypatch):
    found = Drawn()

    def draws(name: str):
        monkeypatch.setattr(part(name), "st", found)
        return part(name)

    found.draws = draws
    return found


def page(language: str = "sv", place: str = "", **address) -> SimpleNamespace:
    say = words.load(language)
    area = catalogue.areas()[place or "22"]
    return SimpleNamespace(
        words=say, language=language, place=place, area=area, name="projekt", stand="", headline="", look=SimpleNamespace(mode="light"),
        choices=SimpleNamespace(address=address, forget=lambda names: None),
    )  # fmt: skip


@pytest.mark.parametrize(("unsure", "is_told"), [([True, False, True], True), ([False, False], False)])
def test_how_many_projects_have_an_unsure_time_is_told_where_some_have(drawn, unsure, is_told):
    drawn.draws("bank").draw_count(page(), pd.DataFrame({"is_time_unsure": unsure}))
    (text,) = drawn.texts("markdown")
    assert (SAY("project.time_unsure", count=2) in text) is is_told and f"{len(unsure)} av 82" in text


@pytest.mark.parametrize(
    ("code", "language", "key", "name"),
    [
        ("22", "sv", "paper.download.county", "insteg-lansblad-sv.pdf"),
        ("2284", "en", "sheet.download", "insteg-kommunblad-ornskoldsvik-en.pdf"),
    ],
)
def test_a_sheet_is_named_for_its_place(drawn, code, language, key, name):
    drawn.draws("sheets").draw_download(page(language), code)
    [(_, (label,), more)] = drawn.parts
    assert (label, more["file_name"]) == (words.load(language)(key), name)


QUESTION = EffectQuestion("neet_16_24", "2281", 2017, effect.EVERYBODY, (), False)


@pytest.mark.parametrize(
    ("reason", "accepts", "is_hinted"),
    [("short_pre_period", False, True), ("short_pre_period", True, False), ("too_few_donors", False, False)],
)
def test_a_refusal_says_what_an_effect_cannot_show_and_where_accepting_the_break_would_help(drawn, reason, accepts, is_hinted):
    question = EffectQuestion("neet_16_24", "2281", 2017, effect.EVERYBODY, (), accepts)
    drawn.draws("effect_page")._refuse(page(), question, Refusal(reason, 2, 5))
    assert drawn.texts("markdown") == [SAY("effect.cannot")]
    assert drawn.texts("info") == ([SAY("effect.accept.hint", period="2015")] if is_hinted else [])
    assert drawn.texts("warning")[0].startswith(f"**{SAY('effect.refused')}**")


@pytest.mark.parametrize(("years", "start"), [(("2015", "2021", "2024"), 2021), (("2008", "2010"), 2010)])
def test_the_start_is_2021_where_the_series_has_it_and_its_last_year_otherwise(monkeypatch, years, start):
    effect_page = part("effect_page")
    monkeypatch.setattr(effect_page.effect, "projects_of", lambda *_: {})
    monkeypatch.setattr(effect_page.choosers, "one_key", lambda page, name, labels, default: default)
    assert effect_page._start(page(), "2281", list(years)) == start


def test_a_municipality_is_no_donor_of_its_own(monkeypatch):
    effect_page, offered = part("effect_page"), []
    monkeypatch.setattr(effect_page.choosers, "several", lambda page, name, codes, label: offered.extend(codes) or [])
    assert effect_page._listed(page(), "2281") == () and len(offered) == 289 and "2281" not in offered and "22" not in offered


@pytest.mark.parametrize(
    ("chosen", "name", "after", "is_chosen", "is_full"),
    [
        ((), "coaching", "coaching", False, False),
        (("a", "b"), "coaching", "a,b,coaching", False, False),
        (("a", "coaching", "b"), "coaching", "a,b", True, False),
        (("a", "b", "c", "d"), "coaching", "a,b,c,d,coaching", False, True),
        (("a", "b", "c", "coaching"), "coaching", "a,b,c", True, False),
    ],
)
def test_a_box_puts_its_type_last_in_the_tray_or_takes_it_out(chosen, name, after, is_chosen, is_full):
    pick = part("evidence")._pick(page(urval="nordisk"), name, chosen)
    assert (pick.chosen, pick.is_chosen, pick.is_full) == (after, is_chosen, is_full)
    assert pick.href.startswith("projekt?urval=nordisk&insats=")


@pytest.mark.parametrize(("count", "has_tray"), [(0, False), (1, False), (2, True)])
def test_the_way_to_the_tray_is_there_from_two_types_on(monkeypatch, count, has_tray):
    shown = []
    monkeypatch.setattr(part("evidence").markup, "show", lambda text, key: shown.append(text))
    part("evidence").draw_ways(page(), tuple("ab"[:count]))
    assert ('href="#figur-sida-vid-sida"' in shown[0]) is has_tray and 'href="#figur-luckor"' in shown[0] and 'href="#allt"' in shown[0]


def test_a_filter_left_empty_asks_for_everything_and_each_of_the_others_for_itself():
    names = ("indicators", "area_codes", "period_from", "period_to", "sexes", "ages")
    assert Selection().asked == dict.fromkeys(names)
    chosen = Selection(("i",), ("a",), "2001", "2002", ("women",), ("16-24",))
    assert chosen.asked == dict(zip(names, (["i"], ["a"], "2001", "2002", ["women"], ["16-24"]), strict=True))


@pytest.mark.parametrize(
    ("first", "last", "is_backwards"),
    [("2020", "2010", True), ("2020", "2020", False), ("2020-03", "2020", False), ("2020-03", "2020-02", True), (None, "2010", False)],
)
def test_a_span_is_backwards_when_it_ends_before_it_begins(first, last, is_backwards):
    assert Selection(period_from=first, period_to=last).is_backwards is is_backwards


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("16-24", ["16-24"]),
        ("16 – 24", ["16-24"]),
        ("16", ["16-16"]),
        ("10-70", ["10-70"]),
        ("9-20", None),
        ("60-71", None),
        ("24-16", None),
        ("", []),
        ("x", None),
    ],
)
def test_a_span_of_ages_lies_within_its_limits(text, found):
    assert part("idea_chips")._read_span(text, (10, 70)) == found


def test_the_years_of_an_idea_go_from_the_first_day_of_the_first_to_the_last_day_of_the_last(monkeypatch):
    idea_chips, begun = part("idea_chips"), []
    monkeypatch.setattr(idea_chips, "_span", lambda page, name, limits, offered, default: begun.append(default) or default)
    read = Idea("", period=(date(2026, 1, 1), date(2028, 12, 31)))
    assert idea_chips._period(page(), read) == read.period and begun == [(2026, 2028)]
    assert idea_chips._period(page(), Idea("")) is None


@pytest.mark.parametrize(("places", "begun"), [((), ("2282",)), (("2281",), ("2281",))])
def test_the_place_of_an_idea_is_the_one_it_names_before_the_one_of_the_page(monkeypatch, places, begun):
    idea_chips = part("idea_chips")
    monkeypatch.setattr(idea_chips, "_several", lambda page, name, options, label, read: read)
    assert idea_chips._places(page(place="2282"), Idea("", places=places)) == begun and idea_chips._places(page(), Idea("")) == ()


@pytest.mark.parametrize(("place", "asked", "found"), [("", "platsen", "AB"), ("2282", "platsen", "A"), ("2282", "alla", "AB")])
def test_lessons_are_of_the_place_until_all_are_asked_for(monkeypatch, place, asked, found):
    lessons = part("lessons")
    monkeypatch.setattr(lessons.choosers, "one_of", lambda *_: asked)
    monkeypatch.setattr(lessons, "projects_in", lambda code: pd.DataFrame({"project_id": ["A"]}))
    assert "".join(lessons._of_the_place(page(place=place), pd.DataFrame({"project_id": ["A", "B"]}))["project_id"]) == found


@pytest.mark.parametrize(("sex", "kinds"), [("total", ["riket", "lan", "liknande"]), ("women", ["riket", "lan"])])
def test_women_and_men_are_compared_with_the_country_and_the_county_only(monkeypatch, sex, kinds):
    benchmark_choice, offered = part("benchmark_choice"), []
    monkeypatch.setattr(benchmark_choice.choosers, "one_of", lambda page, name, options: offered.extend(options) or "lan")
    found = benchmark_choice.choose(page(), "2281", sex=sex)
    assert (offered, found.kind, found.sex) == (kinds, "lan", sex)


@pytest.mark.parametrize(("codes", "place"), [(("2281",), "Sundsvall"), (("22",), "Västernorrland"), (("2281", "22"), None)])
def test_that_nothing_is_new_is_said_of_the_place_or_of_all(drawn, monkeypatch, codes, place):
    news = drawn.draws("news")
    monkeypatch.setattr(news.vintage, "changes", lambda *_: pd.DataFrame())
    monkeypatch.setattr(news.vintage, "when", lambda *_: "i går")
    news.draw(page(), "stand", codes)
    (told,) = drawn.texts("info")
    assert told == SAY("news.nothing", date="i går", place=catalogue.areas()[codes[0]].phrase("sv") if place else SAY("news.everywhere"))


SLIDES = tuple(Slide(name, {}, "laget", {}) for name in "abc")


def names(slides) -> str:
    return "".join(slide.figure for slide in slides)


def test_a_slide_is_doubled_where_it_stands_moved_by_one_and_taken_out(monkeypatch):
    seminar = part("seminar")
    assert names(seminar._duplicate(SLIDES, 0, ())) == "aabc" and names(seminar._duplicate(SLIDES, 2, ())) == "abcc"
    assert names(seminar._swap(SLIDES, 0, (0, 1))) == "bac" and names(seminar._remove(SLIDES, 1, ())) == "ac"
    changes = []
    monkeypatch.setattr(seminar, "_change", lambda page, change: changes.append(change))
    seminar._append(page(), Story("x", SLIDES[:1]))
    assert names(changes[0](SLIDES[1:])) == "bca" and len(changes[0](SLIDES * 20)) == stories.MOST_SLIDES


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_show_is_started_whole_step_by_step_or_taken_along_in_the_language_of_the_page(drawn, language):
    drawn.draws("seminar").draw_start(page(language), Story("x", SLIDES))
    links = [args[1] for kind, args, _ in drawn.parts if kind == "link_button"]
    assert [link.split("?")[0] for link in links] == ["visning", "visning", "visning", "visning.html"]
    # The second one opens a room at once.
    assert [link.endswith("#rum") for link in links] == [False, True, False, False]
    assert ["steg=1" in link for link in links] == [False, False, True, False] and all(
        link.count(f"lang={language}") == 1 for link in links
    )


def test_only_a_project_that_is_drawn_has_a_number_and_leads_to_an_estimate(monkeypatch):
    curve = part("projects_in_curve")
    monkeypatch.setattr(curve, "estimate_link", lambda view, name: "effekt?projekt=P")
    row = {"number": 3, "title": "T", "project_id": "P", "start_date": "2015", "end_date": "2017"}
    told = {is_drawn: curve._line(page(), None, SimpleNamespace(is_drawn=is_drawn, **row)) for is_drawn in (True, False)}
    assert told[True].startswith("- **3** [T]") and told[True].endswith("(effekt?projekt=P)")
    assert told[False].startswith("- [T]") and "effekt" not in told[False]


def test_spans_are_held_together_and_hyphens_are_not():
    assert part("overview")._held_together("16–24 år, e-post") == "16\u2060–\u206024 år, e-post"


@pytest.mark.parametrize("end", ["#figur-karta", ""])
def test_the_copied_address_leads_to_the_figure_and_leaves_the_show_in_progress_out(drawn, end):
    figure = drawn.draws("figure")
    figure.copy_link(page("en", period="2020", visning="abc"), end)
    (button,) = drawn.texts("html")
    assert f'data-address="projekt?period=2020&amp;lang=en{end}"' in button


def test_chips_stand_in_their_own_order_whichever_was_pressed_first(drawn):
    evidence, kept, here = drawn.draws("evidence"), [], page()
    here.choices = SimpleNamespace(start=lambda *args: "urval", keep=lambda name, text: kept.append((name, text)))
    drawn.pills = lambda *args, **more: ["tre", "ett"]
    assert evidence._chips(here, "urval", ["ett", "två", "tre"]) == ["ett", "tre"] and kept == [("urval", "ett,tre")]
