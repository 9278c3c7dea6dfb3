"""The effect's question at its limits: which year a project begins to count, which years belong together, who may be a donor."""

from dataclasses import replace

import pandas as pd
import pytest

from insteg.figures import effect
from insteg.figures.effect import EVERYBODY, LISTED, SAME_SIZE, EffectQuestion
from insteg.reference import catalogue
from insteg.store import queries

ASKED = EffectQuestion("neet_16_24", "2282", 2016, EVERYBODY, (), False)


@pytest.mark.parametrize(("day", "year"), [("2016-01-01", 2016), ("2016-06-30", 2016), ("2016-07-01", 2017), ("2016-12-31", 2017)])
def test_a_year_counts_when_half_of_it_is_left(day, year):
    assert effect._first_year(pd.Timestamp(day)) == year


def test_projects_are_offered_from_the_first_year_to_the_last(monkeypatch):
    starts = {"A": "2014-07-01", "B": "2014-06-30", "C": "2016-06-30", "D": "2016-07-01", "E": None}
    rows = pd.DataFrame(
        [{"project_id": name, "area_code": "2281", "title": name, "starts_on": pd.Timestamp(day)} for name, day in starts.items()]
        + [{"project_id": "F", "area_code": "2282", "title": "F", "starts_on": pd.Timestamp("2015-01-01")}]
    )
    monkeypatch.setattr(effect, "ask", lambda _: rows)
    assert effect.projects_of.__wrapped__("2281", 2015, 2016) == {"A": ("A", 2015), "C": ("C", 2016)}


@pytest.mark.parametrize(("start", "first", "last"), [(2014, 2008, 2014), (2015, 2015, 2024), (2016, 2015, 2024)])
def test_the_years_used_lie_on_one_side_of_the_break(start, first, last):
    """NEET was counted anew from 2015 on; 2015 itself is the new way."""
    years = effect.years_of(replace(ASKED, start=start)).index
    assert (years.min(), years.max()) == (first, last)
    whole = effect.years_of(replace(ASKED, start=start, accepts_break=True)).index
    assert (whole.min(), whole.max()) == (2008, 2024)


def test_donors_are_no_one_with_a_project_of_their_own_and_the_sixty_nearest_in_size():
    everybody, near = effect.donors(ASKED), effect.donors(replace(ASKED, pool=SAME_SIZE))
    own = set(queries.ask("project_starts")["area_code"])
    assert not set(everybody) & (own | set(catalogue.the_seven())) and len(everybody) > 200
    sizes = queries.ask("sizes").set_index("area_code")["population"]
    ratio = {code: max(sizes[code] / sizes["2282"], sizes["2282"] / sizes[code]) for code in everybody}
    assert len(near) == 60 and max(ratio[code] for code in near) <= min(ratio[code] for code in set(everybody) - set(near))
    assert effect.donors(replace(ASKED, pool=LISTED, listed=("0180", "2282", "1480"))) == ("0180", "1480")
