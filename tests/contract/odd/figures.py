"""Odd rows and answers of the publishers of figures: Kolada, SCB, Eurostat, Arbetsförmedlingen, JobTech."""

import math
from pathlib import Path

from insteg.collect.publishers import arbetsformedlingen, eurostat
from insteg.collect.publishers.scb import _selection, _wire
from insteg.collect.publishers.scb._questions import QUESTIONS
from tests.contract.manners import QUICK
from tests.contract.odd.kinds import AGAIN, ASIDE, READ, REFUSED, WAITING, Came, came, kind, outcome_of, packed
from tests.recorded import arbetsformedlingen as employment
from tests.recorded import eurostat as survey
from tests.recorded import scb as statistics
from tests.recorded import scb_tables, workbooks

OWN = ["0000", "0022", "2260", "2262", "2280", "2281", "2282", "2283", "2284"]


def page(*more, without: tuple[str, int] | None = None) -> bytes:
    """A page of Kolada: the nine home areas and three others in two years, and `more` rows."""
    areas = [(area, year) for area in (*OWN, "1280", "1281", "1282") for year in (2023, 2024) if (area, year) != without]
    rows = [{"kpi": "N02797", "municipality": area, "period": year, "values": [figure(5.5)]} for area, year in areas]
    return packed({"values": [*rows, *more], "count": len(rows), "next_url": None, "previous_url": None})


def figure(value, gender="T") -> dict:
    return {"gender": gender, "count": 1, "status": "", "value": value, "isdeleted": False}


def row(area, year, *figures) -> dict:
    return {"kpi": "N02797", "municipality": area, "period": year, "values": list(figures)}


def kolada(folder: Path, content: bytes) -> Came:
    return came(folder, "kolada", {"0001-data.json": content})


@kind("Kolada", "text where a number should stand, in a municipality elsewhere", ASIDE)
def _(folder):
    found = kolada(folder, page(row("1283", 2024, figure("n/a"))))
    [odd] = found.aside.rows
    assert (odd.file, odd.row, odd.column, odd.value, odd.area_code) == ("kolada/0001-data.json", 25, "value", "n/a", "1283")
    assert "1283" not in set(found.table["area_code"])
    return found.outcome


@kind("Kolada", "the same in Sundsvall", REFUSED)
def _(folder):
    return kolada(folder, page(row("2281", 2024, figure("n/a")), without=("2281", 2024))).outcome


@kind("Kolada", "the same for the women of Sundsvall only", ASIDE)
def _(folder):
    found = kolada(folder, page(row("2281", 2024, figure(5.5), figure("n/a", "K"), figure(6.0, "M")), without=("2281", 2024)))
    assert found.row("2281", "2024")["value"] == 5.5 and found.row("2281", "2024", "men")["value"] == 6.0
    return found.outcome


@kind("Kolada", "a gender that did not exist before", ASIDE)
def _(folder):
    return kolada(folder, page(row("1283", 2024, figure(5.0), figure(5.0, "X")))).outcome


@kind("Kolada", "an area code as a number", ASIDE)
def _(folder):
    return kolada(folder, page(row(1283, 2024, figure(5.0)))).outcome


@kind("Kolada", "a year as text", ASIDE)
def _(folder):
    return kolada(folder, page(row("1283", "2024", figure(5.0)))).outcome


@kind("Kolada", "null where a row should be", ASIDE)
def _(folder):
    return kolada(folder, page(None)).outcome


@kind("Kolada", "a share of 100.5 elsewhere", ASIDE)
def _(folder):
    return kolada(folder, page(row("1283", 2024, figure(100.5)))).outcome


@kind("Kolada", "NaN, which JSON does not have", ASIDE)
def _(folder):
    return kolada(folder, page(row("1283", 2024, figure(math.nan)))).outcome


@kind("Kolada", "0 for Sweden, which stands for no answer", READ)
def _(folder):
    found = kolada(folder, page(row("0000", 2022, figure(0.0)), *(row(area, 2022, figure(4.0)) for area in OWN[1:])))
    assert found.row("00", "2022")["status"] == "missing"
    return found.outcome


