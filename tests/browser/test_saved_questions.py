"""Questions kept under names: what is kept, brought and refused, in a page without a server. All in one browser page."""

import json

import pytest
from playwright.sync_api import expect

from insteg.reference import words
from tests.browser import scripts

SAY = words.load("sv").under("saved")
FILE = {"mimeType": "application/json", "name": "frågor.json"}


@pytest.fixture(scope="module")
def shared(browser):
    page = scripts.opened(browser, "/utforska?matt=neet_16_24&visning=abc&lang=en", [])
    yield page
    page.context.close()


@pytest.fixture
def page(shared):
    """The list, newly drawn, with an empty storage."""
    shared.evaluate("localStorage.clear()")
    scripts.alone(shared, "ui/frontend/saved.js", "main", "harmless", "queryOf", "question", "read", "written", "named", "joined")
    draw(shared)
    return shared


def draw(drawn, **more) -> None:
    data = {"page": "utforska", "language": "sv", "words": SAY, **more}
    drawn.evaluate(
        "data => { document.querySelector('#saved')?.remove(); const box = document.body.appendChild(document.createElement('div')); box.id = 'saved'; ours.main({ parentElement: box, data }); box.querySelector('details').open = true }",
        data,
    )


def said(page):
    return page.locator("#saved [role=status]")


def save(page, name: str) -> None:
    page.get_by_label(SAY["name"]).fill(name)
    page.keyboard.press("Enter")


def names(page) -> list[str]:
    return page.locator("#saved li a").all_inner_texts()


def bring(page, held) -> None:
    content = held if isinstance(held, str) else json.dumps(held)
    said(page).evaluate("node => (node.textContent = '')")
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name=SAY["bring"]).click()
    chosen.value.set_files({**FILE, "buffer": content.encode()})
    # A file is read while the page goes on; what came of it is said when it is.
    expect(said(page)).not_to_have_text("")


def a_list(*questions: dict, **more) -> dict:
    return {"format": "insteg-questions", "version": 1, "questions": list(questions), **more}


def test_a_question_is_kept_by_the_keyboard_alone_and_leads_back(page):
    save(page, "Unga utan arbete")
    expect(said(page)).to_have_text("Sparad: Unga utan arbete")
    link = page.locator("#saved li a")
    assert link.get_attribute("href") == "./utforska?matt=neet_16_24"
    draw(page)
    assert names(page) == ["Unga utan arbete"]
    draw(page, language="en")
    assert link.get_attribute("href") == "./utforska?matt=neet_16_24&lang=en"
    page.get_by_role("button", name="Ta bort Unga utan arbete").focus()
    page.keyboard.press("Enter")
    assert names(page) == []
    # The way back has the focus.
    page.keyboard.press("Enter")
    assert names(page) == ["Unga utan arbete"]


def test_nothing_is_kept_without_a_name_or_a_question(page):
    save(page, "  \u202e\u0000 ")
    expect(said(page)).to_have_text(SAY["nameless"])
    draw(page, page="sql")
    save(page, "Tom")
    expect(said(page)).to_have_text(SAY["unasked"])
    assert names(page) == [] and page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("a\nb\tc\u202ed", "a b c d"),
        ("🙂" * 80, "🙂" * 60),
        (" e\u0301 ", "é"),
    ],
)
def test_a_name_is_one_line_of_text(page, typed, kept):
    assert page.evaluate("text => ours.harmless(text)", typed) == kept
    bring(page, a_list({"name": typed, "page": "sql", "query": "fraga=from+areas"}))
    assert names(page) == [kept] and page.locator("#saved li img").count() == 0


