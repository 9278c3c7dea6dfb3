"""Frozen views, snapshots that are gone or too old, and the page of what is new, as a reader meets them."""

import pytest

from insteg import snapshots, words
from insteg.ui.menu import menu
from tests import vintages
from tests.app.test_pages import opened, text

CURRENT = "Siffrorna lades in"


@pytest.fixture
def home(snapshot, tmp_path, monkeypatch):
    return vintages.folder_with(snapshot, tmp_path, monkeypatch)


def infos(test) -> str:
    return " ".join(item.value for item in test.info)


@pytest.mark.parametrize("script", ["app.py", "pages/20_kommun.py", "pages/40_utforska.py", "pages/85_nytt.py", "pages/90_om.py"])
def test_every_page_of_a_frozen_view_says_so_and_links_to_newer_figures(home, script):
    stand = vintages.changed(home)
    test = opened(script, stand=stand)
    assert not test.exception
    assert "som de var 1 november 2026. Nyare siffror finns." in infos(test)
    assert any("Visa de senaste siffrorna" in link.proto.label for link in test.get("page_link"))
    assert all(f"stand={stand}" in link.proto.query_string for link in test.get("page_link")[: len(menu())])
    assert stand in test.query_params["stand"]


def test_the_frozen_view_shows_the_old_figures_and_the_next_reader_the_new(home):
    stand = vintages.add_earlier(
        home, "update observation set value = 9.9 where indicator = 'neet_16_24' and area_code = '22' and period = '2024'"
    )
    frozen, other = opened("app.py", stand=stand), opened("app.py")
    assert "studerade 9,9" in text(frozen) and "studerade 6,3" in text(other)
    assert "som de var" not in infos(other)
    assert not snapshots.is_frozen()


def test_a_citation_names_the_snapshot_the_date_and_the_sources(home):
    test = opened("pages/20_kommun.py", kommun="2282")
    cited = next(code.value for code in test.code if "Siffrorna som de var" in code.value)
    assert f"stand={snapshots.stand_of(snapshots.current())}" in cited and "kommun=2282" in cited and "Kolada" in cited


@pytest.mark.parametrize("stand", ["20200101T000000-000000000000", "../../etc/passwd"])
def test_a_snapshot_that_is_gone_is_said_aloud_and_the_current_shown(home, stand):
    test = opened("app.py", stand=stand)
    assert not test.exception and "studerade 6,3" in text(test)
    assert any("inte finns kvar" in warning.value for warning in test.warning)
    assert "stand" not in test.query_params


@pytest.mark.parametrize("script", ["app.py", "pages/20_kommun.py", "pages/30_jamfor.py"])
def test_a_snapshot_by_an_older_version_gives_a_message_not_a_crash(home, script):
    stand = vintages.add_earlier(home, "drop table people_behind", "alter table observation drop column address")
    test = opened(script, stand=stand)
    assert not test.exception
    assert "tidigare version av Insteg" in infos(test)


def test_an_open_page_reads_the_new_snapshot_at_its_next_run(home):
    stand = vintages.add_earlier(
        home,
        "update observation set value = 9.9 where indicator = 'neet_16_24' and area_code = '22' and period = '2024'",
    )
    test = opened("app.py")
    assert "studerade 6,3" in text(test)
    snapshots.publish(snapshots.named(stand))
    assert "studerade 9,9" in text(test.run())


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_what_is_new_is_listed_in_sentences_and_a_table(home, language):
    vintages.changed(home)
    test = opened("pages/85_nytt.py", lang=language)
    assert not test.exception
    marks = {"sv": ("**Nytt:**", "**Reviderat:**", "**Borttaget:**"), "en": ("**New:**", "**Revised:**", "**Removed:**")}[language]
    assert all(mark in text(test) for mark in marks)
    assert len(test.dataframe[0].value) == 4


def test_nothing_new_is_said(home):
    vintages.add_earlier(home)
    assert "Inget har ändrats" in infos(opened("pages/85_nytt.py"))


def test_without_an_earlier_snapshot_the_page_says_so(home):
    assert "ingen tidigare uppsättning" in infos(opened("pages/85_nytt.py"))


def test_a_day_before_the_first_snapshot_is_said_aloud(home):
    vintages.add_earlier(home)
    test = opened("pages/85_nytt.py")
    test.query_params["sedan"] = "2020-01-01"
    test.run()
    assert any("2020" in warning.value for warning in test.warning)
