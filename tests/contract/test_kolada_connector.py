"""Kolada v3 against its double: pages, batches, gaps, groups, placeholders, deletions, failures in the middle."""

from datetime import date

import pandas as pd
import pytest

from insteg.collect.errors import SourceError, SourceRefused, SourceUnreachable
from insteg.collect.publishers import kolada
from insteg.collect.publishers._http import Http
from insteg.collect.publishers.kolada import _tidy
from insteg.collect.publishers.kolada._fetch import Wanted, batches, pages
from tests.contract.manners import QUICK
from tests.recorded import kolada as double

NEET = Wanted(series=("N02797",), years=tuple(range(2007, 2025)))


@pytest.fixture
def world():
    return double.World()


@pytest.fixture
def server(world):
    with double.stub(world) as stub:
        yield stub


def fetched(server, folder, choices=NEET, since=None):
    kolada.fetch(folder, base=f"{server.url}/v3", since=since, choices=choices, manners=QUICK)
    return kolada.tidy(folder)


def figure(table, area, period, sex="total", indicator="neet_16_24"):
    return table[
        (table["indicator"] == indicator) & (table["area_code"] == area) & (table["period"] == period) & (table["sex"] == sex)
    ].iloc[0]


def test_every_page_is_followed_by_its_absolute_address(server, world, tmp_path):
    world.most_rows = 500
    table = fetched(server, tmp_path)
    assert sum("page=" in path and "/data/" in path for path in server.paths()) >= 10
    assert table[(table["sex"] == "total") & table["value"].notna()].shape[0] == 5304
    assert figure(table, "2281", "2024")["value"] == double.figures.kolada()["N02797", "2281", 2024]


def test_the_name_next_page_of_version_2_is_understood_too(server):
    body = b'{"values": [], "next_page": "%s"}' % f"{server.url}/v3/municipality".encode()
    server.plan(200, body)
    with Http(QUICK) as http:
        assert len(list(pages(http, f"{server.url}/v3/kpi/N1", {}))) == 2


def test_pages_that_go_in_a_circle_or_away_are_refused(server):
    for target, told in ((f"{server.url}/v3/kpi/N1?", "leads|circle"), ("http://elsewhere.example/v3", "leads away")):
        for _ in range(3):
            server.plan(200, b'{"values": [], "next_url": "%s"}' % target.encode())
        with Http(QUICK) as http, pytest.raises(SourceError, match=told):
            list(pages(http, f"{server.url}/v3/kpi/N1", {}))
        server.planned.clear()


def test_more_than_25_ids_are_refused_by_kolada_and_batched_by_us(server):
    ids = [f"N{number:05d}" for number in range(60)]
    assert [len(batch) for batch in batches(ids)] == [25, 25, 10]
    with Http(QUICK) as http, pytest.raises(SourceRefused, match="25 elements"):
        http.get(f"{server.url}/v3/kpi/{','.join(ids[:26])}")


def test_more_than_25_years_are_refused_before_asking(server, tmp_path):
    with pytest.raises(SourceError, match="25 years"):
        fetched(server, tmp_path, Wanted(series=("N02797",), years=tuple(range(1990, 2020))))
    assert server.requests == []


def test_the_path_form_and_the_query_form_answer_alike(server):
    with Http(QUICK) as http:
        path = http.get(f"{server.url}/v3/data/kpi/N02797/municipality/2281,2282/year/2023,2024").json()
        query = http.get(
            f"{server.url}/v3/data/", {"kpi_id": "N02797", "municipality_id": ["2281", "2282"], "year": ["2023", "2024"]}
        ).json()
    assert path["values"] == query["values"] and len(path["values"]) == 4


def test_version_2_is_gone(server):
    with Http(QUICK) as http, pytest.raises(SourceRefused) as caught:
        http.get(f"{server.url}/v2/kpi/N02797")
    assert caught.value.status == 410


def test_a_row_that_is_not_sent_becomes_a_named_gap(server, world, tmp_path):
    del world.values["N02797", "2281", 2024]
    gap = figure(fetched(server, tmp_path), "2281", "2024")
    assert (gap["status"], gap["note"]) == ("missing", "Kolada sänder ingen rad")


def test_a_null_value_is_missing_and_never_zero(server, world, tmp_path):
    world.values["N02797", "2282", 2024] = None
    row = figure(fetched(server, tmp_path), "2282", "2024")
    assert row["status"] == "missing" and row["value"] != 0


