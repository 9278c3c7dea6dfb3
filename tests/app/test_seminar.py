"""Seminarium: a show is put together from any page, survives the way between them, and is ordered, saved and opened."""

from streamlit.testing.v1 import AppTest

from insteg.show import stories
from insteg.show.stories import Slide, Story
from insteg.store import folders

PAGE = "pages/80_seminarium.py"
STORY = Story("Två", (Slide("rapportering", {}, "lardomar", {}, "Ett", "säg så"), Slide("luckor", {}, "insatser", {}, "Två")))


def opened(script: str = PAGE, **address: str) -> AppTest:
    test = AppTest.from_file(str(folders.ROOT / "app.py"), default_timeout=60)
    test.query_params.update(address)
    test.run()
    return test.switch_page(script).run()


def begun(test: AppTest) -> Story:
    return stories.decode(test.query_params["visning"])


def press(test: AppTest, label: str) -> AppTest:
    return next(button for button in test.button if button.label == label).click().run()


def test_a_figure_is_added_and_waits_on_the_page_of_the_show():
    test = press(opened("pages/30_jamfor.py", omraden="00,2283"), "Lägg till i visningen")
    test.switch_page("pages/25_kurvan.py").run()
    press(test, "Lägg till i visningen")
    test.switch_page(PAGE).run()
    assert not test.exception
    first, second = begun(test).slides
    assert (first.figure, first.page, second.figure) == ("jamforelse", "jamfor", "kurvan")


def test_a_slide_keeps_the_exact_choices_of_its_page():
    test = AppTest.from_file(str(folders.ROOT / "app.py"), default_timeout=60)
    test.query_params.update({"period": "2016", "indikator": "registered_of_population_16_24"})
    press(test.run(), "Lägg till i visningen")
    (slide,) = begun(test).slides
    assert slide.choices == {"period": "2016", "indikator": "registered_of_population_16_24"}
    assert (slide.view["period"], slide.view["indicator_id"]) == ("2016", "registered_of_population_16_24")


def test_slides_are_renamed_noted_moved_and_removed():
    test = opened(visning=stories.encode(STORY))
    test.text_input[1].set_value("Nytt namn").run()
    test.text_area[1].set_value("Fråga dem").run()
    press(test, "Flytta ner bild 1")
    assert [(slide.heading, slide.note) for slide in begun(test).slides] == [("Två", "Fråga dem"), ("Nytt namn", "säg så")]
    assert test.text_input[1].value == "Två"
    press(test, "Ta bort bild 1")
    assert [slide.heading for slide in begun(test).slides] == ["Nytt namn"]
    press(test, "Ta bort bild 1")
    assert any("Visningen är tom" in info.value for info in test.info)


def test_the_line_that_stands_out_is_chosen_from_those_of_the_slide():
    view = {"indicator_id": "neet_16_24", "area_codes": ["22", "00"], "form": "linjer"}
    line, missing = Slide("jamforelse", view, "jamfor", {}), Slide("luckor", {}, "insatser", {}, highlight="Försvunnen")
    test = opened(visning=stories.encode(Story("Två", (line, missing))))
    first, second = (box for box in test.selectbox if box.label == "Lyft fram")
    assert first.options[:3] == ["Ingen särskild", "Västernorrlands län", "Riket"]
    assert second.value == "Försvunnen"
    first.select("Riket").run()
    assert [slide.highlight for slide in begun(test).slides] == ["Riket", "Försvunnen"]


def test_a_ready_show_is_opened_for_the_municipality_chosen():
    test = opened(kommun="2260")
    press(test, "Öppna ”Ånge på fem minuter”")
    assert begun(test).title == "Ånge på fem minuter"
    assert len(begun(test).slides) == 6
    press(test, "Lägg till ”Vad har prövats” sist")
    assert len(begun(test).slides) == 10


def test_a_broken_link_is_said_aloud_and_nothing_else_breaks():
    test = opened(visning="trasig!")
    assert not test.exception
    assert any("går inte att läsa" in warning.value for warning in test.warning)


