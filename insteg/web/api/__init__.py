"""Open data: the figures and what was tried, for machines, at /api/v1 on the same server."""

from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Mount, Route

from insteg.store.addresses import at
from insteg.web.api import dcat
from insteg.web.api.application import application
from insteg.web.api.resources import ADDRESS


def routes() -> list[BaseRoute]:
    """The whole API as one mounted application."""
    # Streamlit answers every address that nobody else does: without this one, the start page would come instead of the manual.
    manual = Route(ADDRESS, lambda request: RedirectResponse(f"{at(ADDRESS)}/"))
    return [manual, *dcat.routes(), Mount(ADDRESS, app=application())]
