"""Small answers are kept as they were sent, as long as their tag is right; whole numbers are whole in CSV."""

from datetime import date, timedelta

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from insteg.store import snapshots
from insteg.web.api import answers, copies, kept_answers
from insteg.web.api.application import application
from insteg.web.api.kept_answers import KeptAnswer, KeptAnswers


@pytest.fixture
def made(monkeypatch):
    """The addresses whose answers were made, one after the other."""
    found, make = [], answers._made
    monkeypatch.setattr(answers, "_made", lambda request, *more: found.append(str(request.url)) or make(request, *more))
    return found


@pytest.fixture
def api():
    with TestClient(Starlette(routes=[Mount("/api/v1", app=application("none"))])) as found:
        yield found


def test_a_small_answer_is_made_once_for_each_question_format_and_snapshot(api, made, monkeypatch):
    first, again = (api.get("/api/v1/areas.csv?limit=3") for _ in range(2))
    assert len(made) == 1 and (again.content, again.headers) == (first.content, first.headers)
    for other in ("/api/v1/areas.csv?limit=2", "/api/v1/areas.json?limit=3", "/api/v1/areas.csv?limit=3&lang=en"):
        assert api.get(other).content != first.content
    assert len(made) == 4
    path = snapshots.current()
    newer = path.with_name("insteg-20990101T000000-000000000000.duckdb")
    newer.symlink_to(path)
    try:
        monkeypatch.setattr(snapshots, "current", lambda: newer)
        assert api.get("/api/v1/areas.csv?limit=3").headers["etag"] != first.headers["etag"] and len(made) == 5
    finally:
        newer.unlink()


def test_a_large_answer_is_made_anew_and_a_fault_is_not_kept(api, made, monkeypatch):
    monkeypatch.setattr(kept_answers, "LARGEST", 500)
    for _ in range(2):
        assert api.get("/api/v1/areas.csv").status_code == 200
    assert len(made) == 2
    monkeypatch.setattr(kept_answers, "LARGEST", 64 * 1024)
    for _ in range(2):
        assert api.get("/api/v1/observations.xlsx?period_from=2020&period_to=2010").status_code == 400
    assert len(made) == 4


def test_strangers_push_out_the_oldest_and_fill_nothing(monkeypatch):
    kept = KeptAnswers()
    for number in range(3000):
        kept.keep(f"tag {number}", KeptAnswer(b"x" * 50_000, {}))
    assert kept._answers.currsize <= kept_answers.MOST_BYTES
    assert kept.find("tag 0") is None and kept.find("tag 2999") is not None


def test_what_is_counted_to_this_day_has_another_tag_tomorrow(api, monkeypatch):
    class Tomorrow(date):
        @classmethod
        def today(cls):
            return date.today() + timedelta(days=1)

    paths = ("/api/v1/synchronisation.csv?limit=1", "/api/v1/areas.csv?limit=1")
    counted, listed = (api.get(path).headers for path in paths)
    monkeypatch.setattr(copies, "date", Tomorrow)
    held = {"If-None-Match": counted["etag"]}, {"If-Modified-Since": counted["last-modified"]}
    assert [api.get(paths[0], headers=one).status_code for one in held] == [200, 200]
    assert api.get(paths[1], headers={"If-None-Match": listed["etag"]}).status_code == 304


def test_whole_numbers_are_whole_beside_empty_cells(api):
    told = api.get("/api/v1/projects.csv").text
    assert ",16,25," in told and ",16.0," not in told
