"""Addresses on our server that are no Streamlit pages. Each module gives its routes; this one gathers them."""

from starlette.routing import BaseRoute

from insteg.web import api, deck, rooms


def routes() -> list[BaseRoute]:
    """Every route beside Streamlit's own, in the order in which they are tried."""
    return [*api.routes(), *deck.routes(rooms.story_of_room, rooms.SCRIPTS), *rooms.routes()]
