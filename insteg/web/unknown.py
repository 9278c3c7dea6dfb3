"""An address that leads nowhere: said on a page of our own, with the frame around it, instead of Streamlit's start page and its English box."""

from markupsafe import Markup
from starlette._utils import get_route_path
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from insteg.figures import frame, markup
from insteg.reference import words
from insteg.reference.pages import FRONT, menu, name_of
from insteg.store.addresses import at
from insteg.web import packed

# What a live page asks of Streamlit. All else it answers with its start page, whatever is asked for.
STREAMLITS = ("_stcore", "media")


class _Nowhere(Convertor[str]):
    """Any address but the start page's and Streamlit's own, with whatever signs in it."""

    regex = rf"(?!(?:{'|'.join(STREAMLITS)})(?:/|$))(?s:.+)"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("nowhere", _Nowhere())


def routes() -> list[BaseRoute]:
    """Tried last: whatever nothing of ours answers."""
    return [Route("/{name:nowhere}", answer, methods=["GET", "HEAD"], middleware=packed.ANSWERS)]


def answer(request: Request) -> Response:
    """404 with the doors, in the language asked for; a page's address with a slash behind it leads to the page."""
    if page := _page_before_slash(get_route_path(request.scope)):
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{at(page)}{query}", 301, {"Cache-Control": "no-cache"})
    asked = request.query_params.get("lang", "")
    language = asked if asked in words.LANGUAGES else words.DEFAULT
    shown = frame.frame(name_of(FRONT), "", language, {})
    parts = {"header": Markup(frame.header(shown)), "foot": Markup(frame.foot(shown))}
    # Links of the frame are relative to our root, where every page lies; deeper down they must be told where that is.
    root = at("/") if get_route_path(request.scope).count("/") > 1 else ""
    text = markup.rendered("unknown.html", frame=shown, say=shown.say, root=root, **parts)
    return HTMLResponse(text, 404, headers={"Cache-Control": "no-store"})


def _page_before_slash(path: str) -> str:
    """The address of the page that was meant; empty where none was."""
    page = path.rstrip("/")
    is_ours = page != path and page.removeprefix("/") in {name_of(script) for script in menu()[1:]}
    return page if is_ours else ""
