"""The one module that knows Plotly: the description as its figure, for the page."""

import plotly.graph_objects as go

from insteg.figures.pictures.description import Picture
from insteg.figures.pictures.look import Look
from insteg.figures.pictures.plotly.plain import plain


def chart(picture: Picture, look: Look, language: str) -> go.Figure | None:
    """None for what Plotly does not draw: maps are shapes of the page's own."""
    found = plain(picture, look, language)
    return None if found is None else go.Figure(found)
