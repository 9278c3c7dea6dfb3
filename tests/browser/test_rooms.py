"""A presenter and two phones: they follow, look around and come back; they answer, and nobody sees it before it is released."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from insteg import stories, words
from insteg.views.ready_stories import ready


# One room a language for all tests here: the last one closes it.
@pytest.fixture(scope="module", params=[("sv", 390), ("en", 320)], ids=["sv-390", "en-320"])
def seminar(request, browser, address):
    """(words, presenter's page, two phones in the presenter's room)."""
    language, width = request.param
    contexts = [browser.new_context(viewport={"width": 1440, "height": 900})]
    contexts += [browser.new_context(viewport={"width": width, "height": 740}) for _ in range(2)]
    presenter, *phones = (context.new_page() for context in contexts)
    story = stories.encode(ready("laget", language, "2281"))
    presenter.goto(f"{address}/visning?b={story}&lang={language}")
    without_violations(presenter)
    presenter.locator(".room-opener").click()
    code = presenter.locator(".room-code").inner_text(timeout=30_000)
    for phone in phones:
        phone.goto(f"{address}/rum/{code}?lang={language}")
    yield words.load(language), presenter, phones
    for context in contexts:
        context.close()


def without_violations(page: Page) -> None:
    page.wait_for_selector("#room button")
    found = Axe().run(page).response["violations"]
    assert [(item["id"], item["nodes"][0]["html"][:160]) for item in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def strip_says(phone: Page, text: str) -> None:
    expect(phone.locator(".room-strip")).to_contain_text(text, timeout=20_000)


def ask(presenter: Page, text: str, *choices: str) -> None:
    form = presenter.locator(".room-panel > form")
    form.locator("textarea").first.fill(text)
    form.locator("textarea").last.fill("\n".join(choices))
    form.locator("button").click()
    expect(presenter.locator(".room-question h3").first).to_have_text(text)


def release(say, presenter: Page) -> None:
    presenter.locator(".room-question").first.get_by_role("button", name=say("room.release")).click()


def test_phones_follow_look_around_and_come_back(seminar):
    say, presenter, phones = seminar
    for phone in phones:
        strip_says(phone, say("room.following", slide=1))
    expect(presenter.locator(".room-people")).to_have_text(say("room.followers", count=2))
    without_violations(presenter)
    presenter.locator("[data-do=next]").click()
    for phone in phones:
        strip_says(phone, say("room.following", slide=2))
        expect(phone.locator("#bild-2")).to_have_class(re.compile("now"))
    without_violations(phones[0])
    phones[1].get_by_role("button", name=say("room.explore")).click()
    expect(phones[1].frame_locator(".room-explored iframe").locator("h1").first).to_be_visible(timeout=60_000)
    without_violations(phones[1])
    presenter.locator("[data-do=next]").click()
    strip_says(phones[1], say("room.away", slide=3))
    strip_says(phones[0], say("room.following", slide=3))
    phones[1].get_by_role("button", name=say("room.return")).click()
    strip_says(phones[1], say("room.following", slide=3))
    expect(phones[1].locator("#bild-3")).to_have_class(re.compile("now"))
    # Whoever turns the pages alone has left as well.
    phones[0].locator("[data-do=previous]").click()
    strip_says(phones[0], say("room.away", slide=3))


def test_answers_are_seen_when_they_are_released_and_not_before(seminar):
    say, presenter, phones = seminar
    ask(presenter, "Vad hindrar mest?", "Resor", "Bostad")
    for phone in phones:
        phone.get_by_role("radio", name="Resor").check()
        phone.get_by_role("button", name=say("room.send")).click()
        expect(phone.get_by_text(say("room.sent"))).to_be_visible()
    without_violations(phones[0])
    expect(presenter.locator(".room-question p").first).to_contain_text(say("room.answers_count", count=2))
    for page in (presenter, *phones):
        assert page.locator(".room-bars").count() == 0
    release(say, presenter)
    for page in (presenter, *phones):
        expect(page.locator(".room-bars strong").first).to_have_text("2")
    without_violations(presenter)
    without_violations(phones[0])


def test_what_is_written_stays_hidden_until_release_and_becomes_a_lesson(seminar):
    say, presenter, phones = seminar
    ask(presenter, "Vad borde prövas?")
    for phone, text in zip(phones, ("Mer <img src=x onerror=alert(1)> praktik", "Praktiken"), strict=True):
        phone.get_by_label(say("room.your_answer")).fill(text)
        phone.get_by_role("button", name=say("room.send")).click()
        expect(phone.get_by_text(say("room.sent"))).to_be_visible()
    expect(presenter.locator(".room-question p").first).to_contain_text(say("room.answers_count", count=2))
    assert all(page.locator(".room-group").count() == 0 for page in (presenter, *phones))
    presenter.locator(".room-question").first.get_by_role("button", name=say("room.review")).click()
    presenter.get_by_role("checkbox", name="Mer praktik").check()
    without_violations(presenter)
    with presenter.expect_download() as download:
        presenter.get_by_role("button", name=say("room.lessons_download")).click()
    assert "Mer praktik" in download.value.path().read_text(encoding="utf-8-sig")
    release(say, presenter)
    for page in (presenter, *phones):
        expect(page.locator(".room-group h3").first).to_contain_text("raktik")
    without_violations(phones[1])
    presenter.on("dialog", lambda dialog: dialog.accept())
    presenter.get_by_role("button", name=say("room.end"), exact=True).click()
    strip_says(phones[0], say("room.over"))
    phones[0].goto(phones[0].url.split("/visning")[0] + f"/rum/AAAAAA?lang={say.language}")
    expect(phones[0].get_by_role("alert")).to_contain_text(say("room.error.no_room"))
    assert Axe().run(phones[0]).response["violations"] == []
