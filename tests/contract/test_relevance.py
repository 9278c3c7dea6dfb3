"""The search for similar projects finds what a reader would: measured on relevance.toml, with a floor under each part."""

import tomllib
from pathlib import Path
from statistics import mean

import duckdb
import pytest

from bench import ideas
from insteg.collect.snapshot.build import build
from insteg.figures import idea as figures
from insteg.search import Idea, Match, ProjectIndex
from insteg.store import folders, snapshots, sql_files

QUERIES = tomllib.loads((Path(__file__).parent / "relevance.toml").read_text(encoding="utf-8"))["query"]
FIRST = 5
# Measured 2026-11 on the text alone, with what is read from it: tuned 0.92, held_out 0.75, fresh 0.71. Before the glossary it was 0.85, 0.71, 0.47.
# All of it was looked at when the glossary was written, so "fresh" is fresh no more: the kept half below is.
# The floors lie just under: a change that loses a whole query's worth of projects fails here. Raise them when the search gets better.
FLOORS = {"tuned": 0.89, "held_out": 0.72, "fresh": 0.68}


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    patch = pytest.MonkeyPatch()
    folder = tmp_path_factory.mktemp("snapshots")
    patch.setattr(folders, "snapshots", lambda: folder)
    build(lambda _: None)
    question = sql_files.read(folders.QUERIES / "project_texts.sql")
    with duckdb.connect(str(snapshots.current()), read_only=True) as connection:
        found = connection.execute(question.sql).df()
    patch.undo()
    return ProjectIndex(found)


def recall(index: ProjectIndex, query: dict) -> float:
    first = {match.project_id for match in index.similar(index.understood(query["text"]), limit=FIRST)}
    return len(first & set(query["relevant"])) / min(FIRST, len(query["relevant"]))


@pytest.mark.parametrize("use", FLOORS)
def test_recall_at_five_stays_above_its_floor(index, use, record_property):
    measured = mean(recall(index, query) for query in QUERIES if query["use"] == use)
    record_property(f"recall_at_5_{use}", round(measured, 3))
    print(f"recall@5 {use}: {measured:.3f}")
    assert measured >= FLOORS[use]


def test_the_relevance_set_is_large_enough_and_names_projects_that_are_there(index):
    assert len(QUERIES) >= 20
    assert {name for query in QUERIES for name in query["relevant"]} <= set(index.projects["project_id"])


def test_every_match_says_why(index):
    for query in QUERIES:
        matches = index.similar(Idea(query["text"], ("2281",), (16, 24), ("outreach",)), limit=FIRST)
        assert all(match.reasons for match in matches), query["text"]


# Two bars of issue 14 are not reached on the kept half (decision 0160): one query is told that nothing is like it although something is,
# and the gain on the page as it was without a place is 0.087, not 0.15. Neither may get worse.
NOT_REACHED = {"dev": set(), "kept": {"gain", "false alarm"}}
FALSE_ALARMS = {"dev": 0, "kept": 1}
GAINS = {"dev": 0.15, "kept": 0.08}


@pytest.mark.parametrize("half", ideas.HALVES)
def test_practitioners_queries_reach_the_bars_of_issue_14(half):
    """nDCG@10, the gain on the page before, what is like nothing, and the types that are read: bench/ideas.py says what each is."""
    found = ideas.measured(figures.index(), ideas.queries(half))
    assert set(found.failures()) <= NOT_REACHED[half]
    assert len(found.false_alarms) <= FALSE_ALARMS[half]
    assert found.ndcg - found.page >= GAINS[half]


class Everything:
    """A search that reads the same type in all texts and finds the same projects for everybody."""

    def understood(self, text: str) -> Idea:
        return Idea(text, types=("payroll_tax",))

    def similar(self, idea: Idea, limit: int) -> list[Match]:
        return figures.index().similar(Idea("unga"), limit)


class Nothing(Everything):
    def similar(self, idea: Idea, limit: int) -> list[Match]:
        return []


@pytest.mark.parametrize(
    ("search", "expected"),
    [(Everything, {"ndcg", "gain", "nothing", "precision", "recall"}), (Nothing, {"ndcg", "gain", "precision", "recall", "false alarm"})],
)
def test_a_poor_search_fails(search, expected):
    assert set(ideas.measured(search(), ideas.queries("kept")).failures()) == expected
