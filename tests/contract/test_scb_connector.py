"""SCB's PxWebApi 2 against its double: limits obeyed, selections split, signs kept, 16-24 put together."""

import time
from dataclasses import replace

import pandas as pd
import pytest

from insteg.collect.errors import SourceError, SourceRefused
from insteg.collect.publishers import scb
from insteg.collect.publishers._http import Http
from insteg.collect.publishers.scb import _fetch, _selection, _tidy
from insteg.collect.publishers.scb._questions import QUESTIONS
from insteg.collect.set_aside import Aside
from tests.contract.manners import QUICK
from tests.recorded import scb as double
from tests.recorded import scb_tables

HOME = {"Region": ["00", "22", "2281", "2282"]}
SMALL = tuple(replace(question, codes={**question.codes, **HOME}) for question in QUESTIONS)
BAS = SMALL[:1]
NO = float("nan")


@pytest.fixture
def world():
    return double.World(calls=10_000)


@pytest.fixture
def server(world):
    with double.stub(world) as stub:
        yield stub


def fetched(server, folder, questions=SMALL):
    scb.fetch(folder, base=server.url, questions=questions, manners=QUICK)
    return scb.tidy(folder)


def figure(table, indicator, area, period, sex="total"):
    place = (table["indicator"] == indicator) & (table["area_code"] == area) & (table["period"] == period) & (table["sex"] == sex)
    return table[place].iloc[0]


def test_the_share_16_24_is_the_ratio_of_added_counts(server, tmp_path):
    row = figure(fetched(server, tmp_path), "unemployed_bas_month_16_24", "2281", "2024-06")
    groups = [("2281", ("1", "2"), age) for age in ("16-19", "20-24")]
    found = sum(scb_tables.bas("unemployed", group, "2024M06", 1.01) for group in groups)
    force = sum(scb_tables.bas("labour_force", group, "2024M06", 1.01) for group in groups)
    assert (row["numerator"], row["denominator"]) == (found, force)
    assert row["value"] == pytest.approx(100 * found / force)
    assert "Beräknad" in row["note"]


def test_final_figures_stand_before_preliminary_ones(server, tmp_path):
    table = fetched(server, tmp_path)
    final, preliminary = (figure(table, "unemployed_bas_month_16_24", "00", period) for period in ("2023-06", "2024-06"))
    assert (final["status"], preliminary["status"]) == ("ok", "provisional")
    assert final["updated"].startswith("2025-11-28") and preliminary["updated"].startswith("2026-08-28")


def test_the_final_tables_own_codes_are_found_by_label(server, tmp_path):
    fetched(server, tmp_path)
    assert "000001ZW" in (tmp_path / "TAB2948-data-01.json").read_text()


def test_a_hidden_cell_is_suppressed_with_its_sign(server, world, tmp_path):
    world.tables["TAB6260"].hidden.add(("2282", "1+2", "16-19", "tot", world.tables["TAB6260"].code("unemployed"), "2024M06"))
    table = fetched(server, tmp_path, BAS)
    row = figure(table, "unemployed_bas_month_16_24", "2282", "2024-06")
    assert (row["status"], row["symbol"]) == ("suppressed", "..")
    other = figure(table, "outside_bas_month_16_24", "2282", "2024-06")
    assert (other["status"], other["symbol"]) == ("provisional", "")


def test_population_of_both_generations_is_put_together(server, tmp_path):
    table = fetched(server, tmp_path, SMALL[2:])
    people = scb_tables.figures.population()
    old = figure(table, "population_16_24", "2281", "2024")["value"]
    assert old == sum(people["2281", sex, str(age)] for sex in "12" for age in range(16, 25))
    # Three noisy terms from 2025: a few persons off, never many.
    assert abs(figure(table, "population_16_24", "2281", "2025")["value"] - old) <= 6
    assert figure(table, "population_18_24", "2281", "2024", "women")["value"] == sum(
        people["2281", "2", str(age)] for age in range(18, 25)
    )


EDUCATION = SMALL[-1:]


def test_post_secondary_education_is_a_share_of_those_whose_education_is_known(server, tmp_path):
    table = fetched(server, tmp_path, EDUCATION)
    levels = {level: scb_tables.education("2281", level, "2025") for level in scb_tables.LEVELS}
    row = figure(table, "post_secondary_25_65", "2281", "2025")
    known = sum(levels.values()) - levels["US"]
    assert (row["numerator"], row["denominator"], row["status"]) == (levels["5"] + levels["6"], known, "ok")
    assert row["value"] == pytest.approx(100 * (levels["5"] + levels["6"]) / known)
    assert set(table["period"]) == {"2024", "2025"} and set(table["area_code"]) == {"00", "22", "2281", "2282"}


