"""A presenter and two phones: they follow, look around and come back; they answer, and nobody sees it before it is released."""

import re
from datetime import datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from insteg.reference import words
from insteg.show import stories
from insteg.show.ready import ready
from insteg.store import notices


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


def code_of(presenter: Page) -> str:
    return presenter.locator(".room-code").inner_text()


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
    expect(presenter.locator(".room-people")).to_have_text(say.many("room.follower", 2))
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
    # Nobody is pulled along who has: the presenter goes on, and this phone's slide stays.
    presenter.locator("[data-do=next]").click()
    strip_says(phones[1], say("room.following", slide=4))
    strip_says(phones[0], say("room.away", slide=4))
    expect(phones[0].locator("#bild-2")).to_have_class(re.compile("now"))
    expect(phones[1].locator("#bild-4")).to_have_class(re.compile("now"))


def test_keys_work_beside_the_panel_and_q_is_the_rooms_own_code(seminar):
    _, presenter, phones = seminar
    code = presenter.locator(".room-panel .room-code").inner_text()
    presenter.locator(".room-people").click()
    presenter.keyboard.press("Home")
    presenter.keyboard.press("3")
    picked = presenter.locator(".now [aria-pressed=true]").get_attribute("data-pick")
    for phone in phones[1:]:
        expect(phone.locator(f"#bild-1 [data-pick='{picked}']")).to_have_attribute("aria-pressed", "true", timeout=20_000)
    # The panel stands beside the slide, not over it.
    slide, panel = (presenter.locator(name).bounding_box() for name in (".slide.now", ".room-panel"))
    assert slide["x"] + slide["width"] <= panel["x"] + 1
    presenter.keyboard.press("q")
    expect(presenter.locator("#join .room-letters")).to_have_text(code)
    without_violations(presenter)
    presenter.keyboard.press("PageDown")
    expect(presenter.locator("#join")).to_be_hidden()
    expect(presenter.locator("#bild-2")).to_have_class(re.compile("now"))
    presenter.keyboard.press("b")
    assert presenter.evaluate("document.elementFromPoint(innerWidth - 60, innerHeight - 20).closest('#blank') !== null")
    presenter.keyboard.press("b")


def test_a_move_without_network_comes_through_and_the_warning_goes(seminar):
    say, presenter, phones = seminar
    at = int(presenter.locator("#place").inner_text().split()[0])
    presenter.context.set_offline(True)
    presenter.locator("[data-do=next]").click()
    expect(presenter.locator(".room-opener")).to_have_text(say("room.opener_lost", code=code_of(presenter)), timeout=20_000)
    expect(presenter.get_by_text(say("room.error.no_line"))).to_have_count(1)
    presenter.context.set_offline(False)
    strip_says(phones[1], say("room.following", slide=at + 1))
    expect(presenter.locator(".room-opener")).to_have_text(say("room.opener", code=code_of(presenter), count=2), timeout=20_000)
    expect(presenter.get_by_text(say("room.error.no_line"))).to_have_count(0)


def test_a_move_that_was_not_sent_outlives_a_reload(seminar):
    say, presenter, phones = seminar
    at = int(presenter.locator("#place").inner_text().split()[0])
    presenter.context.set_offline(True)
    presenter.keyboard.press("PageUp")
    expect(presenter.locator("#place")).to_contain_text(f"{at - 1} ")
    presenter.context.set_offline(False)
    presenter.reload()
    strip_says(phones[1], say("room.following", slide=at - 1))
    expect(presenter.locator(f"#bild-{at - 1}")).to_have_class(re.compile("now"))


def test_the_audience_asks_and_votes_and_the_wall_shows_it(seminar):
    say, presenter, phones = seminar
    for phone in phones:
        phone.get_by_role("button", name=say("room.audience.ask")).click()
    phones[0].get_by_label(say("room.audience.yours")).fill("Vad kostar det?")
    phones[0].get_by_role("button", name=say("room.audience.send")).click()
    expect(phones[0].get_by_text(say("room.audience.sent"))).to_be_visible()
    # The presenter's window is the wall: what nobody has let through is not read there by everybody.
    waiting = presenter.locator(".room-asking summary")
    expect(waiting).to_have_text(say.many("room.audience.waiting", 1), timeout=20_000)
    expect(presenter.get_by_text("Vad kostar det?")).to_be_hidden()
    waiting.click()
    presenter.get_by_role("button", name=f"{say('room.audience.let_through')}: Vad kostar det?").click()
    phones[1].get_by_role("button", name=f"{say('room.audience.vote')}: Vad kostar det?").click()
    for phone in phones:
        expect(phone.locator(".room-wishes strong")).to_have_text("1")
    presenter.get_by_role("button", name=say("room.audience.show")).click()
    expect(presenter.locator(".room-wall .room-bars strong")).to_have_text(say.many("room.audience.votes", 1))
    without_violations(presenter)
    without_violations(phones[1])
    presenter.get_by_role("button", name=f"{say('room.audience.done')}: Vad kostar det?").click()
    expect(phones[1].locator(".room-wishes li")).to_have_count(0)
    for phone in phones:
        phone.locator(".room-card:visible").get_by_role("button", name=say("room.fold")).click()