def test_what_cannot_be_stored_is_still_here_and_a_sentence_says_so(page):
    for error, told in (("QuotaExceededError", "full"), ("SecurityError", "blocked")):
        page.evaluate(
            "name => { window.before ??= Storage.prototype.setItem; Storage.prototype.setItem = () => { throw new DOMException('', name) } }",
            error,
        )
        save(page, told)
        expect(said(page)).to_have_text(SAY[told])
    page.evaluate("() => { Storage.prototype.setItem = window.before }")
    assert names(page) == ["full", "blocked"]
    page.evaluate(
        "() => { window.read = Storage.prototype.getItem; Storage.prototype.getItem = () => { throw new DOMException('', 'SecurityError') } }"
    )
    draw(page)
    expect(said(page)).to_have_text(SAY["blocked"])
    page.evaluate("() => { Storage.prototype.getItem = window.read }")


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ("{", "not_json"),
        ("[]", "not_ours"),
        ("null", "not_ours"),
        ({"format": "insteg-questions", "questions": {}}, "not_ours"),
        (a_list(version=2), "newer"),
        (" " * 1_000_001, "not_ours"),
    ],
)
def test_a_file_that_is_no_list_says_so_and_changes_nothing(page, held, told):
    save(page, "Kvar")
    bring(page, held)
    expect(said(page)).to_have_text(SAY[told])
    assert names(page) == ["Kvar"]


def test_what_is_no_question_is_left_and_counted(page):
    good = {"name": "Bra", "page": "utforska", "query": "kon=total", "saved": "2026-11-28"}
    bad = [
        {**good, "page": "javascript:alert(1)//"},
        {**good, "page": "../om"},
        {**good, "query": "x" * 8001},
        {**good, "name": 1},
        None,
        7,
    ]
    bring(page, a_list(good, *bad))
    expect(said(page)).to_have_text(SAY["brought"].replace("{added}", "1").replace("{left}", "6"))
    assert page.locator("#saved li").inner_text().startswith("Bra Utforska, 2026-11-28")
    odd = {**good, "name": "Annan", "query": "//evil.test/?a=<b>&lang=en#x", "saved": "<i>"}
    bring(page, a_list(odd))
    assert page.locator("#saved li a").last.get_attribute("href").startswith("./utforska?")
    assert page.locator("#saved li i").count() == 0


def test_a_brought_list_adds_and_takes_nothing_away(page):
    save(page, "A")
    bring(
        page,
        a_list({"name": "A", "page": "sql", "query": "fraga=from+areas"}, {"name": "B", "page": "utforska", "query": "matt=neet_16_24"}),
    )
    # The one of the same name has a number; the one that is kept already is not kept twice.
    expect(page.locator("#saved li")).to_have_count(2)
    assert names(page) == ["A", "A (2)"]


def test_the_list_is_taken_along_and_brought_back_elsewhere(page):
    save(page, "Första")
    bring(page, a_list({"name": "SQL", "page": "sql", "query": "fraga=select+%27a%26b%27"}))
    with page.expect_download() as taken:
        page.get_by_role("button", name=SAY["take"]).click()
    assert taken.value.suggested_filename == SAY["file"]
    text = taken.value.path().read_text(encoding="utf-8")
    page.evaluate("localStorage.clear()")
    draw(page)
    assert names(page) == []
    bring(page, text)
    expect(page.locator("#saved li")).to_have_count(2)
    assert page.locator("#saved li a").last.get_attribute("href") == "./sql?fraga=select+%27a%26b%27"


def test_a_list_has_an_end(page):
    bring(page, a_list(*({"name": f"F{at}", "page": "utforska", "query": f"fran={at}"} for at in range(105))))
    expect(page.locator("#saved li")).to_have_count(100)
    expect(said(page)).to_have_text(SAY["brought"].replace("{added}", "100").replace("{left}", "5"))
    save(page, "En till")
    expect(said(page)).to_have_text(SAY["many"].replace("{most}", "100"))


def test_a_stored_list_that_is_broken_is_told_of(page):
    page.evaluate("localStorage.setItem('insteg.saved', '{')")
    draw(page)
    expect(said(page)).to_have_text(SAY["broken"])


def test_another_tab_is_heard(page):
    page.evaluate(
        "text => localStorage.setItem('insteg.saved', text)", json.dumps(a_list({"name": "Ny", "page": "sql", "query": "fraga=x"}))
    )
    page.evaluate("dispatchEvent(new StorageEvent('storage', { key: 'insteg.saved' }))")
    assert names(page) == ["Ny"]
