"""The narrowest question for the rows of a figure: a level in the place of its areas where the rows are of nearly all of them."""

import pandas as pd
import pytest

from insteg.figures import api_link
from insteg.figures.api_link import DataLink, Part
from insteg.reference import in_view

pytestmark = pytest.mark.usefixtures("snapshot")


def every(level: str) -> list[str]:
    return sorted(code for code, area in in_view.areas().items() if area.level == level)


@pytest.mark.parametrize(("share", "is_level"), [(1.0, True), (0.95, True), (0.85, False)])
def test_nearly_all_municipalities_are_asked_for_by_their_level(share, is_level):
    codes = every("municipality")
    assert api_link._level(codes[: round(len(codes) * share)]) == (["municipality"] if is_level else [])


def test_a_few_areas_are_named_one_by_one_even_where_they_are_all_of_their_level():
    assert api_link._level(["00"]) == [] and api_link._level(every("county")[:20]) == []
    assert api_link._level(every("county")) == (["county"] if len(every("county")) > 20 else [])


def test_what_narrows_nothing_is_left_out_and_the_rest_is_named_once_and_in_order():
    rows = pd.DataFrame(
        {
            "indicator": "neet_16_24",
            "area_code": ["2281", "00", "2281"],
            "period": ["2023", "2021", "2022"],
            "sex": ["women", "women", "men"],
        }
    )
    question = api_link._question(rows)
    assert question["area"] == ["00", "2281"] and question["sex"] == ["men", "women"]
    assert (question["period_from"], question["period_to"]) == (["2021"], ["2023"])
    assert api_link._question(rows.assign(sex=["women", "men", "total"]))["sex"] == []


@pytest.mark.parametrize(
    ("column", "resource"),
    [
        ("measure", "synchronisation"),
        ("outcome_id", "outcomes"),
        ("positive_count", "interventions"),
        ("finding_count", "evidence"),
        ("x", "projects"),
    ],
)
def test_a_figure_without_a_measure_leads_to_the_resource_of_its_rows(column, resource):
    assert api_link.parts(pd.DataFrame({column: [1], "project_id": ["VN14"]} if column != "x" else {"x": [1]})) == [Part(resource, {})]


@pytest.mark.parametrize(("language", "address"), [("sv", "/api/v1/projects.csv"), ("en", "/api/v1/projects.csv?lang=en")])
def test_the_language_stands_in_the_address_of_any_but_swedish(language, address):
    assert api_link.addresses([Part("projects", {})], language) == [DataLink("", address)]


def test_of_several_measures_each_address_is_called_by_its_measure_in_the_language_asked_for():
    questions = [Part("observations", {"indicator": ["neet_16_24"]}, "neet_16_24"), Part("observations", {"indicator": ["neet_16_24"]})]
    titles = [[link.title for link in api_link.addresses(questions, language)] for language in ("sv", "en")]
    known = in_view.indicators()["neet_16_24"]
    assert titles == [[known.text("sv").title, ""], [known.text("en").title, ""]] and titles[0] != titles[1]
