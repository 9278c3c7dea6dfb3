"""A link that freezes the whole app on one snapshot, and the way back to the newest figures."""

import re

from playwright.sync_api import expect

from insteg.collect.snapshot import build
from insteg.store import publishing, snapshots
from tests.browser.waiting import whole


def test_a_frozen_view_stays_frozen_through_the_menu_until_the_reader_leaves_it(opened, snapshot):
    stand = snapshots.stand_of(snapshot)
    page = opened(f"/kommun?kommun=2282&stand={stand}")
    expect(page.get_by_text("Länken håller fast dem")).to_be_visible()
    page.locator(".insteg-pages a", has_text="Vad är nytt").click()
    page.wait_for_selector("text=Vad är nytt i siffrorna?")
    whole(page)
    expect(page).to_have_url(re.compile(f"stand={stand}"))
    expect(page.get_by_text("Länken håller fast dem")).to_be_visible()
    page.get_by_role("link", name="Följ med när nya siffror kommer").click()
    expect(page.get_by_text("Länken håller fast dem")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("stand="))


def test_the_citation_holds_the_address_of_the_snapshot(opened, snapshot):
    page = opened("/kommun?kommun=2282")
    page.get_by_role("button", name="Citera den här vyn").click()
    cited = page.locator("[data-testid=stCode]")
    expect(cited).to_contain_text(f"stand={snapshots.stand_of(snapshot)}")
    expect(cited).to_contain_text("/kommun?kommun=2282")


def test_an_open_page_takes_up_new_figures_within_a_minute_and_without_a_press(opened, snapshot):
    page = opened("/kommun")
    page.get_by_role("button", name="Citera den här vyn").click()
    cited = page.locator("[data-testid=stCode]")
    expect(cited).to_contain_text(f"stand={snapshots.stand_of(snapshot)}")
    try:
        newer = build.build(lambda _: None)
        expect(cited).to_contain_text(f"stand={snapshots.stand_of(newer)}", timeout=60_000)
    finally:
        publishing.publish(snapshot)
