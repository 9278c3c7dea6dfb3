"""One figure for a frame on another site, /infalld/bild: heading, sentence, picture, table, source and the way to the live page. No script."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from insteg.figures import markup
from insteg.figures.pictures import Grid
from insteg.reference import words
from insteg.show import deck, stories, thumbnails
from insteg.show.slides import rendered
from insteg.show.stories import BadStory, Slide
from insteg.store import settings, snapshots
from insteg.store.addresses import at
from insteg.web import packed

PATH = "/infalld/bild"
MODES = ("light", "dark")


def routes() -> list[BaseRoute]:
    return [Route(PATH, show, methods=["GET", "HEAD"], middleware=packed.ANSWERS)]


def show(request: Request) -> Response:
    """The first slide of the show in `b`, in the language and theme asked for; 404 where nobody may show it."""
    asked = request.query_params
    language = asked.get("lang", "") if asked.get("lang") in words.LANGUAGES else words.DEFAULT
    mode = asked.get("tema", "") if asked.get("tema") in MODES else MODES[0]
    say = words.load(language)
    if not settings.read().embedders:
        return _told(language, mode, say("embedded.closed"), 404)
    try:
        story = stories.decode(asked.get("b", ""))
    except BadStory as error:
        return _told(language, mode, say(f"story.bad.{error.reason}", **error.blanks), 400)
    if not story.slides:
        return _told(language, mode, say("show.empty"), 404)
    return HTMLResponse(_drawn(story.slides[0], language, mode, str(request.base_url)), headers={"Cache-Control": "max-age=300"})


def _told(language: str, mode: str, sentence: str, status: int) -> Response:
    text = markup.rendered("embedded.html", language=language, mode=mode, say=words.load(language), problem=sentence, heading="Insteg")
    return HTMLResponse(text, status, headers={"Cache-Control": "no-store"})


@snapshots.of_one
def _drawn(slide: Slide, language: str, mode: str, site: str) -> str:
    found = rendered(slide, language, mode)
    table = found.figure.table
    # A grid of many cells is read as the table that it is.
    is_picture = found.picture is not None and not isinstance(found.picture, Grid)
    return markup.rendered(
        "embedded.html",
        language=language,
        mode=mode,
        say=words.load(language),
        problem=found.problem,
        heading=found.heading,
        sentence=deck.emphasised(found.sentence),
        picture=at(f"/{thumbnails.address(slide, language, mode)}") if is_picture else "",
        alt=found.sentence.replace("**", ""),
        columns=list(table.columns),
        rows=table.to_numpy().tolist(),
        source=found.figure.source,
        address=deck.live_address(slide, language, site),
    )
