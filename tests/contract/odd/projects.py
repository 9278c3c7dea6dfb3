"""Odd rows of the project lists: Kohesio and the ESF Council's export."""

from pathlib import Path

import pytest

from tests.contract.odd.kinds import ASIDE, READ, REFUSED, Came, came, kind
from tests.recorded import projects

GOOD = projects.KOHESIO_ROWS[0]
COLUMNS = projects.KOHESIO_COLUMNS


def with_cells(**cells: str) -> list[str]:
    return [cells.get(column, cell) for column, cell in zip(COLUMNS, GOOD, strict=True)]


def kohesio(folder: Path, *rows: list[str]) -> Came:
    return came(folder, "kohesio", {"projects-2021-2027.csv": projects.kohesio_csv(rows=[GOOD, *rows])})


@kind("Kohesio", "no local identifier", READ)
def _(folder):
    found = kohesio(folder, with_cells(Operation_Local_Identifier="", Operation_Unique_Identifier="https://linkedopendata.eu/entity/Q2"))
    assert set(found.table["project_id"]) == {"23-017-S01", "Q2"}
    return found.outcome


@kind("Kohesio", "no identifier at all", ASIDE)
def _(folder):
    found = kohesio(folder, with_cells(Operation_Local_Identifier="", Operation_Unique_Identifier=""))
    assert found.aside.rows[0].row == 4, "the first project has a line break in its summary: the odd record begins at line 4"
    return found.outcome


@kind("Kohesio", "amounts with an exponent, or twelve decimals", READ)
def _(folder):
    found = kohesio(
        folder,
        with_cells(Operation_Local_Identifier="a_9", Total_Eligible_Expenditure_amount="1.0007E6", Project_EU_Budget="500350.123456789012"),
    )
    last = found.table.set_index("project_id").loc["9"]
    assert last["total"] == 1_000_700 and last["eu_support"] == pytest.approx(500_350.12345679)
    return found.outcome


@kind("Kohesio", "a date with a time behind it", READ)
def _(folder):
    found = kohesio(
        folder,
        with_cells(Operation_Local_Identifier="a_9", Operation_Start_Date="2023-03-01T00:00:00Z", Operation_End_Date="28/02/2026 00:00"),
    )
    assert list(found.table.set_index("project_id").loc["9", ["start", "end"]]) == ["2023-03-01", "2026-02-28"]
    return found.outcome


@kind("Kohesio", "31 February", ASIDE)
def _(folder):
    return kohesio(folder, with_cells(Operation_Start_Date="31/02/2024", Operation_Local_Identifier="a_9")).outcome


@kind("Kohesio", "kronor in a file in euro", ASIDE)
def _(folder):
    return kohesio(folder, with_cells(Project_EU_Budget="4 500 kr", Operation_Local_Identifier="a_9")).outcome


@kind("Kohesio", "a comma that may be thousands or decimals (1,234)", ASIDE)
def _(folder):
    return kohesio(folder, with_cells(Project_EU_Budget="1,234", Operation_Local_Identifier="a_9")).outcome


@kind("Kohesio", "a negative budget", ASIDE)
def _(folder):
    return kohesio(folder, with_cells(Project_EU_Budget="-5", Operation_Local_Identifier="a_9")).outcome


@kind("Kohesio", "a record with a cell too few", ASIDE)
def _(folder):
    return kohesio(folder, with_cells(Operation_Local_Identifier="a_9")[:-1]).outcome


def spoilt(folder: Path, old: bytes, new: bytes, copies: int = 1) -> Came:
    rows = [
        with_cells(Operation_Local_Identifier=f"a_{number}", Operation_Summary_Programme_Language="Sammanfattning") for number in range(300)
    ]
    content = projects.kohesio_csv(rows=rows)
    return came(folder, "kohesio", {"projects-2021-2027.csv": content.replace(old, new, copies)})


@kind("Kohesio", "a quotation mark that is never closed", ASIDE)
def _(folder):
    found = spoilt(folder, b"Sammanfattning", b'"Samman')
    assert len(found.table) == 299 and [row.row for row in found.aside.rows] == [2]
    return found.outcome


@kind("Kohesio", "a byte that is no UTF-8", ASIDE)
def _(folder):
    found = spoilt(folder, b"Sammanfattning", b"Sammanfattning\xff")
    assert len(found.table) == 299
    return found.outcome


@kind("Kohesio", "the whole file in another encoding", REFUSED)
def _(folder):
    content = projects.kohesio_csv().decode("utf-8-sig").encode("latin-1")
    return came(folder, "kohesio", {"projects-2021-2027.csv": content}).outcome


@kind("Kohesio", "a column that we need has gone", REFUSED)
def _(folder):
    columns = [column for column in COLUMNS if column != "Fund_Code"]
    return came(folder, "kohesio", {"projects-2021-2027.csv": projects.kohesio_csv(columns)}).outcome


def esf(folder: Path, **cells: str) -> Came:
    """The export with one project more, in which these columns (by their Swedish names) hold something else."""
    names = [column.split(" / ")[0] for column in projects.ESF_COLUMNS]
    odd = [{"Diarienummer": "24-001-S01", **cells}.get(name, cell) for name, cell in zip(names, projects.ESF_ROWS[0], strict=True)]
    return came(folder, "esf", {"projects.csv": projects.esf_csv([*projects.ESF_ROWS, odd])})


@kind("ESF", "number in lower case, date with time, kr, narrow and no-break spaces", READ)
def _(folder):
    found = esf(folder, Diarienummer="24-001-s01", Startdatum="2024-01-01 00:00:00", **{"Total projektbudget": "1\u202f234\u00a0567,50 kr"})
    row = found.table.set_index("project_id").loc["24-001-S01"]
    assert (row["start"], row["total"]) == ("2024-01-01", 1_234_567.5)
    return found.outcome


@kind("ESF", "a registration number that is none", ASIDE)
def _(folder):
    found = esf(folder, Diarienummer="okänt")
    assert found.aside.rows[0].column == "Diarienummer"
    return found.outcome


@kind("ESF", "words where an amount should stand", ASIDE)
def _(folder):
    return esf(folder, **{"EU-stöd i SEK": "se bilaga"}).outcome
