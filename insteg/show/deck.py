"""The show: every slide of a story with all that the projector, the speaker and the audience's phones need."""

import re
from typing import Any
from urllib.parse import urlencode

import segno
from markupsafe import Markup, escape

from insteg.figures import markup
from insteg.figures.pictures import AreaMap, Grid, Look
from insteg.figures.pictures.plotly.plain import MANY_ROWS, projected
from insteg.figures.pictures.svg.shapes import BESIDE, name_places
from insteg.figures.registry import RECIPES
from insteg.reference import in_view, words
from insteg.reference.catalogue import COUNTRY, COUNTY
from insteg.show import own_slides
from insteg.show.slides import Rendered, rendered, view_of
from insteg.show.stories import Slide, Story, page_of
from insteg.store import snapshots

# Bytes in the largest QR code of that correction.
LONGEST_CODE = 2331
# The letters on a slide's map, in its own units: between the name's and the value's in deck.css.
NAMES_ON_MAP = 31.0


@snapshots.of_one
def slides(story: Story, language: str, mode: str, site: str) -> list[dict[str, Any]]:
    """Everything of each slide, in order. site: our own address, for the codes that phones read."""
    return [_slide(number, rendered(slide, language, mode), language, mode, site) for number, slide in enumerate(story.slides, 1)]


def _slide(number: int, found: Rendered, language: str, mode: str, site: str) -> dict[str, Any]:
    figure = found.figure
    address = live_address(found.slide, language, site)
    drawn = _projected(found, language, mode)
    return {
        "number": number,
        "heading": found.heading,
        "title": figure.title,
        "sentence": emphasised(found.sentence),
        "plain_sentence": found.sentence.replace("**", ""),
        "source": figure.source,
        "columns": list(figure.table.columns),
        "rows": figure.table.to_numpy().tolist(),
        "chart": {key: drawn[key] for key in ("data", "layout")} if drawn else None,
        "names": _names(found, drawn),
        "steps": drawn.get("steps") or {},
        "picture": Markup(found.markup or (drawn_map(found.picture) if isinstance(found.picture, AreaMap) else "")),
        "is_map": isinstance(found.picture, AreaMap),
        "is_tall": bool(drawn.get("is_tall")) or _has_many_rows(found),
        "highlight": found.slide.highlight,
        "own": own_slides.sent(found.slide, language) if found.slide.figure in own_slides.KINDS else None,
        "values": _area_values(found),
        **_years(found, language, mode),
        "note": found.slide.note,
        "address": address,
        "code": Markup(code(address)),
    }


def _has_many_rows(found: Rendered) -> bool:
    """A table of markup with many rows needs the whole height, as a grid that is drawn does."""
    return bool(found.markup) and isinstance(found.picture, Grid) and len(found.picture.rows) > MANY_ROWS


def names(found: Rendered, language: str) -> list[str]:
    """What can be picked out on a slide: its lines, its points or its places, in the order of the keys 1 to 9."""
    return _names(found, _projected(found, language, "light"))


def _names(found: Rendered, drawn: dict[str, Any]) -> list[str]:
    return drawn.get("names") or _area_names(found)


def _projected(found: Rendered, language: str, mode: str) -> dict[str, Any]:
    """Nothing where markup stands in the picture's place."""
    return {} if found.picture is None or found.markup else projected(found.picture, Look.of(mode), language, _first(language))


def _first(language: str) -> list[str]:
    """What a figure shows first when it is shown step by step: Sweden, then the county."""
    return [in_view.areas()[area].name(language) for area in (COUNTRY, COUNTY)]


def live_address(slide: Slide, language: str, site: str) -> str:
    """The page with exactly the slide's choices."""
    page = page_of(slide).replace("laget", "")
    choices = slide.choices if language == words.DEFAULT else {**slide.choices, "lang": language}
    return f"{site.rstrip('/')}/{page}" + (f"?{urlencode(choices)}" if choices else "")


def code(address: str) -> str:
    """The address as a QR code, black on white whatever the theme: phones read nothing else as surely. Empty when it is too long for one."""
    if len(address.encode()) > LONGEST_CODE:
        return ""
    return segno.make(address, error="m", micro=False).svg_inline(scale=8, border=4, light="#fff", omitsize=True)


def emphasised(sentence: str) -> Markup:
    """The sentence with its **strong** words as HTML."""
    return Markup(re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", str(escape(sentence))))


def _area_names(found: Rendered) -> list[str]:
    return [area.name for area in found.picture.areas] if isinstance(found.picture, AreaMap) else []


def _area_values(found: Rendered) -> dict[str, str]:
    """What stands at each place of a map, by its name."""
    return {area.name: area.text for area in found.picture.areas} if isinstance(found.picture, AreaMap) else {}


def _years(found: Rendered, language: str, mode: str) -> dict[str, Any]:
    """years: what a map shows in each period, in the order of its shapes; year: the place of the slide's own among them."""
    recipe = RECIPES.get(found.slide.figure)
    if recipe is None or recipe.played is None or not isinstance(found.picture, AreaMap):
        return {"years": [], "year": 0}
    maps = [one for one in recipe.played(view_of(found.slide, language, mode)) if isinstance(one, AreaMap)]
    years = [{"period": one.period, "note": one.note, "areas": [[area.step, area.text] for area in one.areas]} for one in maps]
    return {"years": years, "year": next((at for at, one in enumerate(maps) if one.period == found.picture.period), 0)}


def drawn_map(drawn: AreaMap) -> str:
    """The map of one measure and period, as SVG: with its values, nothing to press."""
    return markup.rendered(
        "slide_map.html", map=drawn, names=list(zip(drawn.areas, name_places(drawn, NAMES_ON_MAP), strict=True)), side=BESIDE
    )
