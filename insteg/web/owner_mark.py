"""The owner's logo at /marke.png: drawn by us, never the file that was given."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from insteg.figures.frame import LOGO
from insteg.files import mark

KEPT = {"Cache-Control": "max-age=3600", "X-Content-Type-Options": "nosniff"}


# A plain function: Starlette runs it in a thread, and the first time an SVG is drawn takes a moment.
def logo(request: Request) -> Response:
    content = mark.png(mark.shown())
    return Response(content, media_type="image/png", headers=KEPT) if content else Response(status_code=404)


def routes() -> list[BaseRoute]:
    return [Route(f"/{LOGO}", logo)]
