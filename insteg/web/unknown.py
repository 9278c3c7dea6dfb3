"""An address that leads nowhere: said on a page of our own, with the frame around it, instead of Streamlit's start page and its English box."""

from markupsafe import Markup
from starlette._utils import get_route_path
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute, Route

from insteg.figures import frame, markup
from insteg.reference import words
from insteg.reference.pages import FRONT, name_of
from insteg.store.addresses import at
from insteg.web import packed

# What Streamlit answers under a name of this form.
STREAMLITS = ("healthz", "script-health-check")


class _PageName(Convertor[str]):
    """Names as pages have them; Streamlit's other addresses begin with an underscore or have an ending."""

    regex = rf"(?!(?:{'|'.join(STREAMLITS)})$)[a-zåäöA-ZÅÄÖ0-9-]{{1,60}}"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("page", _PageName())


def routes(everything: bool = False) -> list[BaseRoute]:
    """Tried last: whatever looks like a page's name and is none; `everything`: also what does not."""
    return [Route("/{name:path}" if everything else "/{name:page}", answer, methods=["GET", "HEAD"], middleware=packed.ANSWERS)]


def answer(request: Request) -> HTMLResponse:
    """404 with the doors, in the language asked for."""
    asked = request.query_params.get("lang", "")
    language = asked if asked in words.LANGUAGES else words.DEFAULT
    shown = frame.frame(name_of(FRONT), "", language, {})
    parts = {"header": Markup(frame.header(shown)), "foot": Markup(frame.foot(shown))}
    # Links of the frame are relative to our root, where every page lies; deeper down they must be told where that is.
    root = at("/") if get_route_path(request.scope).count("/") > 1 else ""
    text = markup.rendered("unknown.html", frame=shown, say=shown.say, root=root, **parts)
    return HTMLResponse(text, 404, headers={"Cache-Control": "no-store"})
