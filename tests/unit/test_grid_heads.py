"""The heads of a grid lie where they have room, and the picture is one that Plotly takes."""

import pytest

from insteg.figures.pictures import Look
from insteg.figures.pictures.grid import in_lines, in_two_lines
from insteg.figures.pictures.plotly.chart import chart
from insteg.figures.pictures.plotly.plain import projected
from insteg.figures.pictures.svg.picture import alone
from insteg.figures.registry import RECIPES
from insteg.figures.synchronisation.choice import SynchronisationChoice
from insteg.reference import words


def test_heads_are_read_lying_and_stand_only_where_they_must():
    _, grid = RECIPES["synk-parter"].make(SynchronisationChoice("sv", "light", "2026-11-27"))
    axis = chart(grid, Look.of("light"), "sv").layout.xaxis
    assert axis.autotickangles == (0, -30, -90) and axis.tickangle is None
    assert "Samordningsförbund" in axis.ticktext and all(
        len(part) <= 14 or " " not in part for part in "<br>".join(axis.ticktext).split("<br>")
    )


def test_a_long_head_stands_on_several_lines():
    assert in_lines("Västernorrlands län", 14) == ["Västernorrlands", "län"]
    assert in_lines("Kan också ha pågått", 14) == ["Kan också ha", "pågått"]
    assert in_two_lines("DUA - lokal överenskommelse Sundsvall") == ["DUA - lokal", "överenskommelse Sundsvall"]
    assert in_two_lines("Plattform U") == ["Plattform U"]
    assert in_lines("2014–20", 14) == ["2014–20"] and in_lines("", 14) == [""]


@pytest.mark.parametrize(("name", "angle", "is_tall"), [("synk-parter", -90, True), ("synk-samtidigt", 0, False)])
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_heads_lie_on_a_projector_only_where_each_has_room(name, angle, is_tall, language):
    _, grid = RECIPES[name].make(SynchronisationChoice(language, "light", "2026-11-27"))
    shown = projected(grid, Look.of("light"), language, ())
    assert (shown["layout"]["xaxis"]["tickangle"], shown["is_tall"]) == (angle, is_tall)


@pytest.mark.parametrize(
    ("name", "width", "is_standing"), [("synk-parter", 358, True), ("synk-foljd", 358, True), ("synk-samtidigt", 1180, False)]
)
def test_heads_of_a_drawing_stand_where_a_word_would_lie_on_the_next(name, width, is_standing):
    _, grid = RECIPES[name].make(SynchronisationChoice("sv", "light", "2026-11-27"))
    drawn = alone(grid, Look.of("light"), ("T", "B"), "sv", width)
    assert drawn.count("rotate(-90") == (len(grid.columns) if is_standing else 0)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_no_line_goes_through_the_numbers_of_a_grid(mode):
    _, grid = RECIPES["synk-samtidigt"].make(SynchronisationChoice("sv", mode, "2026-11-27"))
    shown = chart(grid, Look.of(mode), "sv").layout
    assert (shown.xaxis.showgrid, shown.yaxis.showgrid) == (False, False)
