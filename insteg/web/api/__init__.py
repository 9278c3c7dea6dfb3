"""Open data: the figures and what was tried, for machines, at /api/v1 on the same server."""

from starlette.routing import BaseRoute, Mount

from insteg.web.api.application import application
from insteg.web.api.resources import ADDRESS


def routes() -> list[BaseRoute]:
    """The whole API as one mounted application."""
    return [Mount(ADDRESS, app=application())]
