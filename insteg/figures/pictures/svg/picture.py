"""Any picture as an SVG file."""

from insteg.figures.pictures.description import AreaMap, Grid, Picture, Timeline
from insteg.figures.pictures.look import Look
from insteg.figures.pictures.svg import plot, shapes, timeline
from insteg.figures.pictures.svg.paper import framed, whole

WIDTH = 860.0


def svg(picture: Picture, look: Look, said: tuple[str, str, str], language: str) -> str:
    """The picture with its title, sentence and source in it."""
    drawn, height = _drawn(picture, look, WIDTH, language)
    return framed(drawn, (WIDTH, height), said, look)


def alone(picture: Picture, look: Look, said: tuple[str, str], language: str, width: float = WIDTH) -> str:
    """The picture by itself, for a page that has its title and source already. said: title and description."""
    drawn, height = _drawn(picture, look, width, language)
    return whole(drawn, (width, height), *said, look)


def _drawn(picture: Picture, look: Look, width: float, language: str) -> tuple[str, float]:
    match picture:
        case AreaMap():
            return shapes.area_map(picture, look, width)
        case Grid():
            return shapes.grid(picture, look, width)
        case Timeline():
            return timeline.timeline(picture, look, width)
        case _:
            return plot.svg(picture, look, width, language)
