"""The show on the projector: /visning, its files, and the same show as one file that needs no network, /visning.html."""

import re
import unicodedata
from collections.abc import Callable
from functools import partial
from threading import Condition
from typing import Any, TypeAlias
from urllib.parse import quote, urlencode

from cachetools import TTLCache, cached
from markupsafe import Markup
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from insteg.figures import markup, service_notice
from insteg.figures.pictures import Look
from insteg.files import mark
from insteg.reference import owner, words
from insteg.show import deck, stories, thumbnails
from insteg.show.stories import BadStory, Story
from insteg.store import notices, snapshots
from insteg.store.addresses import at
from insteg.store.remembered import remembered
from insteg.web import packed
from insteg.web.show import deck_files

MODES = ("light", "dark")
# What the browser needs to know of each slide beside what is already written in the page.
SENT = ("chart", "names", "steps", "highlight", "heading", "plain_sentence", "note", "years", "year", "own")
# Never kept: the next one is made of the figures of that moment.
FRESH = {"Cache-Control": "no-cache"}
# Nothing comes from outside our server; Plotly writes its own styles and pictures.
GUARDED = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}

# From a room's code and the client that asks to what the room shows.
StoryOfRoom: TypeAlias = Callable[[str, str], Story | None]


def routes(story_of_room: StoryOfRoom = lambda code, who: None, scripts: tuple[str, ...] = ()) -> list[BaseRoute]:
    """The show's addresses.

    story_of_room: the story shown in a room (`rum=CODE` without `b`) for a client that asks, None for an unknown room; given by whoever keeps the rooms.
    scripts: addresses of further scripts of ours. They hear "insteg:slide" on the document, with detail {slide, step, ends, blank, own} (slide from 1,
    step 0 for the whole picture, own when this window moved it), and may send "insteg:show" with slide and step.
    """
    live = partial(_live, story_of_room, scripts)
    return [
        Route("/visning", live, middleware=packed.ANSWERS),
        Route("/visning.html", _file),
        Route(f"/{thumbnails.PATH}", _thumbnail, middleware=packed.ANSWERS),
        Route(f"/{deck_files.PREFIX}/{{name}}", _part),
    ]


# Plain functions: Starlette runs them in a thread, so that a slow figure keeps nobody else waiting.
def _live(story_of_room: StoryOfRoom, scripts: tuple[str, ...], request: Request) -> Response:
    asked = request.query_params
    room, site = asked.get("rum", ""), str(request.base_url)
    if room and "b" not in asked:
        try:
            story = story_of_room(room, request.client.host if request.client else "unknown")
        except BadStory as error:
            return _shown(_drawn(asked, site, Story(), _told(asked, error), scripts), 429 if error.reason == "guesses" else 503)
        if story is None:
            return _shown(_drawn(asked, site, Story(), words.load(_language(asked))("room.error.no_room"), scripts), 404)
        packed_page = _of_room(str(asked), site, story, scripts, notices.mark(), mark.shown())
        answer = packed_page.answer(request.headers)
        answer.headers.update(GUARDED)
        return answer
    return _shown(_drawn(asked, site, *_story(request), scripts))


@remembered
def _of_room(query: str, site: str, story: Story, scripts: tuple[str, ...], notice: str, whose: owner.Owner) -> packed.Packed:
    """A room's show is made once for all its phones. notice: changes when the service notice does; whose mark stands on it."""
    return packed.Packed.of(_drawn(QueryParams(query), site, story, "", scripts))


def _drawn(asked: QueryParams, site: str, story: Story, problem: str, scripts: tuple[str, ...]) -> str:
    context = _context(asked, site, story, problem, is_live=True) | {
        "files": deck_files.addresses(),
        "scripts": [at(script) for script in scripts],
        "inline": None,
    }
    return markup.rendered("deck.html", **context)


def _shown(page: str, status: int = 200) -> Response:
    return HTMLResponse(page, status, headers=FRESH | GUARDED)


def _file(request: Request) -> Response:
    """Everything in one file: style, scripts, Plotly and the figures as they are now. Kept as it is sent: the same is asked for again."""
    story, problem = _story(request)
    answer = _whole(str(request.query_params), str(request.base_url), story, problem, mark.shown()).answer(request.headers)
    answer.headers.update({**FRESH, "Content-Disposition": _saved_as(story.title), "X-Content-Type-Options": "nosniff"})
    return answer


def _key(*asked: Any) -> tuple[Any, ...]:
    return (snapshots.in_view().name, *asked)


# A few, and not among what all pages remember: each is 4 MB, and whoever wants can ask for many.
@cached(TTLCache(4, 300), key=_key, condition=Condition())
def _whole(query: str, site: str, story: Story, problem: str, whose: owner.Owner) -> packed.Packed:
    context = _context(QueryParams(query), site, story, problem) | {"inline": deck_files.inline()}
    return packed.Packed.quickly(markup.rendered("deck.html", **context))