def test_the_key_goes_to_another_browser_that_moves_the_wall(seminar):
    say, presenter, phones = seminar
    speaker = presenter.context.new_page()
    speaker.goto(f"{presenter.url.split('#')[0]}&talare=1#rum")
    expect(speaker.locator("#note")).not_to_be_empty(timeout=20_000)
    # Who has the panel beside the notes needs none on the wall, where everybody reads it.
    expect(presenter.locator(".room-panel")).to_be_hidden()
    assert speaker.locator("#note").inner_text() not in phones[0].content()
    speaker.get_by_role("button", name=say("room.hand_over")).click()
    expect(speaker.get_by_alt_text(say("room.key_qr"))).to_be_visible()
    without_violations(speaker)
    remote = presenter.context.browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    remote.goto(speaker.get_by_role("link", name=say("room.key_link")).get_attribute("href"))
    expect(remote.locator("#place")).to_have_text(presenter.locator("#place").inner_text(), timeout=20_000)
    expect(remote.locator("#note")).to_have_text(speaker.locator("#note").inner_text(), timeout=20_000)
    remote.locator(".room-opener").click()
    without_violations(remote)
    remote.locator(".room-opener").click()
    at = int(presenter.locator("#place").inner_text().split()[0])
    remote.locator("[data-do=next]").click()
    strip_says(phones[1], say("room.following", slide=at + 1))
    for page in (presenter, speaker):
        expect(page.locator(f"#bild-{at + 1}")).to_have_class(re.compile("now"))
    a_countdown_of_the_remote_is_on_the_wall(say, presenter, remote)
    remote.context.close()
    speaker.close()
    presenter.locator(".room-opener").click()


def the_files_are_there_after_a_reload(say, presenter: Page) -> None:
    presenter.reload()
    expect(presenter.get_by_text(say("room.ended"))).to_be_visible()
    expect(presenter.locator("#stage")).to_contain_text(say("room.error.no_room"))
    with presenter.expect_download() as download:
        presenter.get_by_role("button", name=say("room.export", kind="CSV")).click()
    assert "Mer praktik" in download.value.path().read_text(encoding="utf-8-sig")
    without_violations(presenter)


def a_countdown_of_the_remote_is_on_the_wall(say, presenter: Page, remote: Page) -> None:
    standing = presenter.locator("#place").inner_text()
    remote.locator("#minutes").fill("5")
    remote.locator("[data-do=countdown]").click()
    expect(presenter.locator("#wall-left")).to_contain_text(re.compile(r"\b[45]:\d\d\b"))
    presenter.reload()
    expect(presenter.locator("#wall-left")).to_contain_text(re.compile(r"\b[45]:\d\d\b"))
    remote.keyboard.press("Escape")  # out of the field
    remote.keyboard.press("b")
    expect(presenter.locator("#blank")).to_be_visible()
    # Nobody projects a remote: the way back is seen there.
    expect(remote.locator("#blank button")).to_have_css("opacity", "1")
    remote.locator("#blank button").click()
    expect(presenter.locator("#blank")).to_be_hidden()
    remote.locator("#minutes").fill("0")
    remote.locator("[data-do=countdown]").click()
    expect(presenter.locator("#wall-left")).to_be_hidden()
    expect(presenter.locator("#place")).to_have_text(standing)


def test_who_starts_a_show_with_a_room_has_one_at_once_and_a_phone_has_the_other_language(browser, address):
    contexts = [browser.new_context(viewport={"width": 1440, "height": 900}), browser.new_context(viewport={"width": 390, "height": 740})]
    presenter, phone = (context.new_page() for context in contexts)
    presenter.goto(f"{address}/visning?b={stories.encode(ready('laget', 'sv', '2281'))}&lang=sv#rum")
    code = presenter.locator(".room-code").inner_text(timeout=30_000)
    assert f"rum={code}" in presenter.url
    phone.goto(f"{address}/rum/{code}?lang=sv")
    strip_says(phone, "Du följer presentatören")
    expect(phone.locator("[data-do=help]")).to_have_count(0)
    phone.get_by_role("link", name="English").click()
    strip_says(phone, "You follow the presenter")
    # A phone is as dark as it is set, in either language.
    assert "tema=" not in phone.url
    expect(phone.locator(".now h2")).to_have_text("Young people neither working nor studying")
    for context in contexts:
        context.close()