def test_small_areas_of_the_education_table_are_not_asked_for(server, tmp_path):
    fetched(server, tmp_path, QUESTIONS[-1:])
    data = next(tmp_path.glob("TAB6534-data-*.json")).read_text()
    assert '"2281"' in data and "DeSO" not in data and "RegSO" not in data


def test_a_hidden_level_of_education_hides_the_share_an_unknown_education_does_not(server, world, tmp_path):
    world.tables["TAB6534"].hidden |= {("2282", "6", "000007Z6", "2025"), ("2281", "US", "000007Z6", "2025")}
    table = fetched(server, tmp_path, EDUCATION)
    row = figure(table, "post_secondary_25_65", "2282", "2025")
    assert (row["status"], row["symbol"]) == ("suppressed", "..") and row["value"] != row["value"]
    assert figure(table, "post_secondary_25_65", "2281", "2025")["status"] == "ok"


@pytest.mark.parametrize(("old", "new"), [("US", "tot"), ("3+4", "33")])
def test_a_level_of_education_that_is_new_or_gone_stops_the_reading(server, world, tmp_path, old, new):
    codes = world.tables["TAB6534"].codes["UtbildningsNiva"]
    codes[codes.index(old)] = new
    world.tables["TAB6534"].value = lambda *cell: 100
    with pytest.raises(SourceError, match=rf"UtbildningsNiva has the codes .*{new}"):
        fetched(server, tmp_path, EDUCATION)


def test_a_table_without_any_of_our_areas_is_named(server, world, tmp_path):
    world.tables["TAB6534"].codes["Region"] = ["2281A0010_DeSO2025"]
    with pytest.raises(SourceError, match="TAB6534: none of its regions"):
        fetched(server, tmp_path, QUESTIONS[-1:])


def test_the_limits_of_config_are_obeyed(server, world, tmp_path):
    world.most_cells, world.calls, world.window = 2000, 4, 0.5
    fetched(server, tmp_path, BAS)
    data = [path for path in server.paths() if "/data" in path]
    assert len(data) >= 2
    moments = server.times[1:]
    assert all(later - earlier > 0.45 for earlier, later in zip(moments, moments[4:], strict=False))


@pytest.mark.parametrize("refusal", [403, 400])
def test_a_refusal_for_too_many_cells_splits_the_question(server, world, tmp_path, refusal):
    whole = fetched(server, tmp_path / "whole", BAS)
    world.refusal = refusal
    # The service says one limit and keeps another.
    world.most_cells = 700
    server.plan(
        200, b'{"maxDataCells": 150000, "maxCallsPerTimeWindow": 1000, "timeWindow": 1}', fits=lambda r: r.url.path.endswith("/config")
    )
    parts = fetched(server, tmp_path / "parts", BAS)
    grain = ["indicator", "area_code", "period", "sex"]
    assert len(list((tmp_path / "parts").glob("TAB6260-data-*.json"))) > 1
    left, right = (table.sort_values(grain).reset_index(drop=True) for table in (whole, parts))
    assert left[[*grain, "value", "status"]].equals(right[[*grain, "value", "status"]])


def test_a_refusal_that_no_split_can_mend_stops_soon(server, tmp_path):
    for _ in range(50):
        server.plan(400, b'{"detail": "odd"}', fits=lambda request: request.url.path.endswith("/data"))
    with pytest.raises(SourceError, match=r"odd.*cannot be made smaller"):
        fetched(server, tmp_path, BAS)
    assert sum("/data" in path for path in server.paths()) < 20


def test_repeated_value_codes_keep_only_the_first_so_we_never_repeat_them(server):
    with Http(QUICK) as http:
        address = f"{server.url}/tables/TAB638/data?valueCodes[Alder]=16&valueCodes[Alder]=17&valueCodes[ContentsCode]=BE0101N1&valueCodes[Tid]=top(2)"
        answer = http.get(address).json()
    assert list(answer["dimension"]["Alder"]["category"]["index"]) == ["16"]
    assert list(answer["dimension"]["Tid"]["category"]["index"]) == ["2023", "2024"]
    body = {"selection": [{"variableCode": "Alder", "valueCodes": ["16", "17"]}]}
    assert _fetch._body({"Alder": ["16", "17"]}) == body


