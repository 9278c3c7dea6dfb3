"""The number of an arc stands on no name and on no other number."""

import pytest

from insteg.figures.pictures.arcs import Arc, Surround, around, numbered

ROOM = Surround(-9, -9, 9, 9)
ARC = Arc(100.0, 0.0, 200.0, 40.0)


def test_the_number_stands_in_the_middle_where_nothing_is_in_the_way():
    assert numbered([ARC], [ROOM], []) == [(120.0, 100.0)]


def test_the_number_goes_along_its_arc_until_it_lies_on_no_name():
    name = Surround(110, 95, 190, 115)
    ((x, y),) = numbered([ARC], [ROOM], [name])
    assert y < 86 or y > 124
    assert not Surround(x - 9, y - 9, x + 9, y + 9).meets(name)
    # As near the middle as can be: a step nearer, it would lie on the name.
    assert 60 <= y <= 140
    part = y / 200
    assert x == pytest.approx(100 + 2 * part * (1 - part) * 40)


def test_numbers_of_two_arcs_in_one_place_stand_apart():
    one, other = numbered([ARC, ARC], [ROOM, ROOM], [])
    assert abs(one[1] - other[1]) >= 18


def test_where_there_is_no_free_place_the_number_stays_in_the_middle():
    assert numbered([ARC], [ROOM], [Surround(0, -50, 300, 300)]) == [(120.0, 100.0)]


def test_a_word_beside_the_number_is_kept_free_as_well():
    name = Surround(140, 95, 190, 115)
    assert numbered([ARC], [ROOM], [name]) == [(120.0, 100.0)]
    assert numbered([ARC], [Surround(-9, -9, 80, 9)], [name])[0][1] != 100.0


def meets(arc: Arc, name: Surround) -> bool:
    points = [arc.point(step / 200) for step in range(201)]
    return any(name.left < x < name.right and name.top < y < name.bottom for x, y in points)


def test_an_arc_through_no_name_is_left_as_it_is():
    assert around([ARC], [Surround(200, 0, 300, 200)], (0, 500)) == [ARC]


@pytest.mark.parametrize("name", [Surround(110, 90, 200, 110), Surround(60, 90, 125, 110)])
def test_an_arc_goes_around_a_name_from_the_same_place_to_the_same_place(name):
    assert meets(ARC, name)
    (arc,) = around([ARC], [name], (0, 500))
    assert not meets(arc, name)
    assert (arc.point(0), arc.point(1)) == (ARC.point(0), ARC.point(1))


def test_no_arc_leaves_the_picture_and_where_nothing_is_free_it_stays():
    wall = Surround(-1000, 50, 2000, 150)
    assert around([ARC], [wall], (0, 500)) == [ARC]
    (arc,) = around([ARC], [Surround(110, 90, 200, 110)], (95, 125))
    assert 95 <= arc.x + arc.far / 2 <= 125
