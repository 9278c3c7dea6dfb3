"""The two things that a test of the refresh does: run one, and ask the snapshot."""

import duckdb

from insteg.collect.snapshot import refresh
from insteg.collect.snapshot.refresh import Wish
from insteg.store import snapshots


def run(bases, names=("kolada", "eurostat", "esf"), **more):
    said = []
    outcomes = refresh.refresh(Wish(tuple(names), bases, **more), said.append)
    return {outcome.source: outcome.state for outcome in outcomes}, "\n".join(said)


def ask(sql):
    with duckdb.connect(str(snapshots.current()), read_only=True) as connection:
        return connection.execute(sql).fetchall()