def test_a_notice_comes_to_phones_that_follow_and_covers_nothing(seminar):
    say, _, phones = seminar
    now = datetime.now(notices.HERE)
    text = {"sv": "Ny server.", "en": "New server."}
    notices.put(notices.checked(now + timedelta(hours=1), now + timedelta(hours=2), text))
    try:
        expect(phones[1].locator("body > .notice")).to_contain_text(text[say.language], timeout=40_000)
        assert phones[1].locator("#stage").bounding_box()["height"] > 300
    finally:
        notices.withdraw()
    expect(phones[1].locator("body > .notice")).to_have_count(0, timeout=40_000)


def test_answers_are_seen_when_they_are_released_and_not_before(seminar):
    say, presenter, phones = seminar
    ask(presenter, "Vad hindrar mest?", "Resor", "Bostad")
    for phone in phones:
        phone.get_by_role("radio", name="Resor").check()
        phone.get_by_role("button", name=say("room.send")).click()
        expect(phone.get_by_text(say("room.sent"))).to_be_visible()
    without_violations(phones[0])
    expect(presenter.locator(".room-question p").first).to_contain_text(say.many("room.answer_count", 2))
    for page in (presenter, *phones):
        assert page.locator(".room-bars").count() == 0
    # The wall shows the question and how many have answered.
    expect(presenter.locator(".room-wall h2")).to_have_text("Vad hindrar mest?")
    expect(presenter.locator(".room-number strong")).to_have_text("2")
    release(say, presenter)
    for page in (presenter, *phones):
        expect(page.locator(".room-bars strong").first).to_have_text("2")
        expect(page.locator(".room-percent").first).to_have_text(re.compile(r"^100.?%$"))
    without_violations(presenter)
    without_violations(phones[0])


def test_an_answer_without_network_comes_through_by_itself_the_last_one_that_was_chosen(seminar):
    say, presenter, phones = seminar
    ask(presenter, "Har ni varit här?", "ja", "nej")
    card, phone = phones[0].locator(".room-card:visible"), phones[0]
    expect(card.get_by_label("ja")).to_be_visible(timeout=20_000)
    phone.context.set_offline(True)
    for choice in ("ja", "nej"):
        card.get_by_label(choice).check()
        card.get_by_role("button", name=say("room.send")).click()
    expect(card.locator("form .room-note")).to_have_text(say("room.unsent"))
    phone.context.set_offline(False)
    expect(card.locator("form .room-note")).to_have_text(say("room.sent"), timeout=20_000)
    release(say, presenter)
    for choice, count in (("ja", "0"), ("nej", "1")):
        expect(presenter.locator(".room-wall .room-bars li").filter(has_text=choice).locator("strong")).to_have_text(count)


def test_what_is_written_stays_hidden_until_release_and_becomes_a_lesson(seminar):
    say, presenter, phones = seminar
    ask(presenter, "Vad fungerar?")
    phones[0].get_by_label(say("room.your_answer")).fill("Hörs inte")
    ask(presenter, "Vad borde prövas?")
    # What was typed belongs to the question it was typed under.
    expect(phones[0].get_by_role("heading", name="Vad borde prövas?")).to_be_visible()
    expect(phones[0].get_by_label(say("room.your_answer"))).to_have_value("")
    for phone, text in zip(phones, ("Mer <img src=x onerror=alert(1)> praktik", "Praktiken"), strict=True):
        phone.get_by_label(say("room.your_answer")).fill(text)
        phone.get_by_role("button", name=say("room.send")).click()
        expect(phone.get_by_text(say("room.sent"))).to_be_visible()
    expect(presenter.locator(".room-question p").first).to_contain_text(say.many("room.answer_count", 2))
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
    with presenter.expect_download() as download:
        presenter.get_by_role("button", name=say("room.report", kind="DOCX")).click()
    assert download.value.suggested_filename.endswith(".docx")
    without_violations(presenter)
    the_files_are_there_after_a_reload(say, presenter)
    phones[0].goto(phones[0].url.split("/visning")[0] + f"/rum/AAAAAA?lang={say.language}")
    expect(phones[0].get_by_role("alert")).to_contain_text(say("room.error.no_room"))
    assert Axe().run(phones[0]).response["violations"] == []
