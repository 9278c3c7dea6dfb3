"""Arbetsförmedlingen against its double: moving links with decoys, workbooks, hidden numbers, sums with bounds."""

import pytest

from insteg.collect.errors import SourceError, SourceWaiting
from insteg.collect.publishers import arbetsformedlingen
from insteg.collect.publishers.arbetsformedlingen import _links, _pivot, _sheet
from insteg.collect.set_aside import Aside
from tests.contract.manners import QUICK
from tests.recorded import arbetsformedlingen as double
from tests.recorded import workbooks

HOME = [row for row in double.share_rows() if row["LAN"] == "Västernorrlands län" and row["PERIOD"] == "2022-12"]


@pytest.fixture
def world():
    return double.World(share=workbooks.share(HOME))


@pytest.fixture
def server(world):
    with double.stub(world) as stub:
        yield stub


def fetched(server, folder):
    arbetsformedlingen.fetch(folder, base=server.url, manners=QUICK)
    return arbetsformedlingen.tidy(folder)


def figure(table, indicator, area, period="2022-12", sex="total"):
    place = (table["indicator"] == indicator) & (table["area_code"] == area) & (table["period"] == period) & (table["sex"] == sex)
    return table[place].iloc[0]


def test_the_newest_file_is_taken_and_decoys_are_not(server, tmp_path):
    fetched(server, tmp_path)
    taken = [path for path in server.paths() if "/download/" in path]
    assert len(taken) == 2 and all("2022-12" in path and "arsgenomsnitt" not in path for path in taken)


def test_an_encoded_link_is_decoded_before_it_is_judged():
    links = [
        "/download/18.a/1/web%2Dinskrivna%2Darbetslosa%2Dandel%2Dav%2Dbas%2D2026%2D08.xlsx?v=1",
        "/download/18.a/1/web-inskrivna-arbetslosa-andel-av-bas-2026-07.xlsx",
        "/download/18.a/1/web-inskrivna-arbetslosa-andel-av-bas-%61rsgenomsnitt-2026-12.xlsx",
        "/download/18.a/1/web-inskrivna-arbetsl%C3%B6sa-andel-av-bas-2026-12.xlsx",
        "/download/18.a/1/web-inskrivna-arbetslosa-andel-av-reg-2026-12.xlsx",
        "/download/18.a/1/web-inskrivna-arbetslosa-andel-av-bas-2026-13.xlsx",
    ]
    page = "".join(f'<a href="{link}">x</a>' for link in links).encode()
    found = _links.newest(page, "http://127.0.0.1/x", {"share": double.SHARE})["share"]
    assert (found.month, found.address) == ("2026-08", f"http://127.0.0.1{links[0]}")


def test_links_that_change_at_every_look_are_found_again(server, tmp_path):
    fetched(server, tmp_path / "a")
    fetched(server, tmp_path / "b")
    hashes = {path.split("/")[2] for path in server.paths() if "/download/" in path}
    assert len(hashes) == 2


def test_nothing_is_taken_while_one_file_is_a_month_behind(server, world, tmp_path):
    fetched(server, tmp_path)
    before = (tmp_path / "share.xlsx").read_bytes()
    world.share_month = "2023-01"
    with pytest.raises(SourceWaiting, match=r"2023-01.*2022-12"):
        fetched(server, tmp_path)
    assert (tmp_path / "share.xlsx").read_bytes() == before


def test_a_file_replaced_under_the_same_name_is_noticed(server, world, tmp_path):
    first = fetched(server, tmp_path)
    world.share = workbooks.share([{**row, "UNGSOK": row["UNGSOK"] + 1} for row in HOME])
    second = fetched(server, tmp_path)
    assert (
        figure(second, "registered_month_18_24_count", "2281")["value"]
        == figure(first, "registered_month_18_24_count", "2281")["value"] + 1
    )


def test_the_pivot_cache_is_read_whole_though_the_sheet_is_filtered(server, world, tmp_path):
    world.share = double.share_workbook()
    table = fetched(server, tmp_path)
    municipalities = table[
        (table["indicator"] == "registered_month_18_24_count") & (table["area_code"].str.len() == 4) & (table["sex"] == "total")
    ]
    assert len(municipalities) == len(double.share_rows()) > 6000


def test_county_and_country_are_sums_and_shares_are_sum_by_sum(server, tmp_path):
    table = fetched(server, tmp_path)
    seeking, force = sum(row["UNGSOK"] for row in HOME), sum(row["UNGAK"] for row in HOME)
    county = figure(table, "registered_month_18_24", "22")
    assert county["value"] == pytest.approx(100 * seeking / force)
    assert (county["numerator"], county["denominator"]) == (seeking, pytest.approx(force))


def test_a_calculated_field_has_no_place_in_the_records(server, tmp_path):
    fetched(server, tmp_path)
    frame = _pivot.read(tmp_path / "share.xlsx", ["KOM", "UNGSOK"])
    assert list(frame["UNGSOK"]) == [row["UNGSOK"] for row in HOME]
    with pytest.raises(SourceError, match="no pivot cache with the columns"):
        _pivot.read(tmp_path / "share.xlsx", ["ANDEL"])


def test_a_missing_cell_is_missing_not_zero(server, world, tmp_path):
    world.share = workbooks.share([{**HOME[0], "UNGSOK": None}, *HOME[1:]])
    table = fetched(server, tmp_path)
    code = table[table["value"].isna()].iloc[0]["area_code"]
    assert figure(table, "registered_month_18_24_count", code)["status"] == "missing"
    assert figure(table, "registered_month_18_24_count", "22")["status"] == "missing"


