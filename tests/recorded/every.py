"""All doubles at once, and the base address of each."""

from contextlib import ExitStack

from tests.recorded import arbetsformedlingen, eurostat, jobtech, kolada, projects, scb
from tests.recorded._server import Stub
from tests.recorded.scb_tables import tables

PATHS = {"kolada": "/v3", "scb": "", "arbetsformedlingen": "", "jobtech": "", "eurostat": "/data", "kohesio": "/api", "esf": "/export.csv"}


def stubs(first_port: int = 0, is_whole: bool = False) -> dict[str, Stub]:
    """One of each publisher. is_whole: all months of all tables, limits and delays as recorded; else quick ones for tests."""
    whole = {table.id: table for table in tables("2020M01", "2026M06")} if is_whole else None
    world = scb.World(tables=whole) if whole else scb.World(calls=10_000)
    made = {
        "kolada": lambda port: kolada.stub(port=port),
        "scb": lambda port: scb.stub(world, port),
        "arbetsformedlingen": lambda port: arbetsformedlingen.stub(port=port),
        "jobtech": lambda port: jobtech.stub(port=port),
        "eurostat": lambda port: eurostat.stub(port=port, is_busy=is_whole),
        "kohesio": lambda port: projects.kohesio_stub(port=port),
        "esf": lambda port: projects.esf_stub(port=port),
    }
    return {source: make(first_port + place if first_port else 0) for place, (source, make) in enumerate(made.items())}


def started(stack: ExitStack, first_port: int = 0, is_whole: bool = False) -> dict[str, str]:
    """Start them; with first_port each gets a known port, otherwise a free one. They stop when the stack is left."""
    return {source: stack.enter_context(stub).url + PATHS[source] for source, stub in stubs(first_port, is_whole).items()}
