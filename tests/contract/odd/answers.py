"""Answers that look right and are not what was asked for, and figures that are lost or doubled without being unreadable."""

import json
import math
import unicodedata

from tests.contract.odd.figures import COUNT, HOME, OTHERS, adverts, cell, dataset_of, figure, kolada, page, row, scb, shares
from tests.contract.odd.kinds import ASIDE, READ, REFUSED, came, kind
from tests.contract.odd.projects import GOOD, kohesio, with_cells
from tests.recorded import eurostat as survey
from tests.recorded import projects, workbooks


def one_code(dataset: dict, dimension: str, code: str) -> None:
    """Let the only code of a dimension be another."""
    assert dataset["size"][dataset["id"].index(dimension)] == 1
    dataset["dimension"][dimension]["category"] = {"index": {code: 0}, "label": {code: code}}


@kind("Kolada", "two figures of Sundsvall that contradict each other", REFUSED)
def _(folder):
    return kolada(folder, page(row("2281", 2024, figure(50.0)))).outcome


@kind("Kolada", "a row that stands twice and says the same", READ)
def _(folder):
    return kolada(folder, page(row("2281", 2024, figure(5.5)))).outcome


@kind("Kolada", "a figure taken back beside the one in its place", READ)
def _(folder):
    found = kolada(folder, page(row("1280", 2024, {**figure(7.0), "isdeleted": True}), row("1283", 2024, figure(5.0))))
    assert len(found.table) == 24
    return found.outcome


@kind("Kolada", "an area that nobody knows (281)", ASIDE)
def _(folder):
    found = kolada(folder, page(row("281", 2024, figure(5.0))))
    assert found.aside.rows[0].sentence() == "kolada/0001-data.json row 25: municipality is '281', which is no area that we know."
    return found.outcome


@kind("Kolada", "text in a field that nobody reads", READ)
def _(folder):
    found = kolada(folder, page(row("1283", 2024, {**figure(5.0), "count": "one"}), row(" 1284 ", 2024, figure(6.0))))
    assert found.row("1283", "2024")["value"] == 5.0 and found.row("1284", "2024")["value"] == 6.0
    return found.outcome


@kind("Kolada", "the mark of UTF-8 before the page", READ)
def _(folder):
    return kolada(folder, b"\xef\xbb\xbf" + page()).outcome


@kind("SCB", "the growth of the population instead of the population", REFUSED)
def _(folder):
    return scb(folder, "TAB5557", lambda dataset: one_code(dataset, "ContentsCode", "000007MG")).outcome


@kind("SCB", "those born here instead of everybody", REFUSED)
def _(folder):
    return scb(folder, "TAB6260", lambda dataset: one_code(dataset, "Fodelseregion", "in")).outcome


@kind("SCB", "fewer people than none in one year of age", ASIDE)
def _(folder):
    def change(dataset):
        dataset["value"][cell(dataset, Region="1280", Alder="17", Kon="1")] = -5

    found = scb(folder, "TAB638", change)
    assert math.isnan(found.row("1280", found.aside.rows[0].period, "men", "population_16_24")["value"])
    return found.outcome


@kind("SCB", "an age under another code than was asked for", REFUSED)
def _(folder):
    """Only the last line of defence caught it, and told nobody what to do."""
    said = set()
    for table, age in (("TAB638", "22"), ("TAB5557", "15-19"), ("TAB6260", "20-24")):

        def change(dataset, age=age):
            category = dataset["dimension"]["Alder"]["category"]
            for kept in (category["index"], category["label"]):
                kept["x"] = kept.pop(age)

        found = scb(folder / table, table, change)
        said |= {found.outcome, *(str(error) for error in found.aside.tables.values() if "Report this" in str(error))}
    return said.pop() if len(said) == 1 else str(said)


@kind("SCB", "nothing but empty cells", REFUSED)
def _(folder):
    return scb(folder, "TAB5557", lambda dataset: dataset.update(value=[None] * len(dataset["value"]))).outcome


@kind("SCB", "the dimensions in another order", READ)
def _(folder):
    def change(dataset):
        sizes, values = dataset["size"], dataset["value"]
        turned = []
        for place in range(len(values)):
            old, rest = 0, place
            # The last dimension becomes the first: its code changes slowest.
            last, rest = divmod(rest, math.prod(sizes[:-1]))
            old = rest * sizes[-1] + last
            turned.append(values[old])
        dataset.update(value=turned, size=[sizes[-1], *sizes[:-1]], id=[dataset["id"][-1], *dataset["id"][:-1]])
        dataset.pop("status", None)

    found, plain = scb(folder / "a", "TAB638", change), scb(folder / "b", "TAB638")
    assert found.table["value"].sum() == plain.table["value"].sum()
    assert found.row("2281", "2024")["value"] == plain.row("2281", "2024")["value"]
    return found.outcome


