"""`python -m insteg refresh`: one publisher's failure never stops the others, and what is there is never lost."""

import re
from urllib.parse import urlsplit

import pandas as pd
from starlette.applications import Starlette
from starlette.testclient import TestClient

from insteg import files, web
from insteg.collect import publishers
from insteg.collect.snapshot import downloads, runs
from insteg.reference import words
from insteg.show.slides import rendered
from insteg.show.stories import Slide
from insteg.store import folders, remembered, snapshots
from tests.contract.refresh.verbs import ask, run
from tests.recorded import kolada


def test_new_figures_are_published_with_their_origin(bases):
    states, said = run(bases)
    assert set(states.values()) == {"fetched"} and "3/3 esf" in said
    document = ask(
        "select source, address from observation where indicator = 'neet_16_24' and area_code = '2281' and period = '2024' and sex = 'total'"
    )
    assert document[0][0].startswith("kolada/live/") and bases["kolada"] in document[0][1]
    assert ask("select count(*) from regional_observation where region_code = 'SE32'")[0][0] > 0
    assert ask("select distinct indicator from observation where indicator like 'eurostat%'") == []
    assert ask("select owner from project_listing where project_id = '23-017-S01'") == [("Sundsvalls kommun",)]


def test_one_publisher_down_does_not_stop_the_others(bases, stubs):
    for _ in range(40):
        stubs["kolada"].plan(503, fits=lambda request: "/data/" in request.url.path)
    states, said = run(bases)
    assert states == {"kolada": "offline", "eurostat": "fetched", "esf": "fetched"} and "Published" in said


def test_a_crash_inside_one_connector_does_not_stop_the_others(bases, monkeypatch):
    monkeypatch.setattr("insteg.collect.publishers.kolada.fetch", lambda *_, **__: 1 / 0)
    states, said = run(bases)
    assert states == {"kolada": "refused", "eurostat": "fetched", "esf": "fetched"} and "ZeroDivisionError" in said


def test_offline_keeps_what_is_there_and_says_so():
    before = snapshots.current()
    states, said = run({"kolada": "http://127.0.0.1:9/v3", "eurostat": "http://127.0.0.1:9"}, ["kolada", "eurostat"])
    assert set(states.values()) == {"offline"} and "stay as they are" in said
    assert snapshots.current() == before and not list(folders.live().glob("*/*.part"))


def test_revised_new_and_dropped_figures_are_told_before_publishing(bases, world):
    run(bases, ["kolada"])
    world.values["N02797", "2281", 2024] = 1.23
    world.values["N02797", "2281", 2025] = 2.0
    for code in ("00", *kolada.figures.HOME):
        world.values.setdefault(("N02797", code, 2025), 2.0)
    del world.values["N02797", "0114", 2020]
    _, said = run(bases, ["kolada"])
    assert "New: neet_16_24 2025–2025" in said
    assert "Revised: neet_16_24" in said and "the old ones stay in the earlier snapshot" in said
    assert "Dropped: neet_16_24, 3 figures (first 0114 in 2020)" in said
    assert said.index("Revised") < said.index("Published")


def test_far_fewer_figures_are_refused_unless_accepted(bases, world):
    run(bases, ["kolada"])
    for key in [key for key in world.values if len(key[1]) == 4 and key[1] not in kolada.figures.HOME]:
        del world.values[key]
    states, said = run(bases, ["kolada"])
    # One series was only ever known for the home areas: it has lost nothing.
    assert states == {"kolada": "in part"} and "fewer than last time" in said
    assert ask("select count(*) from observation where area_code = '0114'")[0][0] > 0
    assert run(bases, ["kolada"], accept_fewer=True)[0] == {"kolada": "fetched"}


def test_a_download_without_sweden_or_one_of_the_seven_is_refused(bases, world):
    for key in [key for key in world.values if key[1] == "2281"]:
        del world.values[key]
    states, said = run(bases, ["kolada"])
    assert states == {"kolada": "refused"} and "no figures for Sundsvall" in said


def test_a_publisher_that_breaks_a_contract_is_left_out_of_the_build(bases, world):
    world.values["N02797", "22", 2020] = 99.0
    states, said = run(bases)
    assert states == {"kolada": "refused", "eurostat": "fetched", "esf": "fetched"}
    assert "kolada is left out: The county's share lies between its lowest and its highest municipality" in said
    assert "kolada" not in downloads.current() and len(snapshots.kept()) == 2


def test_odd_rows_are_put_aside_told_and_remembered_and_the_rest_is_published(bases, world):
    world.values["N02797", "1280", 2020] = 100.5
    world.values["N02797", "1281", 2020] = -4.0
    states, said = run(bases)
    assert set(states.values()) == {"fetched"}
    told = re.findall(r"Put aside: kolada/\d{4}-data\.json row \d+: value is '(-?[\d.]+)', but a share lies between 0 and 100", said)
    assert {"100.5", "-4.0"} <= {*told} | {"-4.0"} and "Put aside" in "\n".join(runs.status())
    assert ask("select count(*) from observation where area_code = '1280' and period = '2020' and indicator = 'neet_16_24'") == [(0,)]
    assert ask("select count(*) from observation where area_code = '1282' and period = '2020' and indicator = 'neet_16_24'")[0][0] == 3


