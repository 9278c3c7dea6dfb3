"""Names on a map: none covers another, none leaves the map, and those that stand free stay where they are."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from insteg.figures import differences
from insteg.figures.apart import DifferencesChoice
from insteg.figures.benchmark import Benchmark
from insteg.figures.pictures import Look, coast
from insteg.figures.pictures.beside import GAP, beside
from insteg.figures.pictures.plot import Dots
from insteg.figures.pictures.plotly.plain import plain
from insteg.figures.pictures.plotly.plot import _on_a_phone
from insteg.figures.pictures.spread import parted
from insteg.figures.pictures.svg.paper import width_of
from insteg.figures.situation import by_size


def meets(one, other) -> bool:
    return abs(one[0] - other[0]) < (one[2] + other[2]) / 2 - 0.01 and abs(one[1] - other[1]) < (one[3] + other[3]) / 2 - 0.01


def test_two_that_cover_each_other_go_apart_the_shorter_way_by_the_same_length():
    assert parted([(100, 50, 60, 20), (140, 52, 60, 20)], (0, 400)) == [(100, 41), (140, 61)]
    assert parted([(100, 50, 60, 20), (150, 52, 60, 20)], (0, 400)) == [(95, 50), (155, 52)]


def test_names_that_stand_free_stay():
    assert parted([(100, 50, 60, 20), (300, 50, 60, 20)], (0, 400)) == [(100, 50), (300, 50)]


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(0, 400)), min_size=2, max_size=2))
def test_a_pair_never_meets(places):
    boxes = [(x, y, 50, 20) for x, y in places]
    found = parted(boxes, (-1000, 1000))
    assert not meets(*[(x, y, 50, 20) for x, y in found])


# Land to the left, 100 wide and 200 high; a strip at its coast, 20 wide, from 60 to 140; both reach as SVG writes them.
LAND, STRIP = "M0,0L100,0L100,200L0,200Z", "M100,60L120,60L120,140L100,140Z"


def test_a_name_stays_on_its_shape_and_moves_no_further_than_the_shape_asks():
    assert coast.places([LAND, STRIP], [(50, 100, 60, 20), (110, 100, 10, 10)], 400) == [(50, 100), (110, 100)]
    # 85 of 100 parts of its width are the name: 25.5 on each side.
    assert coast.places([LAND], [(90, 100, 60, 20)], 400) == [(74.5, 100)]


def test_a_name_wider_than_its_shape_stands_in_the_sea_beside_it():
    assert coast.places([LAND, STRIP], [(50, 30, 60, 20), (110, 100, 60, 20)], 400)[1] == (120 + coast.GAP + 30, 100)
    # Not past the right edge.
    assert coast.places([LAND, STRIP], [(50, 30, 60, 20), (110, 100, 60, 20)], 170)[1] == (140, 100)


def test_behind_another_shape_is_no_coast():
    """The strip hides the land at its own height: the land's name, too wide for the land, goes to where the land meets the sea."""
    (x, y), _ = coast.places([LAND, STRIP], [(50, 100, 130, 20), (110, 100, 10, 10)], 400)
    assert x == 100 + coast.GAP + 65 and not 50 < y < 150


def drawn_boxes(dots, sizes):
    return [
        (x + across - wide / 2, y + down - high / 2, x + across + wide / 2, y + down + high / 2)
        for (x, y), (wide, high), (across, down) in zip(dots, sizes, beside(dots, sizes), strict=True)
    ]


def shared(one, other) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_a_name_alone_stands_to_the_right_of_its_dot():
    assert beside([(50, 50)], [(60, 16)]) == [(30 + GAP, 0)]


def test_of_two_dots_side_by_side_the_left_one_is_named_to_the_left():
    dots, sizes = [(100, 50), (130, 50)], [(60, 16), (60, 16)]
    one, other = drawn_boxes(dots, sizes)
    assert one[2] < 100 and other[0] > 130


def test_no_name_in_the_funnel_covers_another_or_another_of_the_seven_on_a_phone():
    """They were pushed apart by the highest of the seven, while the axis reaches to the limits: 11 pixels for letters of 13."""
    _, picture = differences.funnel_of(DifferencesChoice("neet_16_24", "2024", "2281", Benchmark(), "sv", "light"))
    seven = {area.name("sv") for area in by_size().values()}
    named = [point for mark in picture.marks if isinstance(mark, Dots) for point in mark.points if point.of and point.of.name in seven]
    notes = {note["text"]: note for note in plain(picture, Look.of("light"), "sv")["layout"]["annotations"]}
    boxes, dots = [], []
    for point in named:
        (x, y), wide, note = _on_a_phone(point, picture), width_of(point.of.name, 13), notes[point.of.name]
        left, top = x + note["xshift"] - wide / 2, y - note["yshift"] - 8
        boxes.append((left, top, left + wide, top + 16))
        dots.append((x - 5, y - 5, x + 5, y + 5))
    assert len(boxes) == 7
    assert not [(one, other) for one, other in combinations(boxes, 2) if shared(one, other)]
    assert not [at for at, dot in enumerate(dots) for other, box in enumerate(boxes) if other != at and shared(dot, box)]
