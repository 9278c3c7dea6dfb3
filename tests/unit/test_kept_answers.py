"""First answers: made once for all who ask at the same time, bounded in number and in time, and made anew for another snapshot."""

import asyncio

import brotli
import pytest

from insteg.store import snapshots
from insteg.web import kept
from insteg.web.kept import Kept
from insteg.web.packed import Packed


class Maker:
    def __init__(self, seconds: float = 0.0):
        self.asked, self.seconds = [], seconds

    async def __call__(self, page, query):
        self.asked.append((page, query))
        await asyncio.sleep(self.seconds)
        return Packed.of(f"{page}?{query}")


@pytest.fixture
def current(monkeypatch, tmp_path):
    """The current snapshot, looked for at every question; a test puts another in its place."""
    monkeypatch.setattr(kept, "LOOK_EVERY", 0.0)
    found = [tmp_path / "insteg-1.duckdb"]
    monkeypatch.setattr(snapshots, "current", lambda: found[0])
    return found


def test_two_hundred_who_ask_at_once_are_answered_by_one_run():
    maker = Maker(0.01)

    async def crowd():
        answers = Kept(maker)
        return await asyncio.gather(*(answers.answer("", "kommun=2282") for _ in range(200))) + [await answers.answer("", "kommun=2282")]

    found = asyncio.run(crowd())
    assert maker.asked == [("", "kommun=2282")]
    assert {answer.plain for answer in found} == {b"?kommun=2282"}


def test_more_than_can_wait_get_no_page_instead_of_a_longer_queue():
    maker = Maker(0.01)

    async def crowd():
        answers = Kept(maker)
        return await asyncio.gather(*(answers.answer("", f"sok={number}") for number in range(100)))

    found = asyncio.run(crowd())
    assert sum(answer is not None for answer in found) == kept.MOST_WAITING == len(maker.asked)


def test_a_slow_page_is_not_waited_for_and_is_there_for_the_next_one(monkeypatch):
    monkeypatch.setattr(kept, "LONGEST_SECONDS", 0.01)
    maker = Maker(0.1)

    async def twice():
        answers = Kept(maker)
        first = await answers.answer("effekt", "")
        await asyncio.sleep(0.3)
        return first, await answers.answer("effekt", "")

    first, second = asyncio.run(twice())
    assert first is None
    assert second.plain == b"effekt?"
    assert len(maker.asked) == 1


def test_another_snapshot_makes_another_answer(current, tmp_path):
    maker = Maker()

    async def both():
        answers = Kept(maker)
        await answers.answer("om", "")
        current[0] = tmp_path / "insteg-2.duckdb"
        await answers.answer("om", "")
        await answers.answer("om", "")

    asyncio.run(both())
    assert len(maker.asked) == 2


def test_while_a_new_snapshots_page_is_made_readers_get_the_whole_one_before_it(monkeypatch, current, tmp_path):
    maker = Maker()

    async def through():
        answers = Kept(maker)
        old = await answers.answer("om", "")
        monkeypatch.setattr(kept, "LONGEST_SECONDS", 0.01)
        maker.seconds, current[0] = 0.2, tmp_path / "insteg-2.duckdb"
        meanwhile, never_seen = await answers.answer("om", ""), await answers.answer("sok", "")
        refused = [await answers.answer("om", "lang=en", may_make=lambda: False), await answers.answer("om", "", may_make=lambda: False)]
        await asyncio.sleep(0.5)
        return old, meanwhile, never_seen, refused, await answers.answer("om", "")

    old, meanwhile, never_seen, refused, new = asyncio.run(through())
    assert meanwhile is old and never_seen is None
    assert refused == [None, old]
    assert new is not old


def test_what_is_kept_is_sent_without_looking_at_the_disk_each_time(monkeypatch, tmp_path):
    looks = []
    monkeypatch.setattr(snapshots, "current", lambda: looks.append(1) or tmp_path / "insteg-1.duckdb")

    async def many():
        answers = Kept(Maker())
        first = await answers.answer("om", "")
        return first, [await answers.answer("om", "") for _ in range(50)]

    first, others = asyncio.run(many())
    assert all(other is first for other in others)
    # Once for the first; the fifty take less than the time between two looks, or one look more on a slow machine.
    assert len(looks) <= 5


def test_a_page_that_fails_is_no_answer_and_is_asked_for_again():
    tries = []

    async def failing(page, query):
        tries.append(page)
        raise ValueError("broken")

    async def twice():
        answers = Kept(failing)
        return [await answers.answer("om", "") for _ in range(2)]

    assert asyncio.run(twice()) == [None, None]
    assert len(tries) == 2


@pytest.mark.parametrize(
    ("asked", "coding"),
    [
        ("gzip, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.0", ""),
        ("gzip;q=0.5", "gzip"),
        ("", ""),
        ("zstd", ""),
        ("BR", "br"),
    ],
)
def test_the_answer_is_packed_as_the_browser_likes_it(asked, coding):
    answer = Packed.of("å" * 5000).answer({"accept-encoding": asked})
    assert answer.headers.get("content-encoding", "") == coding
    assert answer.headers["vary"] == "Accept-Encoding"
    if coding == "br":
        assert brotli.decompress(answer.body) == "å".encode() * 5000