@kind("Eurostat", "one age group, but not ours", REFUSED)
def _(folder):
    return came(folder, "eurostat", dataset_of(lambda content: one_code(content, "age", "Y15-29"))).outcome


@kind("Eurostat", "thousands of persons instead of per cent", REFUSED)
def _(folder):
    return came(folder, "eurostat", dataset_of(lambda content: one_code(content, "unit", "THS_PER"))).outcome


@kind("Eurostat", "an area that was not asked for in the place of ours", REFUSED)
def _(folder):
    return came(folder, "eurostat", dataset_of(lambda content: content["dimension"].update(geo=survey._dimension(["SE33", "SE"])))).outcome


@kind("Arbetsförmedlingen", "an empty cell for a number elsewhere", READ)
def _(folder):
    found = came(folder, "arbetsformedlingen", {"share.xlsx": workbooks.share([*HOME, {**OTHERS[0], "UNGSOK": None}, *OTHERS[1:]])})
    sweden, county = found.row("00", "2022-12", indicator=COUNT), found.row("22", "2022-12", indicator=COUNT)
    assert sweden["lower"] == sum(one["UNGSOK"] for one in (*HOME, *OTHERS[1:])) and math.isnan(sweden["value"])
    assert county["value"] == sum(one["UNGSOK"] for one in HOME)
    return found.outcome


@kind("Arbetsförmedlingen", "Göteborgs kommun, its letters in two pieces", READ)
def _(folder):
    odd = {**OTHERS[0], "KOM": unicodedata.normalize("NFD", "Göteborgs kommun"), "LAN": "Västra Götalands län"}
    assert shares(folder, odd).row("1480", "2022-12", indicator=COUNT)["value"] == OTHERS[0]["UNGSOK"]
    return READ


@kind("Arbetsförmedlingen", "the county's sum among its municipalities", READ)
def _(folder):
    whole = {**HOME[0], "KOM": "Västernorrlands län", "UNGSOK": 9999}
    assert shares(folder, whole).row("22", "2022-12", indicator=COUNT)["value"] == sum(one["UNGSOK"] for one in HOME)
    return READ


@kind("JobTech", "the mark of UTF-8 before the answer", READ)
def _(folder):
    found = adverts(folder)
    path = folder / "marked"
    good = json.dumps({"total": {"value": 1}, "positions": 2}).encode()
    assert came(path, "jobtech", {"now-2025-03-2281.json": b"\xef\xbb\xbf" + good}).row("2281", "2025-03")["value"] == 1
    return found.outcome


@kind("Kohesio", "one project in two rows, each with its place", READ)
def _(folder):
    found = kohesio(folder, with_cells(LAU_IDs="SE_2280"))
    assert found.table["municipalities"].tolist() == ["2281|2262|2280"]
    return found.outcome


@kind("Kohesio", "kronor in the column for the currency", ASIDE)
def _(folder):
    columns = [*projects.KOHESIO_COLUMNS, "Total_Eligible_Expenditure_Currency"]
    rows = [[*GOOD, "EUR"], [*with_cells(Operation_Local_Identifier="a_9"), "SEK"]]
    found = came(folder, "kohesio", {"projects-2021-2027.csv": projects._csv([columns, *rows], ",")})
    assert "in SEK, in a file in euro" in found.aside.rows[0].reason
    return found.outcome


@kind("Kohesio", "lists with semicolons, a number in lower case, dates with points", READ)
def _(folder):
    found = kohesio(
        folder,
        with_cells(Operation_Local_Identifier="x_24-001-s01", LAU_IDs="SE_2281; SE_2280", NUTS3_Code="", Operation_Start_Date="01.03.2023"),
    )
    last = found.table.set_index("project_id").loc["24-001-S01"]
    assert (last["municipalities"], last["start"]) == ("2281|2280", "2023-03-01")
    return found.outcome


@kind("ESF", "saved by a spreadsheet program: Windows' letters, or UTF-16 with tabs", READ)
def _(folder):
    text = projects.esf_csv().decode("utf-8-sig").replace("\u202f", " ")
    for name, content in (("windows", text.encode("cp1252")), ("tabs", text.replace(";", "\t").encode("utf-16"))):
        found = came(folder / name, "esf", {"projects.csv": content})
        assert found.outcome == READ and found.table["title"].tolist() == ["Vägen in", "Eget"]
    return READ
