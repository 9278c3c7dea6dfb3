"""The same project is one project: known by id, diary number, or title, owner, dates and address; shown as a change, never as a second."""

import pytest

from insteg import cli
from insteg.collect.own import projects, shelf
from tests.unit.own_files import ROW, folder, table  # noqa: F401

# What the collection holds of one of its projects, as another person would write it.
HELD = {
    "Id": "LÄR-1", "Projektets namn": "LÄR ", "Kommuner": "Härnösand", "Projektägare": "Kommunförbundet  Västernorrland", "Fas": "Genomförande",
    "Start": "2 jan 2014", "Slut": "31/12/2014", "Total budget, kronor": "674 537 kr", "Varav EU-stöd, kronor": "674 537 kr",
    "Källans adress": "http://esf.se/sv/Resultat/Projektbanken/Behallare-for-projekt/Mellersta-Norrland/lar",
}  # fmt: skip
WHOLE = ROW | {"Start": "2014-01-02", "Slut": "2014-12-31"}


def test_a_published_project_is_recognised_and_what_differs_is_shown(folder, capsys):  # noqa: F811
    file = table(folder, HELD)
    assert cli.main(["import-projects", str(file), "--yes"]) == 0
    said = capsys.readouterr().out
    assert "Row 2, LÄR-1, is VN01: same title, owner, dates and address." in said
    assert "Already in the collection, not imported again: LÄR-1." in said
    assert "0 new, 0 changed" in said and not shelf.folder().exists()
    plan = projects.plan(file)
    # The bank's own phase, over what the collection holds; the amounts and the dates are the same and not told.
    assert not {"total_budget_sek", "start_date", "end_date", "owner"} & {item.column for item in plan.differences}
    assert all(item.key == "VN01" for item in plan.differences) and plan.changes == ()


@pytest.mark.parametrize(
    ("change", "is_same"),
    [
        ({"Projektets namn": "växthuset!"}, True),
        ({"Projektets namn": "Växthuset (VX)"}, True),
        ({"Projektets namn": "Projekt Växthuset"}, True),
        ({"Projektägare": "EXEMPELKOMMUNEN, arbetsmarknadsenheten"}, True),
        ({"Start": "2014-01", "Slut": "2014"}, True),
        ({"Slut": "2015-06-30"}, True),
        ({"Källans adress": "http://exempel.se/projekt/1/"}, True),
        ({"Källans adress": "https://www.exempel.se/annan/7", "Projektägare": ""}, True),
        ({"Projektets namn": "Orangeriet"}, False),
        ({"Start": "2018-01-01", "Slut": "2019-12-31", "Källans adress": "https://www.exempel.se/annan/7"}, False),
        ({"Projektägare": "Annankommunen", "Källans adress": "https://www.exempel.se/annan/7"}, False),
        ({"Projektägare": "", "Slut": "", "Källans adress": "https://www.exempel.se/annan/7"}, False),
        ({"Källans adress": "https://www.exempel.se/projekt/12", "Projektägare": "Annankommunen", "Slut": ""}, False),
    ],
)
def test_an_imported_project_under_another_id_is_the_same_or_another(folder, change, is_same):  # noqa: F811
    projects.accept(projects.plan(table(folder, WHOLE)))
    plan = projects.plan(table(folder, WHOLE | {"Id": "B", "Planerade deltagare": "60"} | change))
    assert plan.rejections == ()
    if is_same:
        assert plan.new.empty and {item.key for item in plan.changes} == {"A"}
        assert ("participants_planned", "", "60") in {(item.column, item.before, item.after) for item in plan.changes}
        assert [(item.file_id, item.project_id) for item in plan.recognised] == [("B", "A")]
    else:
        assert plan.new["project_id"].tolist() == ["B"] and plan.changes == ()


def test_the_row_that_has_the_id_keeps_it_from_one_that_only_looks_like_it(folder):  # noqa: F811
    projects.accept(projects.plan(table(folder, WHOLE)))
    plan = projects.plan(table(folder, WHOLE, WHOLE | {"Id": "B"}))
    assert plan.unchanged == ("A",) and plan.new["project_id"].tolist() == ["B"]
    assert plan.notes == ("Rows 2, 3 look like one project. Keep one of them if they are.",)


def test_two_rows_that_look_like_one_known_project_are_asked_about(folder):  # noqa: F811
    projects.accept(projects.plan(table(folder, WHOLE)))
    plan = projects.plan(table(folder, WHOLE | {"Id": "B"}, WHOLE | {"Id": "C"}))
    assert [(item.row, item.column) for item in plan.rejections] == [(2, "project_id"), (3, "project_id")]
    assert "This looks like A" in plan.rejections[0].fix and not plan.writes


def test_importing_again_under_the_other_id_changes_nothing(folder):  # noqa: F811
    projects.accept(projects.plan(table(folder, WHOLE)))
    again = projects.plan(table(folder, WHOLE | {"Id": "B"}))
    assert again.unchanged == ("A",) and not again.writes