@kind("Kolada", "groups of municipalities among the areas", READ)
def _(folder):
    found = kolada(folder, page(row("G33629", 2024, {**figure(5.9), "count": 7})))
    assert found.table["area_code"].str.len().max() == 4
    return found.outcome


@kind("Kolada", "more than 1 % of a series that cannot be read", REFUSED)
def _(folder):
    return kolada(folder, page(row("1283", 2024, figure("n/a")), row("1284", 2024, figure("n/a")))).outcome


@kind("Kolada", "the only row of a year cannot be read", REFUSED)
def _(folder):
    return kolada(folder, page(row("1283", 2019, figure("n/a")))).outcome


@kind("Kolada", "a page of HTML with status 200", REFUSED)
def _(folder):
    return kolada(folder, b"<html>Underhall pagar</html>").outcome


def scb(folder: Path, name: str, change=lambda dataset: None, drop=()) -> Came:
    """A table of SCB in recorded shape with few regions; `change` spoils its data, `drop` leaves codes out."""
    table = next(one for one in scb_tables.tables("2024M05", "2024M06") if one.id == name)
    table.codes["Region"] = ["00", "22", "2281", "1280", "1281"]
    table.codes["Tid"] = table.codes["Tid"][-2:]
    for dimension, codes in table.codes.items():
        table.codes[dimension] = [code for code in codes if code not in drop]
    metadata = packed({**statistics._dataset(table, table.codes, False), "value": []})
    question = next(one for one in QUESTIONS if one.table == name)
    chosen = _selection.resolve(question, _wire.read(_wire.Metadata, metadata, name), {})
    values, status = table.cells(chosen)
    dataset = {**statistics._dataset(table, chosen, True), "value": values, "status": status}
    change(dataset)
    return came(folder, "scb", {f"{name}-metadata.json": metadata, f"{name}-data-01.json": packed(dataset)})


def cell(dataset: dict, **codes: str) -> int:
    """The flat position of a cell."""
    place = 0
    for name, size in zip(dataset["id"], dataset["size"], strict=True):
        index = dataset["dimension"][name]["category"]["index"]
        place = place * size + index[codes.get(name, next(iter(index)))]
    return place


@kind("SCB", "the total of one dimension spelt TotSa, of the next TotSA", READ)
def _(folder):
    found = scb(folder, "TAB5557")
    people = scb_tables.figures.population_total()["2281"]
    assert found.row("2281", "2025", indicator="population_total")["value"] == people
    return found.outcome


@kind("SCB", "a table without a total for sex", READ)
def _(folder):
    found = scb(folder, "TAB638")
    known = scb_tables.figures.population()
    want = sum(known["2281", sex, str(age)] for sex in "12" for age in range(16, 25))
    assert found.row("2281", "2024", indicator="population_16_24")["value"] == want
    return found.outcome


@kind("SCB", "a total that has gone from a table that had one", READ)
def _(folder):
    found = scb(folder, "TAB5557", drop=("TotSa",))
    both = [found.row("2281", "2025", sex, "population_16_24")["value"] for sex in ("women", "men")]
    assert found.row("2281", "2025", indicator="population_16_24")["value"] == sum(both)
    return found.outcome


@kind("SCB", "text in a cell of a municipality elsewhere", ASIDE)
def _(folder):
    def change(dataset):
        dataset["value"][cell(dataset, Region="1280", Alder="16-19", Kon="1")] = "12 345"

    found = scb(folder, "TAB6260", change)
    assert found.aside.rows[0].area_code == "1280" and found.row("1280", "2024-05", "men", "outside_bas_month_16_24")["status"] == "missing"
    return found.outcome


@kind("SCB", "true in a cell of Sundsvall", REFUSED)
def _(folder):
    def change(dataset):
        dataset["value"][cell(dataset, Region="2281", Alder="16-19", Kon="1+2", Fodelseregion="tot")] = True

    return scb(folder, "TAB6260", change).outcome


@kind("SCB", "null and the sign .. in a cell", READ)
def _(folder):
    def change(dataset):
        place = cell(dataset, Region="2281", Alder="16-19", Kon="1+2", ContentsCode="000004YH")
        dataset["value"][place], dataset["status"] = None, {str(place): ".."}

    found = scb(folder, "TAB6260", change)
    assert found.row("2281", "2024-05", indicator="unemployed_bas_month_16_24")["status"] == "suppressed"
    return found.outcome


