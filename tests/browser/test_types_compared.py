"""Types of intervention compared with presses: a box, the tray, a name, and the same without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_accessibility import describe, turn_to
from tests.browser.waiting import first_answer, whole

TOP = "document.querySelector('[data-testid=stMain]').scrollTop"


def test_three_presses_put_three_types_side_by_side_and_nothing_moves(opened):
    page = opened("/insatser?urval=provad")
    page.locator("#valj-coaching").scroll_into_view_if_needed()
    for count, name in enumerate(["coaching", "stepwise", "work_placement"], 1):
        box = page.locator(f"#valj-{name}")
        box.scroll_into_view_if_needed()
        before = page.evaluate(f"{TOP} - 0"), box.bounding_box()["y"]
        box.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(f"#rad-{name}.insteg-chosen")
        whole(page)
        after = page.evaluate(f"{TOP} - 0"), page.locator(f"#valj-{name}").bounding_box()["y"]
        assert abs(before[1] - after[1]) < 60, (name, before, after)
        assert page.evaluate("document.activeElement.id") == f"valj-{name}"
        assert page.locator(".insteg-stick b").inner_text().endswith(str(count))
    assert "insats=coaching%2Cstepwise%2Cwork_placement" in page.url and "urval=provad" in page.url
    page.locator(".insteg-stick .insteg-button").click()
    page.wait_for_timeout(400)
    # At the top of the screen, with the sentence and the heads of the columns below it.
    assert 0 <= page.locator("#figur-sida-vid-sida").bounding_box()["y"] < 60
    assert page.locator(".insteg-tray thead th").count() == 4
    page.locator("#bort-stepwise").evaluate("link => link.click()")
    page.wait_for_selector("#rad-stepwise:not(.insteg-chosen)")
    whole(page)
    assert page.locator(".insteg-tray thead th").count() == 3


def test_a_name_opens_all_that_is_known_of_it(opened):
    page = opened("/insatser")
    assert not page.locator("#insats-job_search").evaluate("card => card.open")
    page.locator("#rad-job_search th a").click()
    page.wait_for_timeout(500)
    assert page.locator("#insats-job_search").evaluate("card => card.open")
    assert 20 < page.locator("#om-job_search").bounding_box()["y"] < 900


def test_a_link_from_the_search_opens_its_type(opened):
    page = opened("/sok?fraga=folkhögskola")
    page.locator("a[href*='insats=folk_high_school']").first.click()
    page.wait_for_selector("#insats-folk_high_school[open]")
    whole(page)
    assert page.locator("#om-folk_high_school").bounding_box()["y"] < 900


def test_without_a_script_a_box_is_a_link(browser, address):
    context = browser.new_context(java_script_enabled=False, locale="sv-SE")
    page = context.new_page()
    path = f"{address}/insatser?insats=coaching&typordning=namn"
    first_answer(context, path)
    page.goto(path)
    page.locator("#valj-stepwise").click()
    page.wait_for_load_state()
    assert "insats=coaching%2Cstepwise" in page.url and "typordning=namn" in page.url
    # On a busy machine the answer is not made in time for the first who asks.
    first_answer(context, page.url)
    page.reload()
    assert page.locator(".insteg-tray thead th").count() == 3
    context.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_nothing_reaches_beyond_the_screen(opened, width):
    page = opened("/insatser?insats=coaching,supported_employment", width=width)
    wide = page.evaluate(
        "[...document.querySelectorAll('.insteg-types, .insteg-tray, .insteg-gaps, .insteg-key, .insteg-stick')]"
        ".filter(box => box.getBoundingClientRect().right > innerWidth + 1).map(box => box.className)"
    )
    assert wide == []


def test_axe_finds_nothing_with_four_side_by_side_and_everything_open(opened):
    page, found = opened("/insatser?insats=coaching,supported_employment,work_placement,job_search"), {}
    for view in (("sv", "light"), ("en", "dark")):
        turn_to(page, *view)
        page.evaluate("document.querySelectorAll('.insteg-card').forEach(card => card.open = true)")
        found[view] = [describe(item) for item in Axe().run(page).response["violations"]]
    assert found == {("sv", "light"): [], ("en", "dark"): []}
