"""Frozen views, snapshots that are gone or too old, and the page of what is new, as a reader meets them."""

import re
from types import SimpleNamespace

import pandas as pd
import pytest

from insteg.reference import words
from insteg.reference.pages import menu
from insteg.store import publishing, snapshots
from tests import vintages
from tests.app.test_pages import markup, opened, table_of, text

CURRENT = "Siffrorna lades in"


@pytest.fixture
def home(snapshot, tmp_path, monkeypatch):
    return vintages.folder_with(snapshot, tmp_path, monkeypatch)


def infos(test) -> str:
    return " ".join(item.value for item in test.info)


@pytest.mark.parametrize("script", ["app.py", "pages/20_kommun.py", "pages/90_utforska.py", "pages/28_nytt.py", "pages/93_om.py"])
def test_every_page_of_a_frozen_view_says_so_and_links_to_newer_figures(home, script):
    stand = vintages.changed(home)
    test = opened(script, stand=stand)
    assert not test.exception
    assert "som de var 1 november 2026. Nyare siffror finns." in infos(test)
    assert any("Visa de senaste siffrorna" in link.proto.label for link in test.get("page_link"))
    links = re.findall(r'href="([^"#]*)', markup(test).split("</nav>")[0])
    assert len(links) == 6 and all(f"stand={stand}" in link for link in links)
    assert stand in test.query_params["stand"]


def test_the_frozen_view_shows_the_old_figures_and_the_next_reader_the_new(home):
    stand = vintages.add_earlier(
        home, "update observation set value = 9.9 where indicator = 'neet_16_24' and area_code = '22' and period = '2024'"
    )
    frozen, other = opened("app.py", stand=stand), opened("app.py")
    assert "var det 9,9" in text(frozen) and "var det 6,3" in text(other)
    assert "som de var" not in infos(other)
    assert not snapshots.is_frozen()


def test_a_citation_names_the_snapshot_the_date_and_the_sources(home):
    test = opened("pages/20_kommun.py", kommun="2282")
    cited = next(code.value for code in test.code if "Siffrorna som de var" in code.value)
    assert f"stand={snapshots.stand_of(snapshots.current())}" in cited and "kommun=2282" in cited and "Kolada" in cited


@pytest.mark.parametrize("stand", ["20200101T000000-000000000000", "../../etc/passwd"])
def test_a_snapshot_that_is_gone_is_said_aloud_and_the_current_shown(home, stand):
    test = opened("app.py", stand=stand)
    assert not test.exception and "var det 6,3" in text(test)
    assert any("inte längre finns" in warning.value for warning in test.warning)
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
    assert "var det 6,3" in text(test)
    publishing.publish(snapshots.named(stand))
    assert "var det 9,9" in text(test.run())


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_what_is_new_is_listed_in_sentences_and_a_table(home, language):
    vintages.changed(home)
    test = opened("pages/28_nytt.py", lang=language)
    assert not test.exception
    marks = {"sv": ("**Nytt:**", "**Reviderat:**", "**Borttaget:**"), "en": ("**New:**", "**Revised:**", "**Removed:**")}[language]
    assert all(mark in text(test) for mark in marks)
    shown = table_of(test)
    assert (shown["total"], len(shown["rows"]), shown["label"]) == (4, 4, words.load(language)("news.every"))


def test_nothing_new_is_said(home):
    vintages.add_earlier(home)
    assert "Inget har ändrats" in infos(opened("pages/28_nytt.py"))


def test_without_an_earlier_snapshot_the_page_says_so(home):
    assert "ingen tidigare uppsättning" in infos(opened("pages/28_nytt.py"))


def test_a_day_before_the_first_snapshot_is_said_aloud(home):
    vintages.add_earlier(home)
    test = opened("pages/28_nytt.py")
    test.query_params["sedan"] = "2020-01-01"
    test.run()
    assert any("2020" in warning.value for warning in test.warning)


@pytest.fixture(scope="module")
def torn(snapshot, tmp_path_factory):
    """(a folder whose published snapshot is cut off, what links call the whole one before it): one for all pages, which only read it."""
    with pytest.MonkeyPatch.context() as patch:
        folder = vintages.folder_with(snapshot, tmp_path_factory.mktemp("torn"), patch)
        earlier = vintages.add_earlier(folder)
        with snapshots.current().open("r+b") as file:
            file.truncate(100_000)
    return folder, earlier


@pytest.mark.parametrize("script", menu())
def test_every_page_says_that_the_latest_figures_cannot_be_read_and_whose_day_it_shows(torn, script, monkeypatch):
    folder, earlier = torn
    monkeypatch.setenv("INSTEG_DATA", str(folder))
    for language in words.LANGUAGES:
        say = words.load(language)
        told = say("snapshot.trouble", date=say.date(snapshots.moment_of(snapshots.named(earlier))))
        test = opened(script, lang=language)
        assert not test.exception and [warning.value for warning in test.warning].count(told) == 1
        # A link to one snapshot gets what it asks for: nothing is in the place of anything.
        assert told not in [warning.value for warning in opened(script, lang=language, stand=earlier).warning]


def test_no_page_speaks_of_trouble_where_there_is_none(home):
    say = words.load("sv")
    beginning = say("snapshot.trouble", date="|").split("|")[0]
    assert not [warning.value for warning in opened("app.py").warning if warning.value.startswith(beginning)]


def test_the_files_of_what_is_new_hold_every_figure_and_numbers_that_can_be_counted_with(home, monkeypatch):
    """The page's own table is written for reading, in the order that a press on a head gives; the file is neither."""
    vintages.changed(home)
    opened("app.py")
    found: dict[str, pd.DataFrame] = {}
    monkeypatch.setattr("insteg.ui.figure.download_data", lambda page, rows, name, *more: found.update({name: rows}))
    opened("pages/28_nytt.py")
    assert len(found["nytt"]) == 4
    say = words.load("sv")
    assert all(pd.api.types.is_float_dtype(found["nytt"][say(f"news.column.{name}")]) for name in ("before", "now", "difference"))


@pytest.mark.parametrize("is_frozen", [True, False])
def test_a_file_is_made_of_the_snapshot_that_its_page_showed(home, is_frozen):
    """A button is pressed after the run has ended: what the page read must be named anew."""
    opened("app.py")
    from insteg.ui.figure import _made  # it can be imported in a running app only

    older = vintages.changed(home)
    page = SimpleNamespace(stand=older if is_frozen else "", language="sv")
    read = _made(lambda: snapshots.stand_of(snapshots.in_view()).encode(), page.stand)
    assert read.decode() == (older if is_frozen else snapshots.stand_of(snapshots.current()))