def test_an_indicator_that_is_not_divided_by_gender_has_only_totals(server, tmp_path):
    table = fetched(server, tmp_path, Wanted(series=("N03954",), years=(2025,)))
    assert set(table["sex"]) == {"total"}


def test_women_and_men_are_kept_apart(server, tmp_path):
    table = fetched(server, tmp_path)
    assert set(table["sex"]) == {"total", "women", "men"}


def test_areas_are_named_25_a_call_so_that_no_group_is_sent(server, tmp_path):
    table = fetched(server, tmp_path)
    named = [path.split("/municipality/")[1].split("/")[0].split(",") for path in server.paths() if "/data/" in path]
    assert max(map(len, named)) == 25 and len({area for areas in named for area in areas}) == 312
    assert {"0000", "0022", "2281"} <= {area for areas in named for area in areas}
    assert double.GROUP not in "".join(path.read_text() for path in tmp_path.glob("*-data.json"))
    assert table["area_code"].nunique() == 312


def test_groups_that_are_sent_all_the_same_become_no_area(server, tmp_path):
    """Recorded: without areas in the address 3 630 groups come along, whose figures are unweighted means."""
    with Http(QUICK) as http:
        answer = http.get(f"{server.url}/v3/data/kpi/N02797/year/2022")
    assert b'"G33629"' in answer.content and b'"count":7' in answer.content
    server.plan(200, answer.content, fits=lambda request: "/data/" in request.url.path)
    assert not fetched(server, tmp_path)["area_code"].str.startswith("G").any()


def test_a_placeholder_zero_for_sweden_is_missing(server, tmp_path):
    row = figure(fetched(server, tmp_path), "00", "2007")
    assert row["status"] == "missing" and "0 för riket" in row["note"]


def test_a_placeholder_of_one_sex_leaves_the_real_zeros_of_the_other():
    rows = [("00", "men", 0.0), ("2281", "men", 0.0), ("00", "women", 7.1), ("2281", "women", 0.0)]
    frame = pd.DataFrame(rows, columns=["area_code", "sex", "value"]).assign(series="N02797", period="2007")
    held = _tidy._without_placeholders(frame)
    assert held["value"].isna().tolist() == [True, True, False, False]


def test_one_busy_answer_does_not_stop_the_download(server, tmp_path):
    server.plan(429, headers={"Retry-After": "1"})
    assert not fetched(server, tmp_path).empty


def test_a_failure_in_the_second_of_three_batches_raises_and_leaves_no_finished_folder(server, tmp_path):
    for _ in range(3):
        server.plan(503, fits=lambda request: "/data/kpi/N03942" in request.url.path)
    choices = Wanted(series=("N02797", "N03942", "N03954"), years=(2024,), ids_a_call=1)
    with pytest.raises(SourceUnreachable, match="503"):
        fetched(server, tmp_path, choices)
    assert not (tmp_path / "origin.toml").exists()


def test_an_increment_revises_and_deletes_what_an_earlier_download_brought(server, world, tmp_path):
    fetched(server, tmp_path)
    world.changed["N02797", "2281", 2024] = 5.5
    world.deleted.add(("N02797", "2282", 2023))
    table = fetched(server, tmp_path, since=date(2026, 1, 1))
    assert "from_date=2026-01-01" in server.paths()[-1]
    assert figure(table, "2281", "2024")["value"] == 5.5
    assert figure(table, "2282", "2023")["status"] == "missing"
    assert figure(table, "2283", "2024")["value"] == double.figures.kolada()["N02797", "2283", 2024]


def test_a_wrong_type_is_named_with_its_field_and_costs_the_series_when_it_hides_one_of_the_seven(server, tmp_path):
    chosen = Wanted(series=("N02797",), years=(2024,), areas=("00", "2281"))
    server.plan(
        200,
        b'{"values": [{"kpi": "N02797", "municipality": "0000", "period": 2024, "values": [{"gender": "T", "value": 7.1}]},'
        b' {"kpi": "N02797", "municipality": 2281, "period": 2024, "values": []}]}',
        fits=lambda r: "/data/" in r.url.path,
    )
    with pytest.raises(SourceError, match=r"row 2: municipality is '2281', Input should be a valid string.*Sundsvall is lost in 2024"):
        fetched(server, tmp_path, chosen)


def test_the_transcribed_folder_is_still_read():
    from insteg.store import folders

    assert len(kolada.tidy(folders.raw("kolada"))) == 13_129  # the rows of all files, those that stand in two of them once
