"""All doubles at once, and the base address of each."""

from contextlib import ExitStack

from tests.stubs import arbetsformedlingen, eurostat, jobtech, kolada, projects, scb

STARTERS = {
    "kolada": (kolada.stub, "/v3"),
    "scb": (scb.stub, ""),
    "arbetsformedlingen": (arbetsformedlingen.stub, ""),
    "jobtech": (jobtech.stub, ""),
    "eurostat": (eurostat.stub, "/data"),
    "kohesio": (projects.kohesio_stub, "/api"),
    "esf": (projects.esf_stub, "/export.csv"),
}


def started(stack: ExitStack, first_port: int = 0) -> dict[str, str]:
    """Start them; with first_port each gets a known port, otherwise a free one. They stop when the stack is left."""
    bases = {}
    for place, (source, (start, path)) in enumerate(STARTERS.items()):
        stub = stack.enter_context(start(port=first_port + place if first_port else 0))
        bases[source] = stub.url + path
    return bases
