"""Who may answer from one address: as many phones as were there, whatever one client makes up."""

import pytest

from insteg.show.rooms.seats import FREE, SHARE, Seats, address

HALL, OTHER = "192.0.2.1", "198.51.100.7"


def cast(seats: Seats, tickets, at: str = HALL) -> int:
    """How many are given an answer each, coming one after the other."""
    given = 0
    for ticket in tickets:
        seats.come(ticket, at)
        given += seats.may_answer(ticket, at)
        seats.leave(ticket, at)
    return given


def test_one_client_has_not_seven_hundred_voices():
    assert cast(Seats(), map(str, range(700))) == FREE + SHARE


def test_a_hall_behind_one_address_has_a_voice_each():
    seats = Seats()
    for number in range(200):
        seats.come(str(number), HALL)
    assert all(seats.may_answer(str(number), HALL) for number in range(200))


def test_made_up_phones_lock_nobody_out():
    """Neither who was there before, nor who comes after from there or from elsewhere."""
    seats = Seats()
    seats.come("early", HALL)
    assert cast(seats, (f"made up {number}" for number in range(1_905))) < 20
    assert seats.may_answer("early", HALL)
    seats.come("late", HALL)
    seats.come("later", HALL)
    assert seats.may_answer("later", HALL) and seats.may_answer("late", HALL)
    assert seats.may_answer("elsewhere", OTHER)


def test_who_left_without_an_answer_leaves_the_seat():
    seats = Seats()
    for number in range(1_905):
        seats.come(str(number), HALL)
        seats.leave(str(number), HALL)
    assert seats.may_answer("new", HALL)


def test_an_answer_is_changed_as_often_as_one_likes():
    seats = Seats()
    cast(seats, map(str, range(700)))
    assert seats.may_answer("3", HALL) and not seats.may_answer("699", HALL)


@pytest.mark.parametrize(
    ("client", "counted"),
    [("192.0.2.1", "192.0.2.1"), ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"), ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"), ("", "")],
)
def test_what_counts_as_one_address(client, counted):
    assert address(client) == counted
