"""Every address that the application answers, found in the application itself: what is added later is found too."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fastapi import FastAPI
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

from insteg.web.late import LateRoutes

# What stands in the place of a parameter. A parameter that is not here is an error: name an example.
EXAMPLES = {
    "code": "ACDEFG", "number": "1", "kind": "csv", "name": "x.js", "extension": "csv", "file_id": "x.csv", "session_id": "x", "path": "insteg.frame/frame.js",
}  # fmt: skip
# The parameter `name` of the page that answers where nothing else does.
NOWHERE = {"/{name}": "/finns-inte"}


@dataclass(frozen=True)
class Address:
    method: str
    path: str


def addresses(routes: Iterable[BaseRoute], before: str = "") -> Iterator[Address]:
    """Each route once for each of its methods."""
    for route in routes:
        if isinstance(route, LateRoutes):
            yield from addresses(route.load().routes, before)
        elif isinstance(route, Mount):
            inner = route.app.routes if isinstance(route.app, FastAPI) else route.routes
            yield from addresses(inner, before + route.path) if inner else [Address("GET", f"{before}{route.path}/x.js")]
        elif isinstance(route, Route):
            path = before + _filled(route)
            yield from (Address(method, path or "/") for method in sorted(route.methods or {"GET"}))
        elif not isinstance(route, WebSocketRoute):
            raise AssertionError(f"{route!r} is no kind of route that is known here: say how its addresses are found.")


def _filled(route: Route) -> str:
    if route.path_format in NOWHERE:
        return NOWHERE[route.path_format]
    missing = set(route.param_convertors) - set(EXAMPLES)
    assert not missing, f"{route.path}: name an example of {missing} in EXAMPLES."
    return route.path_format.format(**EXAMPLES)
