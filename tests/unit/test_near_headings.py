"""A file that lacks headings is told which, and which of its own are nearly them."""

import csv
import io

import pytest

from insteg.collect.own import finding_reading, outcome_reading, projects
from insteg.collect.own.tables import ImportRefused
from tests.unit.own_files import folder, saved  # noqa: F401  a fixture
from tests.unit.test_import_evidence import ROW as FINDING
from tests.unit.test_import_outcomes import SUMS


def lines(head: list[str], cells: list[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([head, cells])
    return text.getvalue().encode()


def said(read, folder, head: list[str], cells: list[str] | None = None) -> str:  # noqa: F811
    with pytest.raises(ImportRefused) as refused:
        read(saved(folder, lines(head, cells or ["a"] * len(head))))
    return str(refused.value)


@pytest.mark.parametrize(
    ("head", "parts", "absent"),
    [
        # No heading is known.
        (["Löpnummer", "Ort", "Anteckning"], ["lacks Id, Projektets namn, Kommuner, Källans adress."], ["Did you mean"]),
        # Only one is, and the others are slips of the pen.
        (
            ["Id", "Projektets nam", "Kommunr", "Kallans adress"],
            [
                "lacks Projektets namn, Kommuner, Källans adress.",
                "Did you mean Projektets namn by 'Projektets nam'?",
                "Did you mean Kommuner by 'Kommunr'?",
                "Did you mean Källans adress by 'Kallans adress'?",
            ],
            ["by 'Id'"],
        ),
        # A diary number does for the id.
        (["Diarienummer", "x"], ["lacks Projektets namn, Kommuner, Källans adress."], ["lacks Id"]),
        # Enough are known to be read as the template.
        (
            ["Id", "Projektets namn", "Kommunr", "Källans adress"],
            ["lacks the headings Kommuner", "not known are Kommunr", "Did you mean Kommuner by 'Kommunr'?"],
            [],
        ),
        (["Id", "Projektets namn", "Ort", "Källans adress"], ["lacks the headings Kommuner", "not known are Ort"], ["Did you mean"]),
    ],
)
def test_projects(folder, head, parts, absent):  # noqa: F811
    told = said(projects.plan, folder, head)
    assert [part for part in parts if part not in told] == [] and [part for part in absent if part in told] == []
    assert "template" in told


def test_findings_name_every_heading_that_is_not_there(folder):  # noqa: F811
    head = [{"Insatstyp": "Insattyp", "Land": "Var"}.get(name, name) for name in FINDING]
    told = said(finding_reading.read, folder, head, list(FINDING.values()))
    assert "lacks the column Insatstyp, Land" in told and "Did you mean Insatstyp by 'Insattyp'?" in told


def test_a_follow_up_names_every_heading_that_is_not_there(folder):  # noqa: F811
    head = [{"Kön": "Kon", "Ålder": "Åldrar"}.get(name, name) for name in SUMS]
    told = said(outcome_reading.read, folder, head, list(SUMS.values()))
    assert "lacks the column Kön, Ålder" in told and "by 'Åldrar'" not in told.replace("Did you mean Ålder by 'Åldrar'", "")


def test_a_heading_that_may_be_a_person_is_not_repeated(folder):  # noqa: F811
    assert "Anna" not in said(outcome_reading.read, folder, ["Projektets id", "Period Anna Svensson", "Kön", "Ålder", "I arbete"])
