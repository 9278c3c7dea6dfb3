"""The addresses on our server that are no Streamlit pages: the first answer, the API, shows and seminar rooms. Each module gives its routes."""

from starlette.routing import BaseRoute

from insteg.web import health, owner_mark, site, suggestions, unknown
from insteg.web.late import LateRoutes


def routes() -> list[BaseRoute]:
    """Every route beside Streamlit's own, in the order in which they are tried."""
    return [
        *health.routes(),
        *site.routes(),
        *suggestions.routes(),
        LateRoutes(("/utforska/tabell",), _table),
        LateRoutes(("/api/v1", "/datasets/dcat"), _api),
        *owner_mark.routes(),
        LateRoutes(("/visning", "/visning.html", "/visning-filer", "/rum", "/infalld"), _shows),
        *unknown.routes(),
    ]


# Imported there: FastAPI and SQLAlchemy take a fifth of what a page needs before it can be sent.
def _api() -> list[BaseRoute]:
    from insteg.web import api

    return api.routes()


def _table() -> list[BaseRoute]:
    from insteg.web import exploration

    return exploration.routes()


def _shows() -> list[BaseRoute]:
    from insteg.web.rooms import routes as rooms
    from insteg.web.show import deck, embedded

    return [*embedded.routes(), *deck.routes(rooms.story_of_room, rooms.SCRIPTS), *rooms.routes(), *unknown.routes()]
