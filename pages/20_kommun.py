"""Kommun: the older address of a municipality, which the front page shows as soon as a place is chosen."""

from insteg.ui import municipality, overview
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    (municipality.draw if page.place else overview.draw_county)(page)
