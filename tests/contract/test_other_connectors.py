"""JobTech, Eurostat, Kohesio and the ESF export against their doubles."""

import json
from dataclasses import replace
from datetime import date

import pytest

from insteg.collect.errors import SourceError, SourceRefused, SourceUnreachable
from insteg.collect.publishers import esf, eurostat, jobtech, kohesio
from insteg.collect.publishers._http import Http
from insteg.collect.set_aside import Aside
from tests.contract.manners import QUICK
from tests.recorded import eurostat as eurostat_double
from tests.recorded import jobtech as jobtech_double
from tests.recorded import projects as projects_double


@pytest.fixture
def adverts():
    with jobtech_double.stub() as stub:
        yield stub


@pytest.fixture
def files():
    with projects_double.kohesio_stub() as stub:
        yield stub


def test_adverts_are_counted_without_fetching_one(adverts, tmp_path):
    jobtech.fetch(tmp_path, base=adverts.url, manners=QUICK, months=())
    assert not any("stats" in path for path in adverts.paths()), "nobody reads them"
    table = jobtech.tidy(tmp_path)
    assert all("limit=0" in path for path in adverts.paths())
    assert set(table["area_code"]) == set(jobtech.CONCEPTS) and set(table["indicator"]) == {"adverts", "advertised_jobs"}
    assert 'Annons"' not in (tmp_path / next(path.name for path in tmp_path.glob("now-*-2281.json"))).read_text()


def test_earlier_months_of_adverts_stay(adverts, tmp_path):
    jobtech.fetch(tmp_path, base=adverts.url, manners=QUICK, months=())
    older = {path.name: path.read_bytes() for path in tmp_path.glob("now-*.json")}
    origin = (tmp_path / "origin.toml").read_text()
    month = next(iter(older))[4:11]
    for name, content in older.items():
        (tmp_path / name).unlink()
        (tmp_path / name.replace(month, "2025-01")).write_bytes(content)
    (tmp_path / "origin.toml").write_text(origin.replace(f"now-{month}", "now-2025-01"))
    jobtech.fetch(tmp_path, base=adverts.url, manners=QUICK, months=())
    assert set(jobtech.tidy(tmp_path)["period"]) == {"2025-01", month}


def past(table):
    return table[table["indicator"] == "adverts_published_month"]


def test_adverts_of_past_months_are_asked_for_by_month_and_once_only(adverts, tmp_path):
    jobtech.fetch(tmp_path, base=adverts.url, manners=QUICK, months=("2025-12",))
    assert sum("published-before=2026-01-01" in path for path in adverts.paths()) == 9
    found = past(jobtech.tidy(tmp_path)).set_index("area_code")
    assert set(found["period"]) == {"2025-12"} and set(found.index) == set(jobtech.CONCEPTS)
    assert found.loc["2281", "value"] == jobtech_double.published("2281", "2025-12")
    adverts.requests.clear()
    jobtech.fetch(tmp_path, base=adverts.url, manners=QUICK, months=("2025-12", "2025-11"))
    asked = [path for path in adverts.paths() if "published-after" in path]
    assert len(asked) == 9 and all("published-after=2025-11-01" in path for path in asked)


def test_the_latest_whole_months_are_asked_for_newest_first():
    assert jobtech.whole_months(date(2026, 3, 31), 4) == ("2026-02", "2026-01", "2025-12", "2025-11")
    assert len(jobtech.whole_months(date(2026, 11, 24))) == 13


def test_a_history_that_takes_too_long_goes_on_at_the_next_refresh(adverts, tmp_path, monkeypatch):
    monkeypatch.setattr(jobtech, "PATIENCE", -1)
    with pytest.warns(jobtech.HistoryClosed, match="the next refresh goes on"):
        jobtech.fetch(tmp_path, base=adverts.url, manners=QUICK)
    assert past(jobtech.tidy(tmp_path)).empty and not any("published-after" in path for path in adverts.paths())


def test_an_offset_beyond_2000_is_refused_with_a_reason(adverts):
    with Http(QUICK) as http:
        assert len(http.get(f"{adverts.url}/search", {"offset": 2000, "limit": 5}).json()["hits"]) == 5
        with pytest.raises(SourceRefused, match="Invalid argument: 2001"):
            http.get(f"{adverts.url}/search", {"offset": 2001})


def test_a_history_that_is_slow_or_closed_is_given_up_and_todays_counts_stay(adverts, tmp_path):
    for status, more in ((0, {"delay": 1}), (404, {})):
        for _ in range(3):
            adverts.plan(status, fits=lambda request: "published-after" in request.url.query, **more)
        with pytest.warns(jobtech.HistoryClosed, match="No adverts published in 2025-12"):
            jobtech.fetch(tmp_path, base=adverts.url, manners=replace(QUICK, read=0.3), history=adverts.url, months=("2025-12",))
        adverts.planned.clear()
        table = jobtech.tidy(tmp_path)
        assert set(table["area_code"]) == set(jobtech.CONCEPTS) and past(table).empty


