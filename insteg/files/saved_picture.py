"""A figure's picture as a file of its own, with its title, its sentence and its source in it. Made on the server, without a browser."""

import re

from insteg.figures.figure import Figure
from insteg.figures.pictures import Look, Picture
from insteg.figures.pictures.svg.picture import svg as drawn
from insteg.files import engine

# Two dots for each of a page's pixels, as on a sharp screen: Typst counts 72 to the inch.
DOTS = 144


def svg(figure: Figure, picture: Picture, look: Look, language: str) -> bytes:
    said = (figure.title, figure.sentence.replace("**", ""), re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", figure.source))
    return drawn(picture, look, said, language).encode()


def png(figure: Figure, picture: Picture, look: Look, language: str) -> bytes:
    return engine.png(svg(figure, picture, look, language), DOTS)


FORMATS = {"png": png, "svg": svg}
MIME = {"png": "image/png", "svg": "image/svg+xml"}