@kind("SCB", "values as an object instead of a list", READ)
def _(folder):
    def change(dataset):
        dataset["value"] = {str(place): value for place, value in enumerate(dataset["value"])}

    return scb(folder, "TAB5557", change).outcome


@kind("SCB", "a code for sex that did not exist before", REFUSED)
def _(folder):
    def change(dataset):
        index = dataset["dimension"]["Kon"]["category"]["index"]
        dataset["dimension"]["Kon"]["category"]["index"] = {"9" if code == "2" else code: place for code, place in index.items()}

    return scb(folder, "TAB5557", change).outcome


@kind("SCB", "a claim of a thousand million cells", REFUSED)
def _(folder):
    return scb(folder, "TAB5557", lambda dataset: dataset.update(size=[10**9, *dataset["size"][1:]])).outcome


def asked(folder: Path, *planned: tuple[int, bytes], wide: str = "") -> tuple[str, int]:
    """What a download from Eurostat comes to, and how often edat_lfse_16 was asked for."""
    from dataclasses import replace

    with survey.stub(wide=wide) as server:
        for status, body in planned:
            server.plan(status, body, fits=lambda request: "edat_lfse_16" in request.url.path)
        came_of_it = outcome_of(lambda: eurostat.fetch(folder, base=f"{server.url}/data", manners=replace(QUICK, longest_wait=0.01)))
        return came_of_it, sum("edat_lfse_16" in path for path in server.paths())


@kind("Eurostat", "413 ASYNCHRONOUS_RESPONSE", AGAIN)
def _(folder):
    came_of_it, times = asked(folder, (413, packed({"error": [{"status": 413, "label": survey.WORKING}]})))
    return AGAIN if (came_of_it, times) == (READ, 2) else came_of_it


@kind("Eurostat", "200 with nothing but a warning", AGAIN)
def _(folder):
    came_of_it, times = asked(folder, (200, packed({"warning": {"status": 413, "label": survey.WORKING}})))
    return AGAIN if (came_of_it, times) == (READ, 2) else came_of_it


def dataset_of(change) -> dict[str, bytes]:
    codes = {**survey.OTHERS["edat_lfse_16"], "sex": ["T", "M"], "geo": ["SE32", "SE"], "time": ["2023", "2024"]}
    content = survey._dataset("edat_lfse_16", codes)
    content["value"], content["status"] = {str(place): 9.5 for place in range(8)}, {}
    change(content)
    return {"edat_lfse_16.json": packed(content)}


@kind("Eurostat", "text in a cell of the men of SE32", ASIDE)
def _(folder):
    found = came(folder, "eurostat", dataset_of(lambda content: content["value"].update({"4": "9,5"})))
    assert (found.aside.rows[0].area_code, found.aside.rows[0].sex) == ("SE32", "men") and len(found.table) == 7
    return found.outcome


@kind("Eurostat", "text in a cell of Sweden", REFUSED)
def _(folder):
    return came(folder, "eurostat", dataset_of(lambda content: content["value"].update({"2": "9,5"}))).outcome


@kind("Eurostat", "a sign without a figure", READ)
def _(folder):
    found = came(folder, "eurostat", dataset_of(lambda content: (content["value"].pop("0"), content["status"].update({"0": ":"}))))
    assert found.row("SE32", "2023")["status"] == "missing"
    return found.outcome


@kind("Eurostat", "a dimension with codes that were not asked for", REFUSED)
def _(folder):
    def change(content):
        content["size"][content["id"].index("unit")] = 2
        content["dimension"]["unit"] = survey._dimension(["NEW_1", "NEW_2"])

    return came(folder, "eurostat", dataset_of(change)).outcome


HOME = [one for one in employment.share_rows() if one["LAN"] == "Västernorrlands län" and one["PERIOD"] == "2022-12"]
OTHERS = [one for one in employment.share_rows() if one["LAN"] == "Skåne län" and one["PERIOD"] == "2022-12"]
COUNT = "registered_month_18_24_count"