def test_eurostats_sparse_values_and_flags_are_kept(tmp_path):
    with eurostat_double.stub() as stub:
        eurostat.fetch(tmp_path, base=f"{stub.url}/data", manners=QUICK)
    table = eurostat.tidy(tmp_path)
    assert set(table["area_code"]) == {"00", "SE32"} and set(table["sex"]) == {"total", "women", "men"}
    assert set(table["symbol"]) == {"", ":", "u", "bu", "p"}
    assert set(table[table["symbol"] == ":"]["status"]) == {"missing"}
    assert set(table[table["symbol"] == "p"]["status"]) == {"provisional"}
    assert set(table[table["symbol"] == "bu"]["status"]) == {"ok"}


def test_eurostats_error_for_no_results_is_a_refusal():
    with eurostat_double.stub() as stub, Http(QUICK) as http, pytest.raises(SourceRefused, match="No results found"):
        http.get(f"{stub.url}/data/edat_lfse_22", {"age": "Y99"})


def test_a_dimension_that_was_not_narrowed_is_refused(tmp_path):
    with eurostat_double.stub(wide="edat_lfse_16") as stub:
        eurostat.fetch(tmp_path, base=f"{stub.url}/data", manners=QUICK)
    aside = Aside()
    assert set(eurostat.tables(tmp_path, aside)) == {"edat_lfse_22", "lfst_r_lfu3rt"}
    assert "edat_lfse_16.json has dimensions" in str(aside.tables["edat_lfse_16"])


def test_every_dimension_is_pinned(tmp_path):
    with eurostat_double.stub() as stub:
        eurostat.fetch(tmp_path, base=f"{stub.url}/data", manners=QUICK)
        asked = next(path for path in stub.paths() if "edat_lfse_22" in path)
    assert "training=NO_FE_NO_NFE" in asked and "wstatus=NEMP" in asked
    for path in tmp_path.glob("*.json"):
        known = json.loads(path.read_text())
        sizes = dict(zip(known["id"], known["size"], strict=True))
        assert {name for name, size in sizes.items() if size > 1} <= {"geo", "sex", "time"}


def test_a_code_that_eurostat_no_longer_has_is_left_out_and_ours_chosen_when_reading(tmp_path):
    with eurostat_double.stub() as stub:
        stub.plan(400, b'{"error": [{"status": 400, "id": 150, "label": "training"}]}', fits=lambda r: "training" in r.url.query)
        eurostat.fetch(tmp_path, base=f"{stub.url}/data", manners=QUICK)
    table = eurostat.tables(tmp_path, Aside())["edat_lfse_22"]
    cells = json.loads((tmp_path / "edat_lfse_22.json").read_text())
    assert dict(zip(cells["id"], cells["size"], strict=True))["wstatus"] == 3
    # NEMP is the first of the three: the cells of the other two are not among ours.
    assert len(table) <= 3 * 2 * 7


def test_a_dataset_that_is_worked_on_is_asked_for_again_in_both_shapes(tmp_path):
    with eurostat_double.stub(is_busy=True) as stub:
        eurostat.fetch(tmp_path, base=f"{stub.url}/data", manners=replace(QUICK, longest_wait=0.01))
        assert sum("edat_lfse_22" in path for path in stub.paths()) == 3
    assert "warning" not in (tmp_path / "edat_lfse_22.json").read_text() and len(eurostat.tables(tmp_path, Aside())) == 3


def test_a_dataset_that_is_too_large_is_not_asked_for_again(tmp_path):
    body = b'{"error": [{"status": 413, "id": 413, "label": "EXTRACTION_TOO_BIG"}]}'
    with eurostat_double.stub() as stub:
        stub.plan(413, body, fits=lambda r: "edat_lfse_22" in r.url.path)
        with pytest.raises(SourceRefused, match="EXTRACTION_TOO_BIG"):
            eurostat.fetch(tmp_path, base=f"{stub.url}/data", manners=QUICK)
        assert sum("edat_lfse_22" in path for path in stub.paths()) == 1


def test_an_answer_of_eurostat_without_figures_is_refused(tmp_path):
    with eurostat_double.stub() as stub:
        eurostat.fetch(tmp_path, base=f"{stub.url}/data", manners=QUICK)
    path = tmp_path / "edat_lfse_22.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "value": {}, "status": {}}))
    with pytest.raises(SourceError, match="no figures"):
        eurostat._one(path, Aside())


