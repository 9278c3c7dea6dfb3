"""Names on a map: none covers another, none leaves the map, and those that stand free stay where they are."""

from hypothesis import given
from hypothesis import strategies as st

from insteg.figures.pictures.spread import parted


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