def shares(folder: Path, *rows: dict) -> Came:
    return came(folder, "arbetsformedlingen", {"share.xlsx": workbooks.share([*HOME, *OTHERS, *rows])})


@kind("Arbetsförmedlingen", "one municipality under two counties in a month", READ)
def _(folder):
    rows = [
        ["2006-12", "Västmanlands län", "Heby", "18-24 år", 106, 50, 30, 10],
        ["2006-12", "Uppsala län", "Heby", "18-24 år", 6, "<5", 2, 1],
    ]
    found = came(folder, "arbetsformedlingen", {"duration.xlsx": workbooks.duration(rows)})
    six, twelve = (found.row("0331", "2006-12", indicator=f"without_work_{months}_months_18_24_count") for months in (6, 12))
    assert (six["lower"], six["upper"]) == (50, 54) and twelve["value"] == 32
    return found.outcome


@kind("Arbetsförmedlingen", "an empty cell for the municipality", READ)
def _(folder):
    found = shares(folder, {**OTHERS[0], "KOM": ""})
    assert found.row("00", "2022-12", indicator=COUNT)["value"] == sum(one["UNGSOK"] for one in (*HOME, *OTHERS))
    return found.outcome


@kind("Arbetsförmedlingen", "a municipality that nobody knows, elsewhere", ASIDE)
def _(folder):
    found = shares(folder, {**OTHERS[0], "KOM": "Nystad"})
    sweden = found.row("00", "2022-12", indicator=COUNT)
    assert sweden["lower"] == sum(one["UNGSOK"] for one in (*HOME, *OTHERS)) and math.isnan(sweden["value"]) and math.isnan(sweden["upper"])
    return found.outcome


@kind("Arbetsförmedlingen", "a municipality that nobody knows, in our county", REFUSED)
def _(folder):
    return shares(folder, {**HOME[0], "KOM": "Sundsvalla"}).outcome


@kind("Arbetsförmedlingen", "text in a cell elsewhere", ASIDE)
def _(folder):
    found = shares(folder, {**OTHERS[0], "KOM": "Stockholm", "LAN": "Stockholms län", "UNGKSOK": "fel"})
    assert found.row("0180", "2022-12", indicator=COUNT)["value"] == OTHERS[0]["UNGSOK"]
    return found.outcome


@kind("Arbetsförmedlingen", "a month that is none (2022-13)", ASIDE)
def _(folder):
    return shares(folder, {**OTHERS[0], "PERIOD": "2022-13"}).outcome


@kind("Arbetsförmedlingen", "a row that stands twice", ASIDE)
def _(folder):
    found = shares(folder, OTHERS[0])
    assert found.row("00", "2022-12", indicator=COUNT)["value"] == sum(one["UNGSOK"] for one in (*HOME, *OTHERS))
    return found.outcome


@kind("Arbetsförmedlingen", "two rows of Sundsvall that contradict each other", REFUSED)
def _(folder):
    return shares(folder, {**next(one for one in HOME if one["KOM"] == "Sundsvall"), "UNGSOK": 1}).outcome


@kind("Arbetsförmedlingen", "one file a month behind the other", WAITING)
def _(folder):
    world = employment.World(share_month="2023-01", share=b"x", duration=b"x")
    with employment.stub(world) as server:
        return outcome_of(lambda: arbetsformedlingen.fetch(folder, base=server.url, manners=QUICK))


def adverts(folder: Path, **odd) -> Came:
    areas = ["00", "22", "2260", "2262", "2280", "2281", "2282", "2283", "2284"]
    good = {"total": {"value": 40}, "positions": 60, "stats": [], "hits": []}
    files = {f"{when}-2025-03-{area}.json": packed(good) for area in areas for when in ("now", "past")}
    return came(folder, "jobtech", {**files, "now-2025-03-2281.json": packed({**good, **odd})})


@kind("JobTech", "fewer adverts than none", REFUSED)
def _(folder):
    found = adverts(folder, total={"value": -1})
    assert list(found.tables) == ["past-2025-03"]
    return found.outcome


@kind("JobTech", "adverts but no number of jobs", REFUSED)
def _(folder):
    return adverts(folder, positions=None).outcome