def test_kohesio_gives_the_countys_social_fund_projects(files, tmp_path):
    kohesio.fetch(tmp_path, base=f"{files.url}/api", manners=QUICK)
    table = kohesio.tidy(tmp_path).set_index("project_id")
    # The older file lacks an optional column; its project is read all the same.
    assert set(table.index) == {"23-017-S01", "23-018-S01", "2016/00123", "Q5"}
    first = table.loc["23-017-S01"]
    assert (first["start"], first["end"], first["total"], first["municipalities"]) == ("2023-03-01", "2026-02-28", 1234567.5, "2281|2262")
    assert first["summary"] == 'Rad ett Rad två, med "citat"'


def test_a_persons_name_is_left_out(files, tmp_path):
    kohesio.fetch(tmp_path, base=f"{files.url}/api", manners=QUICK)
    table = kohesio.tidy(tmp_path).set_index("project_id")
    assert table.loc["23-017-S01", "owner"] == "Sundsvalls kommun"
    assert (
        table.loc["23-018-S01", "owner"] == "" and not table.astype(str).apply(lambda column: column.str.contains("Andersson")).any().any()
    )


def test_kohesio_down_is_unreachable_and_keeps_what_is_there(files, tmp_path):
    kohesio.fetch(tmp_path, base=f"{files.url}/api", manners=QUICK)
    for _ in range(6):
        files.plan(503, b"Service is unavailable")
    with pytest.raises(SourceUnreachable, match="Service is unavailable"):
        kohesio.fetch(tmp_path, base=f"{files.url}/api", manners=QUICK)
    assert len(kohesio.tidy(tmp_path)) == 4


def test_no_listing_is_needed_and_a_file_that_is_gone_costs_the_other_nothing(files, tmp_path):
    files.plan(403, b"Forbidden", fits=lambda request: "14-20" in request.url.query)
    aside = Aside()
    kohesio.fetch(tmp_path, base=f"{files.url}/api", manners=QUICK, aside=aside)
    assert all("/data/object?" in path for path in files.paths())
    assert list(aside.tables) == ["projects-2014-2020"] and "403: Forbidden" in str(aside.tables["projects-2014-2020"])
    assert set(kohesio.tidy(tmp_path)["project_id"]) == {"23-017-S01", "23-018-S01", "Q5"}


def test_a_project_without_a_number_is_known_by_its_unique_one_and_amounts_may_have_exponents(files, tmp_path):
    kohesio.fetch(tmp_path, base=f"{files.url}/api", manners=QUICK)
    found = kohesio.tidy(tmp_path).set_index("project_id").loc["Q5"]
    assert (found["total"], found["title"]) == (1_000_700, "Snabb vård") and found["eu_support"] == pytest.approx(500_350.123457)


def test_a_lost_core_column_of_kohesio_is_named(tmp_path, files):
    columns = [column for column in projects_double.KOHESIO_COLUMNS if column != "NUTS3_Code"]
    files.plan(200, projects_double.kohesio_csv(columns), fits=lambda request: "21-27" in request.url.query)
    kohesio.fetch(tmp_path, base=f"{files.url}/api", manners=QUICK)
    aside = Aside()
    assert list(kohesio.tables(tmp_path, aside)) == ["projects-2014-2020"]
    assert "lacks the columns ['NUTS3_Code']" in str(aside.tables["projects-2021-2027"])


def test_the_esf_export_is_read_with_spaces_percent_and_html(tmp_path):
    with projects_double.esf_stub() as stub:
        esf.fetch(tmp_path, base=f"{stub.url}/export.csv", manners=QUICK)
    first = esf.tidy(tmp_path).iloc[0]
    assert (first["total"], first["eu_support"], first["currency"]) == (4973906, 2984343, "SEK")
    assert first["summary"] == "Unga utan jobb. Stöd."


def test_an_export_downloaded_by_hand_is_taken_in(tmp_path):
    file = tmp_path / "export.csv"
    file.write_bytes(projects_double.esf_csv())
    esf.take(tmp_path / "esf", file)
    table = esf.tidy(tmp_path / "esf")
    assert list(table["owner"]) == ["Sundsvalls kommun", ""]


def test_without_an_address_the_esf_connector_says_what_to_do(tmp_path):
    with pytest.raises(SourceError, match="Download it from Projektbanken"):
        esf.fetch(tmp_path)


@pytest.mark.parametrize(
    ("flag", "status"), [("p", "provisional"), ("bp", "provisional"), ("pu", "provisional"), ("b", "ok"), ("bu", "ok"), ("", "ok")]
)
def test_a_preliminary_figure_is_one_whatever_else_eurostat_says_of_it(flag, status):
    assert eurostat._status(12.3, flag) == status


@pytest.mark.parametrize(
    ("flag", "status"), [("c", "suppressed"), ("bc", "suppressed"), (":", "missing"), ("p", "missing"), ("", "missing")]
)
def test_a_figure_that_is_not_there_says_why(flag, status):
    assert eurostat._status(float("nan"), flag) == status
