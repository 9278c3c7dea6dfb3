"""A machine whose clock stands in another age shows its pages all the same."""

import importlib
from datetime import date

import pytest

from tests.app.test_pages import opened


class Stopped(date):
    """A day whose today is another one."""

    year_of_today = 1971

    @classmethod
    def today(cls) -> date:
        return date(cls.year_of_today, 1, 2)


@pytest.mark.parametrize("year", [1971, 2099])
@pytest.mark.parametrize("script", ["pages/55_synkronisering.py", "pages/70_innan.py"])
def test_a_page_with_days_opens_in_another_age(monkeypatch, script, year):
    """The field for a day refused today, and the page was an error."""
    monkeypatch.setattr(Stopped, "year_of_today", year)
    # The components of a page are known when one was opened.
    assert not opened("app.py").exception
    for name in ("synchronisation", "idea_chips"):
        monkeypatch.setattr(importlib.import_module(f"insteg.ui.{name}"), "date", Stopped)
    test = opened(script)
    assert not test.exception
