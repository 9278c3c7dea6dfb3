"""The show on the projector: /visning, its files, and the same show as one file that needs no network, /visning.html."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup
from servestatic import ServeStaticASGI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from insteg import stories, words
from insteg.stories import BadStory, Story
from insteg.views import markup, show
from insteg.web import deck_files, packed

MODES = ("light", "dark")
# What the browser needs to know of each slide beside what is already written in the page.
SENT = ("chart", "names", "steps", "highlight", "heading", "plain_sentence", "note")
# Nothing comes from outside our server; Plotly writes its own styles and pictures.
GUARDED = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


def routes(story_of_room: Callable[[str], Story | None] = lambda code: None, scripts: tuple[str, ...] = ()) -> list[BaseRoute]:
    """The show's addresses.

    story_of_room: the story shown in a room (`rum=CODE` without `b`), None for an unknown room; given by whoever keeps the rooms.
    scripts: addresses of further scripts of ours. They hear "insteg:slide" on the document, with detail {slide, step} (slide from 1,
    step 0 for the whole picture), and may send "insteg:show" with the same detail.
    """
    live = partial(_live, story_of_room, scripts)
    files = ServeStaticASGI(None, root=deck_files.folder(), prefix=deck_files.PREFIX, immutable_file_test=lambda path, url: True)
    return [Route("/visning", live), Route("/visning.html", _file), Mount(f"/{deck_files.PREFIX}", app=files)]


# Plain functions: Starlette runs them in a thread, so that a slow figure keeps nobody else waiting.
def _live(story_of_room: Callable[[str], Story | None], scripts: tuple[str, ...], request: Request) -> Response:
    asked = request.query_params
    room = asked.get("rum", "")
    story, problem = (story_of_room(room) or Story(), "") if room and "b" not in asked else _story(request)
    context = _context(request, story, problem) | {"files": deck_files.addresses(), "scripts": scripts, "inline": None}
    return packed.answer(request, markup.rendered("deck.html", **context), GUARDED)


def _file(request: Request) -> Response:
    """Everything in one file: style, scripts, Plotly and the figures as they are now."""
    story, problem = _story(request)
    inline = {name: _embedded(text) for name, text in (("script", deck_files.script()), ("plotly", deck_files.plotly()))}
    context = _context(request, story, problem) | {"inline": {**inline, "style": Markup(deck_files.style())}}
    name = re.sub(r"[^\w-]+", "-", story.title.lower(), flags=re.ASCII).strip("-") or "visning"
    saved = {"Content-Disposition": f'attachment; filename="insteg-{name}.html"', "X-Content-Type-Options": "nosniff"}
    return packed.answer(request, markup.rendered("deck.html", **context), saved)


def _embedded(script: str) -> Markup:
    """A script inside a page: its own text must not end the element it stands in."""
    return Markup(re.sub(r"</(script)", r"<\\/\1", script, flags=re.IGNORECASE).replace("<!--", r"<\!--"))


def _story(request: Request) -> tuple[Story, str]:
    """The story in the address, and why there is none."""
    text = request.query_params.get("b", "")
    if not text:
        return Story(), ""
    try:
        return stories.decode(text), ""
    except BadStory as error:
        return Story(), words.load(_language(request))(f"story.bad.{error.reason}", **error.blanks)


def _language(request: Request) -> str:
    asked = request.query_params.get("lang", "")
    return asked if asked in words.LANGUAGES else words.DEFAULT


def _mode(request: Request) -> str:
    asked = request.query_params.get("tema", "")
    return asked if asked in MODES else MODES[0]


def _context(request: Request, story: Story, problem: str) -> dict[str, Any]:
    language, mode = _language(request), _mode(request)
    say = words.load(language)
    is_follower = request.query_params.get("foljare") == "1"
    slides = show.slides(story, language, mode, str(request.base_url))
    # Notes are the speaker's: the audience's phones never get them.
    sent = [{name: "" if is_follower and name == "note" else slide[name] for name in SENT} for slide in slides]
    phrases = {name: say(f"show.{name}") for name in ("place", "told", "next_is", "last", "step", "no_window")}
    return {
        "language": language,
        "mode": mode,
        "title": story.title or say("show.title"),
        "slides": slides,
        "problem": problem,
        "is_follower": is_follower,
        "say": say,
        "data": {"slides": sent, "words": phrases, "steps": request.query_params.get("steg") == "1", "follower": is_follower},
        "others": _others(request, language, mode),
    }


def _others(request: Request, language: str, mode: str) -> list[tuple[str, str]]:
    """The same show in the other language and in the other theme."""
    asked, say = dict(request.query_params), words.load(language)
    other_language = next(known for known in words.LANGUAGES if known != language)
    other_mode = next(known for known in MODES if known != mode)
    changes = ((say("frame.other_language"), {"lang": other_language}), (say(f"show.{other_mode}"), {"tema": other_mode}))
    return [(name, f"/visning?{urlencode({**asked, 'lang': language, 'tema': mode, **change})}") for name, change in changes]