def test_a_plus_sign_and_swedish_letters_survive_the_address(server):
    with Http(QUICK) as http:
        answer = http.get(
            f"{server.url}/tables/TAB6260/data",
            {"valueCodes[Kon]": "1+2", "valueCodes[Alder]": "060-64", "valueCodes[ContentsCode]": "*", "valueCodes[Tid]": "top(1)"},
        )
        assert list(answer.json()["dimension"]["Kon"]["category"]["index"]) == ["1+2"]
        widows = http.get(
            f"{server.url}/tables/TAB638/data",
            {"valueCodes[Civilstand]": "ÄNKL", "valueCodes[Alder]": "16", "valueCodes[ContentsCode]": "*", "valueCodes[Tid]": "2024"},
        )
        assert widows.json()["size"][0] == 1


def test_an_unknown_code_is_refused_with_problem_json(server):
    with Http(QUICK) as http, pytest.raises(SourceRefused, match="Non-existent value XX"):
        http.get(f"{server.url}/tables/TAB638/data", {"valueCodes[Alder]": "XX"})


def test_a_code_that_has_vanished_is_named_before_asking(server, world, tmp_path):
    world.tables["TAB6260"].codes["Alder"].remove("16-19")
    with pytest.raises(SourceError, match=r"Alder no longer has the codes \['16-19'\]"):
        fetched(server, tmp_path, BAS)


def test_too_many_calls_are_answered_429_with_a_wait_that_we_keep(server, world):
    world.calls, world.window = 2, 1
    start = time.monotonic()
    with Http(QUICK) as http:
        for _ in range(3):
            http.get(f"{server.url}/config")
    assert len(server.requests) > 3 and time.monotonic() - start >= 1


def test_an_unchanged_table_is_not_asked_for_again_a_revised_one_is(server, world, tmp_path):
    before = fetched(server, tmp_path, SMALL[:2])
    server.requests.clear()
    fetched(server, tmp_path, SMALL[:2])
    assert not any("/data" in path for path in server.paths())
    table = world.tables["TAB6260"]
    table.updated, original = "2026-11-27T07:00:00Z", table.value
    table.value = lambda *cell: (original(*cell) or 0) + 10
    after = fetched(server, tmp_path, SMALL[:2])
    assert sum("/data" in path for path in server.paths()) == 1
    old, new = (figure(table, "unemployed_bas_month_16_24", "2281", "2024-06") for table in (before, after))
    assert new["numerator"] == old["numerator"] + 20 and new["updated"] == "2026-11-27T07:00:00Z"


def test_tables_without_a_geographic_role_and_with_links_to_another_host_are_read(server, tmp_path):
    fetched(server, tmp_path, BAS)
    assert "v2beta" in (tmp_path / "TAB6260-table.json").read_text()
    assert '"geo"' not in (tmp_path / "TAB6260-data-01.json").read_text()
    assert all(path.startswith("/api/v2/") for path in server.paths())


def test_a_selection_is_cut_until_it_fits():
    parts = _selection.fitting({"a": [str(i) for i in range(100)], "b": ["x", "y", "z"]}, 50)
    assert all(_selection.cells(part) <= 50 for part in parts)
    assert sum(_selection.cells(part) for part in parts) == 300


def test_a_new_sex_code_stops_the_reading(server, world, tmp_path):
    fetched(server, tmp_path, BAS)
    path = tmp_path / "TAB6260-data-01.json"
    path.write_text(path.read_text().replace('"1+2"', '"3"'))
    with pytest.raises(SourceError, match="of Kon are new"):
        _tidy._part(path, path.name, "TAB6260", _tidy._metadata(tmp_path, "TAB6260"), Aside())


def test_everybody_is_unknown_where_one_sex_is_hidden_and_never_the_other_alone():
    """40 women, men hidden: everybody is not 40. Where both are known, 40 and 60 are 100."""
    rows = [("2281", "2024-01", "women", 40.0, ""), ("2281", "2024-01", "men", NO, ".."), ("2280", "2024-01", "women", 40.0, ""), ("2280", "2024-01", "men", 60.0, "")]  # fmt: skip
    cells = pd.DataFrame(rows, columns=["area_code", "period", "sex", "value", "symbol"])
    cells = cells.assign(Kon=cells["sex"], Alder="16-19", ContentsCode="a", updated="", file="f", document="d", row=range(1, 5))
    found = _tidy._with_total(cells)
    everybody = found[found["sex"] == "total"].set_index("area_code")
    assert everybody.loc["2280", "value"] == 100 and everybody.loc["2280", "symbol"] == ""
    assert pd.isna(everybody.loc["2281", "value"]) and everybody.loc["2281", "symbol"] == ".."
