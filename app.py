"""Läget: the county as one sentence, the seven and a map; with a place chosen, that municipality."""

from insteg.ui import municipality, overview
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    (municipality.draw if page.place else overview.draw_county)(page)