async def _part(request: Request) -> Response:
    """Style, script or Plotly."""
    return packed.file(deck_files.folder(), request.path_params["name"], request.headers)


def _saved_as(title: str) -> str:
    """The header that names the file: in the title's own letters, and in plain ones for a browser that knows no others."""
    name = re.sub(r"[^\w-]+", "-", unicodedata.normalize("NFC", title).lower()).strip("-")[:80] or "visning"
    plain = re.sub(r"[^\w-]", "", unicodedata.normalize("NFKD", name), flags=re.ASCII) or "visning"
    return f"attachment; filename=\"insteg-{plain}.html\"; filename*=UTF-8''insteg-{quote(name)}.html"


def _thumbnail(request: Request) -> Response:
    """The small picture of one slide."""
    found = thumbnails.svg(_story(request)[0], _language(request.query_params), _mode(request.query_params))
    # Asked for again at every run of the builder: what was drawn a minute ago will do.
    kept = {"Cache-Control": "max-age=60", "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
    return Response(found, 200 if found else 404, kept | {"X-Content-Type-Options": "nosniff"}, "image/svg+xml")


def _story(request: Request) -> tuple[Story, str]:
    """The story in the address, and why there is none."""
    text = request.query_params.get("b", "")
    if not text:
        return Story(), ""
    try:
        return stories.decode(text), ""
    except BadStory as error:
        return Story(), _told(request.query_params, error)


def _told(asked: QueryParams, error: BadStory) -> str:
    return words.load(_language(asked))(f"story.bad.{error.reason}", **error.blanks)


def _language(asked: QueryParams) -> str:
    wished = asked.get("lang", "")
    return wished if wished in words.LANGUAGES else words.DEFAULT


def _mode(asked: QueryParams) -> str:
    wished = asked.get("tema", "")
    return wished if wished in MODES else MODES[0]


def _context(asked: QueryParams, site: str, story: Story, problem: str, is_live: bool = False) -> dict[str, Any]:
    language, mode = _language(asked), _mode(asked)
    say = words.load(language)
    is_follower = asked.get("foljare") == "1"
    whose = mark.shown()
    slides = deck.slides(story, language, mode, site)
    # Notes are the speaker's: in a room they come afterwards, to whoever holds its key, and this page goes to anybody.
    is_silent = is_follower or ("rum" in asked and "b" not in asked)
    sent = [{name: "" if is_silent and name == "note" else slide[name] for name in SENT} for slide in slides]
    phrases = {name: say(f"show.{name}") for name in ("place", "told", "next_is", "last", "step", "no_window", "left", "over")}
    return {
        "language": language,
        "mode": mode,
        "title": story.title or say("show.title"),
        "slides": slides,
        "problem": problem,
        "owner": whose,
        "mark": Markup(_mark(whose)),
        "is_follower": is_follower,
        # In the overview of the live show; the one file asks nobody, and phones have no overview.
        "thumbnails": _thumbnails(story, language, mode) if is_live and not is_follower else [],
        # On phones; the wall is the presenter's, and nothing lies over a slide.
        "notice": service_notice.told(language) if is_follower else "",
        "say": say,
        "data": {"slides": sent, "words": phrases, "steps": asked.get("steg") == "1", "follower": is_follower}
        # The one file has no place to go back to.
        | {"colours": Look.darkened() if is_follower and "tema" not in asked else None}
        | {"leave": f"{at('/seminarium')}?lang={language}" if is_live else ""},
        "others": _others(asked, language, mode),
    }


def _thumbnails(story: Story, language: str, mode: str) -> list[str]:
    return [at(f"/{address}") if (address := thumbnails.address(slide, language, mode)) else "" for slide in story.slides]


def _mark(whose: owner.Owner) -> str:
    """The rule that draws the owner's logo on every slide: written once, so that the show stays one small file."""
    if not whose.logo:
        return ""
    wide, tall = mark.size(whose)
    return f".slide .mark {{ background-image: url({mark.address(whose)}); aspect-ratio: {wide} / {tall}; }}"


def _others(asked: QueryParams, language: str, mode: str) -> list[tuple[str, str]]:
    """The same show in the other language and in the other theme; on a phone in the other language alone, for it is as dark as the phone."""
    say = words.load(language)
    other_language = next(known for known in words.LANGUAGES if known != language)
    other_mode = next(known for known in MODES if known != mode)
    language_change = (say("frame.other_language"), {"lang": other_language})
    theme_change = (say(f"show.{other_mode}"), {"tema": other_mode})
    is_follower = asked.get("foljare") == "1"
    kept = dict(asked) if is_follower else {**dict(asked), "lang": language, "tema": mode}
    changes = (language_change,) if is_follower else (language_change, theme_change)
    return [(name, f"{at('/visning')}?{urlencode({**kept, **change})}") for name, change in changes]