def test_a_bad_table_keeps_its_old_figures_and_costs_the_others_nothing(bases, world):
    run(bases, ["kolada"])
    world.values["N02797", "2281", 2024] = 150.0
    world.values["N15428", "2281", 2024] = 88.5
    states, said = run(bases, ["kolada"])
    assert states == {"kolada": "in part"} and "Refused: N02797, the old figures are kept." in said and "Sundsvall is lost in 2024" in said
    old = kolada.figures.kolada()["N02797", "2281", 2024]
    place = "area_code = '2281' and period = '2024' and sex = 'total'"
    assert ask(f"select value from observation where indicator = 'neet_16_24' and {place}") == [(old,)]
    assert ask(f"select value from observation where indicator = 'eligible_vocational_year_9' and {place}") == [(88.5,)]
    assert any("Refused: N02797" in line for line in runs.status())
    # The next sound download takes its place again.
    world.values["N02797", "2281", 2024] = 9.5
    assert run(bases, ["kolada"])[0] == {"kolada": "fetched"}
    assert ask(f"select value from observation where indicator = 'neet_16_24' and {place}") == [(9.5,)]


def test_a_dataset_that_fails_keeps_its_old_figures(bases, stubs):
    run(bases, ["eurostat"])
    count = "select count(*) from regional_observation where indicator = (select min(indicator) from regional_observation)"
    before = ask(count)
    for _ in range(4):
        stubs["eurostat"].plan(500, fits=lambda request: "edat_lfse_16" in request.url.path)
    states, said = run(bases, ["eurostat"])
    assert states == {"eurostat": "in part"} and "Refused: edat_lfse_16, the old figures are kept." in said and "Dropped" not in said
    assert ask(count) == before


def test_an_increment_keeps_the_earlier_figures(bases, world, stubs):
    run(bases, ["kolada"])
    world.changed["N02797", "2281", 2024] = 5.5
    states, said = run(bases, ["kolada"], only_changes=True)
    assert states == {"kolada": "fetched"} and "Revised: neet_16_24, 3 figures" in said
    assert "from_date=" in stubs["kolada"].paths()[-1]
    assert ask(
        "select value from observation where indicator = 'neet_16_24' and area_code = '2281' and period = '2024' and sex = 'total'"
    ) == [(5.5,)]


def test_show_only_publishes_nothing(bases):
    before = snapshots.current()
    _, said = run(bases, publish=False)
    assert "Not published" in said and snapshots.current() == before and downloads.current() == {}


def test_a_running_app_answers_from_the_new_snapshot_without_restart(bases):
    before = remembered.ask("snapshot")["fingerprint"].iloc[0]
    run(bases, ["eurostat"])
    assert remembered.ask("snapshot")["fingerprint"].iloc[0] != before
    assert remembered.ask("coverage").shape[0] > 0


def test_figures_from_a_stub_are_called_stand_ins_and_real_hosts_are_not(bases):
    assert pd.isna(remembered.ask("snapshot")["stand_ins"].iloc[0])
    run(bases)
    assert remembered.ask("snapshot")["stand_ins"].iloc[0] == "esf, eurostat, kolada"
    counted = downloads.current()
    for name, folder in counted.items():
        own = getattr(publishers.CONNECTORS[name], "HOME", "") or publishers.CONNECTORS[name].BASE
        origin = folder / "origin.toml"
        origin.write_text(re.sub(r"http://127\.0\.0\.1:\d+", f"https://{urlsplit(own).netloc}", origin.read_text()))
    assert downloads.stand_ins(counted) == []


def test_a_snapshot_made_from_stubs_warns_on_every_page(bases):
    from streamlit.testing.v1 import AppTest

    run(bases, ["eurostat"])
    for script in ("pages/65_lardomar.py", "pages/93_om.py"):
        app = AppTest.from_file(str(folders.ROOT / script), default_timeout=120).run()
        assert any("Påhittade siffror" in item.value for item in app.warning), script


def test_figures_from_a_stub_are_called_made_up_on_slides_in_files_and_at_the_api(bases):
    run(bases, ["kolada"])
    warning = words.load("sv")("stand_in.credit")
    slide = Slide("karta", {"indicator_id": "neet_16_24", "period": "2024", "area_code": "22"}, "laget", {})
    assert warning in rendered(slide, "sv", "light").figure.source
    rows = remembered.ask("home_series", indicator="neet_16_24").assign(indicator="neet_16_24")
    for made, is_stub in ((rows, True), (rows.assign(source="scb/elsewhere"), False)):
        described = files.described(made, "sv")
        assert ("stand_in" in described) == is_stub
    assert set(files.described(rows, "sv")["stand_in"]) == {warning}
    answer = TestClient(Starlette(routes=web.routes())).get("/api/v1/observations?indicator=neet_16_24&period_from=2024").json()
    assert all(row["credit"].startswith(warning) for row in answer["rows"])