def test_going_back_to_a_page_by_the_menu_keeps_the_show(monkeypatch):
    # The reader is slower than a run that was on its way.
    monkeypatch.setattr("insteg.ui.state.ON_ITS_WAY_SECONDS", 0)
    test = press(opened("pages/30_jamfor.py"), "Lägg till i visningen")
    test.query_params.clear()
    test.run()
    assert len(begun(test).slides) == 1


def test_what_is_written_just_before_a_press_is_kept_and_follows_its_slide():
    """One run brings both: the heading that was typed and the button that was pressed at once."""
    test = opened(visning=stories.encode(STORY))
    for written, label, expected in (
        ("A", "Flytta ner bild 1", ["Två", "A"]),
        ("B", "Kopiera bild 1", ["B", "B", "A"]),
        ("C", "Ta bort bild 2", ["C", "A"]),
        ("D", "Lägg till: Text", ["D", "A", ""]),
    ):
        next(box for box in test.text_input if box.label == "Egen rubrik").set_value(written)
        press(test, label)
        assert [slide.heading for slide in begun(test).slides] == expected, label


def test_the_last_change_is_taken_back_and_so_is_the_one_before():
    test = opened(visning=stories.encode(STORY))
    press(test, "Ta bort bild 1")
    press(test, "Kopiera bild 1")
    press(test, "Ångra")
    assert [slide.heading for slide in begun(test).slides] == ["Två"]
    press(test, "Ångra")
    assert [slide.heading for slide in begun(test).slides] == ["Ett", "Två"]


def test_own_slides_are_added_and_written():
    test = press(press(opened(), "Lägg till: Text"), "Lägg till: Fråga till publiken")
    boxes = {box.label: box for box in test.text_area}
    boxes["Text, en rad per punkt"].set_value("Ett\nTvå").run()
    next(box for box in test.text_area if box.label.startswith("Svarsalternativ")).set_value("Ja\nNej\nJa").run()
    next(box for box in test.text_input if box.label == "Rubrik på engelska").set_value("To remember").run()
    text, question = begun(test).slides
    assert (text.view, text.heading_in("en"), text.heading_in("sv")) == ({"text": "Ett\nTvå"}, "To remember", "")
    assert question.view == {"choices": ["Ja", "Nej"]}


def test_a_title_begins_the_show_and_every_other_slide_comes_last():
    test = press(opened(visning=stories.encode(STORY)), "Lägg till: Titel")
    press(test, "Lägg till: Text")
    press(test, "Lägg till: Titel")
    assert [slide.figure for slide in begun(test).slides] == ["titel", "rapportering", "luckor", "text", "titel"]


def test_a_show_is_started_with_and_without_a_room_above_its_slides():
    test = opened(visning=stories.encode(STORY))
    links = [(item.proto.label, item.proto.url.rpartition("#")[2]) for item in test.get("link_button")]
    assert [label for label, _ in links[:2]] == ["Starta visningen", "Starta visningen med ett rum"]
    assert links[1][1] == "rum"
    assert [label for label, _ in links].count("Starta visningen med ett rum") == 1


def test_a_strangers_show_crashes_nothing_and_leads_nowhere_else():
    """Its fields are anybody's text: a page that is an address, choices named as our own arguments, languages nobody writes, markup everywhere."""
    evil = "![x](https://elak.se/a.png)"
    slides = (
        Slide("karta", {}, "https://elak.se", {"page": evil, "language": "y"}, evil, evil, evil, {"fi": evil, evil: evil}),
        Slide(evil, {}, evil, {evil: evil}),
        Slide("karta", {"indicator_id": evil}, "laget", {}),
        Slide("fraga", {"choices": ["x" * 3000] * 60, "choices_in": {"sv": 3, "en": [evil]}}, "seminarium", {}),
        Slide("text", {"text": 7, "text_in": [evil]}, "seminarium", {}),
    )
    test = opened(visning=stories.encode(Story(evil, slides)))
    assert not test.exception
    drawn = [*test.markdown, *test.subheader, *test.header, *test.warning, *test.caption]
    assert len(drawn) > len(slides)
    assert [one.value for one in drawn if "](http" in one.value or "](//" in one.value or "elak.se)" in one.value] == []
