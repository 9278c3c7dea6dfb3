"""The show: every slide of a story with all that the projector, the speaker and the audience's phones need."""

import re
from typing import Any
from urllib.parse import urlencode

import segno
from markupsafe import Markup, escape

from insteg import catalogue, charts, words
from insteg.catalogue import COUNTRY, COUNTY
from insteg.stories import Slide, Story
from insteg.views import markup
from insteg.views.slides import Rendered, rendered


def slides(story: Story, language: str, mode: str, site: str) -> list[dict[str, Any]]:
    """Everything of each slide, in order. site: our own address, for the codes that phones read."""
    return [_slide(number, rendered(slide, language, mode), language, site) for number, slide in enumerate(story.slides, 1)]


def _slide(number: int, found: Rendered, language: str, site: str) -> dict[str, Any]:
    figure = found.figure
    address = live_address(found.slide, language, site)
    drawn = _projected(found, language)
    return {
        "number": number,
        "heading": found.heading,
        "title": figure.title,
        "sentence": emphasised(figure.sentence),
        "plain_sentence": figure.sentence.replace("**", ""),
        "source": figure.source,
        "columns": list(figure.table.columns),
        "rows": figure.table.to_numpy().tolist(),
        "chart": {key: drawn[key] for key in ("data", "layout")} if drawn else None,
        "names": _names(found, drawn),
        "steps": drawn.get("steps") or {},
        "picture": Markup(found.markup or (drawn_map(found.map) if found.map else "")),
        "is_map": bool(found.map),
        "is_tall": bool(drawn.get("is_tall")),
        "highlight": found.slide.highlight,
        "note": found.slide.note,
        "address": address,
        "code": Markup(code(address)),
    }


def names(found: Rendered, language: str) -> list[str]:
    """What can be picked out on a slide: its lines, its points or its places, in the order of the keys 1 to 9."""
    return _names(found, _projected(found, language))


def _names(found: Rendered, drawn: dict[str, Any]) -> list[str]:
    return drawn.get("names") or _places(found.map)


def _projected(found: Rendered, language: str) -> dict[str, Any]:
    return charts.projected(found.chart, _first(language)) if found.chart else {}


def _first(language: str) -> list[str]:
    """What a figure shows first when it is shown step by step: Sweden, then the county."""
    return [catalogue.areas()[area].name(language) for area in (COUNTRY, COUNTY)]


def live_address(slide: Slide, language: str, site: str) -> str:
    """The page with exactly the slide's choices."""
    page = "" if slide.page == "laget" else slide.page
    choices = slide.choices if language == words.DEFAULT else {**slide.choices, "lang": language}
    return f"{site.rstrip('/')}/{page}" + (f"?{urlencode(choices)}" if choices else "")


def code(address: str) -> str:
    """The address as a QR code, black on white whatever the theme: phones read nothing else as surely."""
    return segno.make(address, error="m", micro=False).svg_inline(scale=8, border=4, light="#fff", omitsize=True)


def emphasised(sentence: str) -> Markup:
    """The sentence with its **strong** words as HTML."""
    return Markup(re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", str(escape(sentence))))


def _places(drawn: dict | None) -> list[str]:
    return [area["name"] for area in drawn["areas"]] if drawn else []


def drawn_map(drawn: dict) -> str:
    """The map of one measure and year, as SVG: with its values, nothing to press."""
    picture = drawn["pictures"][drawn["indicator"]]
    missing = [None, drawn["words"]["missing"]]
    values = {area["code"]: picture["values"].get(area["code"], {}).get(drawn["year"], missing) for area in drawn["areas"]}
    areas = [
        {**area, "text": text, "step": _step(value, picture["limits"])} for area in drawn["areas"] for value, text in [values[area["code"]]]
    ]
    notes = picture["notes"].get(drawn["year"], "")
    return markup.rendered("slide_map.html", areas=areas, map=drawn, legend=picture["legend"], year=drawn["year"], note=notes)


def _step(value: float | None, limits: list[float]) -> int:
    """Which step of the legend a value falls in; -1 where there is none."""
    return -1 if value is None else sum(value >= limit for limit in limits)