def test_below_five_is_an_interval_and_its_sum_at_least(server, world, tmp_path):
    world.share = workbooks.share([{**HOME[0], "UNGSOK": "<5"}, *HOME[1:]])
    table = fetched(server, tmp_path)
    hidden = table[(table["symbol"] == "<5") & (table["indicator"] == "registered_month_18_24_count")].iloc[0]
    assert (hidden["status"], hidden["lower"], hidden["upper"]) == ("suppressed", 0, 4) and hidden["value"] != hidden["value"]
    rest = sum(row["UNGSOK"] for row in HOME[1:])
    county = figure(table, "registered_month_18_24_count", "22")
    assert (county["status"], county["lower"], county["upper"]) == ("suppressed", rest, rest + 4)
    share = figure(table, "registered_month_18_24", "22")
    assert share["lower"] == pytest.approx(100 * rest / share["denominator"])


def test_time_without_work_is_read_below_a_late_header(server, tmp_path):
    table = fetched(server, tmp_path)
    young = next(row for row in double.duration_rows() if row[0] == "2022-12" and row[2] == "Sundsvall" and row[3] == "18-24 år")
    assert figure(table, "without_work_6_months_18_24_count", "2281")["value"] == young[5]


def test_those_without_a_municipality_are_in_no_sum(server, tmp_path):
    table = fetched(server, tmp_path)
    months = [
        row for row in double.duration_rows() if row[0] == "2022-12" and row[3] == "18-24 år" and row[2] not in ("Uppgift saknas", None)
    ]
    assert figure(table, "without_work_6_months_18_24_count", "22")["value"] == sum(row[5] for row in months)


def test_an_unknown_municipality_in_the_own_county_costs_the_workbook_and_not_the_other(server, world, tmp_path):
    world.share = workbooks.share([{**HOME[0], "KOM": "Sundsvalla"}, *HOME[1:]])
    arbetsformedlingen.fetch(tmp_path, base=server.url, manners=QUICK)
    aside = Aside()
    assert list(arbetsformedlingen.tables(tmp_path, aside)) == ["duration"]
    assert "KOM is 'Sundsvalla', in our own county, which is no municipality" in str(aside.tables["share"])


def test_an_unknown_municipality_elsewhere_is_put_aside_and_swedens_sum_is_at_least(server, world, tmp_path):
    others = [row for row in double.share_rows() if row["PERIOD"] == "2022-12" and row["LAN"] != "Västernorrlands län"]
    world.share = workbooks.share([*HOME, {**others[0], "KOM": "Nystad"}, *others[1:]])
    arbetsformedlingen.fetch(tmp_path, base=server.url, manners=QUICK)
    aside = Aside()
    table = arbetsformedlingen.tables(tmp_path, aside)["share"]
    assert [(row.column, row.value, row.row) for row in aside.rows] == [("KOM", "Nystad", len(HOME) + 1)]
    country, county = (figure(table, "registered_month_18_24_count", area) for area in ("00", "22"))
    rest = [row["UNGSOK"] for row in (*HOME, *others[1:])]
    assert country["lower"] == sum(value for value in rest if value != "<5") and country["value"] != country["value"]
    assert country["note"].startswith("Minst") and county["value"] == sum(row["UNGSOK"] for row in HOME)


def test_a_municipality_that_stands_under_two_counties_is_added_with_its_bounds(server, tmp_path):
    """Recorded: Heby in December 2006, 50 in one county and fewer than five in the other: at least 50."""
    heby = figure(fetched(server, tmp_path), "without_work_6_months_18_24_count", "0331", "2006-12")
    assert (heby["lower"], heby["upper"], heby["symbol"], heby["status"]) == (50, 54, "<", "suppressed") and heby["value"] != heby["value"]


def test_a_row_that_stands_twice_is_not_added(server, world, tmp_path):
    world.share = workbooks.share([*HOME, HOME[0]])
    aside = Aside()
    arbetsformedlingen.fetch(tmp_path, base=server.url, manners=QUICK)
    table = arbetsformedlingen.tables(tmp_path, aside)["share"]
    assert figure(table, "registered_month_18_24_count", "22")["value"] == sum(row["UNGSOK"] for row in HOME)
    assert "stands twice" in aside.rows[0].reason


def test_a_zip_bomb_is_not_opened_and_the_old_file_stays(server, world, tmp_path):
    fetched(server, tmp_path)
    before = (tmp_path / "share.xlsx").read_bytes()
    world.share = workbooks.bomb()
    with pytest.raises(SourceError, match="would unpack to"):
        fetched(server, tmp_path)
    assert (tmp_path / "share.xlsx").read_bytes() == before


def test_a_page_without_the_links_says_so(server, tmp_path):
    server.plan(200, b"<a href='/download/1/2/web-platser-2022-12.xlsx'>")
    with pytest.raises(SourceError, match=r"no link to web-inskrivna.*among its 1 links"):
        fetched(server, tmp_path)


def test_a_sheet_that_is_gone_is_named(server, tmp_path):
    fetched(server, tmp_path)
    with pytest.raises(SourceError, match="has no sheet Kön; it has"):
        _sheet.read(tmp_path / "duration.xlsx", "Kön", bool)
