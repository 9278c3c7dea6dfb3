"""Kohesio's files and the ESF Council's export, with real project numbers and titles from the published list."""

import csv
import io

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from tests.recorded._server import Stub

LATEST = "data/projects-2021-2027/latest/SE-pp21-27-latest.csv"
KOHESIO_COLUMNS = [
    "Operation_Unique_Identifier", "Operation_Local_Identifier", "Operation_Name_English", "Operation_Name_Programme_Language", "Country",
    "Operation_Start_Date", "Operation_End_Date", "Total_Eligible_Expenditure_amount", "Project_EU_Budget", "Beneficiary_Name",
    "Beneficiary_Local_Identifier", "Fund_Code", "LAU_IDs", "NUTS3_Code", "Programming_Period", "Operation_Summary_Programme_Language",
]  # fmt: skip
ESF_COLUMNS = [
    "Diarienummer / Operation ID", "Stödmottagare / Beneficiary", "Projektägare organisationsnummer / Beneficiary ID",
    "Projektägare ort / Beneficiary city", "Namn på insatsen / Operation Name", "Total projektbudget / Total budget SEK",
    "Unionens medfinansieringsgrad / Union co-financing rate", "EU-stöd i SEK / EU contribution SEK", "Sammanfattning / Summary",
    "Startdatum / Start date", "Slutdatum / End date", "EU-fond / EU fund",
]  # fmt: skip
# Composed rows: the shapes are those of the real files, the projects are not.
KOHESIO_ROWS = [
    ["Q1", "2021SE05SFPR001_23-017-S01", "Way in", "Vägen in", "Sweden", "01/03/2023", "28/02/2026", "1234567.5", "740740.5",
     "Sundsvalls kommun", "2120002411", "ESF+", "SE_2281|SE_2262", "SE321|SE322", "2021-2027", "Rad ett\nRad två, med \"citat\""],
    ["Q2", "2021SE05SFPR001_23-018-S01", "Own firm", "Eget", "Sweden", "01/01/2024", "", "50000", "+25000", "Anna Andersson",
     "850101-1234", "ESF+", "2282", "", "2021-2027", ""],
    ["Q3", "2021SE16RFPR001_9-1", "Broadband", "Bredband", "Sweden", "01/01/2024", "31/12/2025", "9", "9", "X AB", "5560000001", "ERDF", "", "SE321", "2021-2027", ""],
    # Seen in Swedish rows: no local number, an address as unique identifier, amounts as a spreadsheet writes them.
    ["https://linkedopendata.eu/entity/Q5", "", "Quick Care", "Snabb vård", "Sweden", "02/10/2023", "", "1.0007E6", "500350.123456789012",
     "X kommun", "2120000000", "ESF+", "", "SE321", "2021-2027", ""],
    ["Q4", "2021SE05SFPR001_23-019-S01", "South", "Söder", "Sweden", "01/01/2024", "31/12/2025", "9", "9", "Y AB", "5560000001", "ESF+", "1280", "SE224", "2021-2027", ""],
]  # fmt: skip
ESF_ROWS = [
    ["23-017-S01", "Sundsvalls kommun", "212000-2411", "Sundsvall", "Vägen in", "4\u00a0973\u202f906 kr", "60%", "2 984 343 kr", "<p>Unga <b>utan</b> jobb.<br/>Stöd.</p>",
     "2023-03-01 00:00:00", "2026-02-28T00:00:00", "Europeiska socialfonden+"],
    ["23-018-s01", "Anna Andersson", "850101-1234", "Kramfors", "Eget", "100 000", "90%", "90 000", "", "2024-01-01", "", "Europeiska socialfonden+"],
]  # fmt: skip


def kohesio_csv(columns: list[str] | None = None, rows: list[list[str]] | None = None) -> bytes:
    """With a byte order mark; `columns` leaves some out, as older files do."""
    kept = columns or KOHESIO_COLUMNS
    places = [KOHESIO_COLUMNS.index(column) for column in kept]
    return _csv([kept, *([row[place] for place in places if place < len(row)] for row in rows or KOHESIO_ROWS)], ",")


def esf_csv(rows: list[list[str]] | None = None) -> bytes:
    return _csv([ESF_COLUMNS, *(rows or ESF_ROWS)], ";")


def _csv(rows: list[list[str]], separator: str) -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=separator).writerows(rows)
    return target.getvalue().encode("utf-8-sig")


def kohesio_stub(port: int = 0) -> Stub:
    """The older period's file lacks an optional column (organisation numbers), as the real one does."""
    older = kohesio_csv(
        [column for column in KOHESIO_COLUMNS if column != "Beneficiary_Local_Identifier"],
        [["Q9", "2014SE05M9OP001_2016/00123", *KOHESIO_ROWS[0][2:]]],
    )
    files = {LATEST: kohesio_csv(), "data/projects-2014-2020/latest/SE-pp14-20-latest.csv": older}

    async def listing(request: Request) -> Response:
        return JSONResponse({"files": [*files, "data/beneficiaries/latest/SE-latest.csv"]})

    async def file(request: Request) -> Response:
        content = files.get(request.query_params.get("id", ""))
        if content is None:
            return PlainTextResponse("Service is unavailable", 503)
        return Response(content, headers={"Content-Disposition": "attachment; filename=projects.csv"})

    # The listing where it was read in September 2026; where it stood in 2025 there is nothing any more.
    return Stub([Route("/api/data/projects-{period}/{date}", listing), Route("/api/data/object", file)], "", port)


def esf_stub(port: int = 0) -> Stub:
    async def file(request: Request) -> Response:
        return Response(esf_csv(), media_type="text/csv")

    return Stub([Route("/export.csv", file)], port=port)
