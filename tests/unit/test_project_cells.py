"""How amounts and dates of the project lists are read: what is clear is read, what could be either is asked about."""

import pytest

from insteg.collect.project_list import Unreadable, amount, day


@pytest.mark.parametrize(
    ("text", "currency", "value"),
    [
        ("", "SEK", None), ("4 973 906", "SEK", 4_973_906), ("4\u00a0973\u202f906,50\u2009kr", "SEK", 4_973_906.5), ("1 000 kr.", "SEK", 1000),
        ("SEK 12", "SEK", 12), ("500:-", "SEK", 500), ("\u22125", "SEK", -5), ("+25000", "EUR", 25_000), ("740740.500000000001", "EUR", 740_740.5),
        ("1.2E6", "EUR", 1_200_000), ("1,5e+06", "EUR", 1_500_000), ("1.234.567,50", "EUR", 1_234_567.5), ("1,234,567.50", "EUR", 1_234_567.5),
        ("1,234,567", "EUR", 1_234_567), ("0,123", "EUR", 0.123), ("12,5", "EUR", 12.5), ("\u20ac 12", "EUR", 12), ("9.", "EUR", 9),
    ],
)  # fmt: skip
def test_an_amount(text, currency, value):
    assert amount(text, currency) == (value if value is None else pytest.approx(value, rel=1e-12))


@pytest.mark.parametrize("text", ["1,234", "12,345", "1.2.3", "1,2,3.4", "5 kr", "se bilaga", "1e400", "9e99", "nan", "12-13", "0x10"])
def test_what_is_no_amount_in_euro_is_not_guessed(text):
    with pytest.raises(Unreadable):
        amount(text, "EUR")


@pytest.mark.parametrize(
    ("text", "form", "iso"),
    [
        ("", "%Y-%m-%d", ""), ("2023-03-01", "%Y-%m-%d", "2023-03-01"), ("2023-03-01 00:00:00", "%Y-%m-%d", "2023-03-01"),
        ("2023-03-01T00:00:00.000+01:00", "%Y-%m-%d", "2023-03-01"), ("01/03/2023", "%d/%m/%Y", "2023-03-01"), ("01/03/2023 00:00", "%d/%m/%Y", "2023-03-01"),
        ("2023-03-01", "%d/%m/%Y", "2023-03-01"),
    ],
)  # fmt: skip
def test_a_day(text, form, iso):
    assert day(text, form) == iso


@pytest.mark.parametrize("text", ["31/02/2024", "13/13/2024", "2024", "2024-01-01 kl 8", "45292"])
def test_what_is_no_day_is_not_guessed(text):
    with pytest.raises(Unreadable):
        day(text, "%d/%m/%Y")
