"""Bringing research findings: every finding whole, nothing told twice, nothing written unseen."""

import csv
import io
import re
import shutil
import threading
from datetime import datetime
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest

from insteg import cli
from insteg.collect.own import finding_rows, finding_rules, findings, personal_data, shelf
from insteg.collect.own.tables import ImportRefused
from insteg.files import evidence_template
from insteg.privacy import few
from insteg.reference import evidence_columns
from insteg.store import folders, snapshots, writers

ROW = {column.header_sv: column.example for column in evidence_columns.columns()}
BARE = {column.header_sv: column.example if column.required else "" for column in evidence_columns.columns()}
REQUIRED = [column.header_sv for column in evidence_columns.columns() if column.required]


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A copy of the real data folder that the test may write to."""
    shutil.copytree(folders.ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("snapshots", "own_*", "live"))
    monkeypatch.setenv("INSTEG_DATA", str(tmp_path / "data"))
    return tmp_path


def table(folder: Path, *rows: dict, separator: str = ";", encoding: str = "utf-8", name: str = "forskning.csv") -> Path:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(ROW), delimiter=separator)
    writer.writeheader()
    writer.writerows([ROW | row for row in rows or ({},)])
    file = folder / name
    file.write_bytes(text.getvalue().encode(encoding))
    return file


def other(number: int, **cells: str) -> dict[str, str]:
    """A finding of another publication."""
    return {
        "Id": f"F-{number:02d}", "Publikation": f"Exempelinstitutet 2025:{number}", "Källans adress": f"https://example.org/rapport/2025-{number}",
    } | cells  # fmt: skip


def held() -> pd.Series:
    """A finding that comes with Insteg, with its follow-up and an address that leads to one publication."""
    known = finding_rows.evidence(folders.raw("projects"))
    return known[(known["url"].str.count("/") > 3) & (known["horizon"] != "")].iloc[0]


def stored() -> list[dict[str, str]]:
    return shelf.stored(finding_rows.OWN_COLUMNS, shelf.EVIDENCE).to_dict("records")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_filled_template_is_read_in_both_languages(folder, language):
    book = openpyxl.load_workbook(io.BytesIO(evidence_template.workbook(language)))
    for number, column in enumerate(evidence_columns.columns(), start=1):
        book.worksheets[0].cell(2, number, column.example)
    book.save(folder / "mall.xlsx")
    plan = findings.plan(folder / "mall.xlsx")
    assert plan.rejections == () and plan.new["evidence_id"].tolist() == ["F-01"]
    assert plan.new[["intervention_type", "domains", "country", "effect"]].iloc[0].tolist() == ["coaching", "employment", "Sverige", "4,5"]


@pytest.mark.parametrize(("separator", "encoding"), [(";", "utf-8"), (",", "utf-8-sig"), ("\t", "utf-16"), (";", "cp1252")])
def test_any_common_spelling_of_a_csv_is_read(folder, separator, encoding):
    plan = findings.plan(table(folder, separator=separator, encoding=encoding))
    assert plan.rejections == () and plan.new["direction"].tolist() == ["talar för"]


def test_it_is_shown_first_and_written_only_with_yes(folder, capsys):
    file = table(folder)
    assert cli.main(["import-evidence", str(file)]) == 0
    assert "+ F-01: Exempelinstitutet 2024:3, i arbete" in (said := capsys.readouterr().out) and "Accept these changes with --yes" in said
    assert not shelf.EVIDENCE.folder.exists()
    assert cli.main(["import-evidence", str(file), "--yes"]) == 0
    assert [row["evidence_id"] for row in stored()] == ["F-01"]
    before = {path: path.read_bytes() for path in shelf.EVIDENCE.folder.iterdir()}
    assert cli.main(["import-evidence", str(file), "--yes"]) == 0
    assert "0 new, 0 changed, 1 unchanged" in capsys.readouterr().out
    assert before == {path: path.read_bytes() for path in shelf.EVIDENCE.folder.iterdir()}, "a second time changes nothing"


def test_a_changed_cell_is_told_and_an_empty_one_wipes_nothing_out(folder, capsys):
    findings.accept(findings.plan(table(folder)))
    assert cli.main(["import-evidence", str(table(folder, {"Anmärkning": "", "Antal studier": "2"})), "--yes"]) == 0
    assert "~ F-01, Antal studier: '1' -> '2'" in capsys.readouterr().out
    assert (stored()[0]["n_studies"], stored()[0]["note"]) == ("2", ROW["Anmärkning"])


@pytest.mark.parametrize("heading", REQUIRED)
def test_every_finding_has_what_a_reader_needs_to_judge_it(folder, heading):
    plan = findings.plan(table(folder, {heading: ""}, other(2)))
    assert [(item.row, item.place) for item in plan.rejections] == [(2, heading)] and "can't be empty" in plan.rejections[0].fix
    assert plan.new["evidence_id"].tolist() == ["F-02"], "the other row comes in"
    assert findings.plan(table(folder, {heading: ""}, other(2)), strict=True).new.empty


def test_the_five_facts_of_a_study_are_among_them():
    assert {"Vilka som studerades", "Land", "Hur studien gjordes", "Uppföljning", "Källans adress"} <= set(REQUIRED)


@pytest.mark.parametrize("heading", REQUIRED)
def test_a_file_without_the_column_is_refused_whole(folder, heading):
    lines = table(folder).read_text(encoding="utf-8").splitlines()
    place = list(ROW).index(heading)
    rows = [";".join(cell for number, cell in enumerate(line.split(";")) if number != place) for line in lines]
    (folder / "kort.csv").write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(ImportRefused, match=heading):
        findings.plan(folder / "kort.csv")


@pytest.mark.parametrize(
    ("heading", "value", "said"),
    [
        ("Insatstyp", "Trollkonst", "No type of intervention is called"),
        ("Insatstyp", "Coachning och mentorskap; Uppsökande arbete", "Write one type"),
        ("Utfallsområden", "Arbete; Lycka", "No outcome area is called 'Lycka'"),
        ("Jämförelsegrupp", "kanske", "Use one of: ja, nej"),
        ("Resultatet", "bra", "Use one of: talar för"),
        ("Land", "Sverje", "No country is called 'Sverje'"),
        ("Källans adress", "example", "Write the whole address"),
        ("Källans adress", "https://example.org/", "that of a whole website is no source"),
        ("Osäkerhet, lägst", "låg", "Write a number"),
        ("Osäkerhet, lägst", "8,1", "Let the higher limit not lie below"),
        ("Osäkerhet, högst", "", "Fill in both"),
        ("Av 100 med insatsen", "480", "from 0 to 100"),
        ("Av 100 utan insatsen", "", "Fill in both"),
        ("Antal studier", "0", "at least 1"),
        ("Antal studier", "flera", "whole number"),
        ("Underlagets styrka", "stark", "Use one of: låg, måttlig, hög"),
        ("Anmärkning", "x" * 700, "at most 600 signs"),
        ("Jämförelsegrupp", "nej", "neither for nor against"),
        ("Anmärkning", "Ring 070-123 45 67", "telephone number"),
        ("Vilka som studerades", "Anna Andersson", "person's name"),
        ("Publikation", "anna@example.se", "e-mail"),
        ("Id", "Anna Andersson", "looks like a person's name"),
        ("Vilka som studerades", "3 unga i Ånge", "fewer than 5 people"),
        ("Anmärkning", "Bara tre deltagare\nsvarade", "fewer than 5 people"),
        ("Uppföljning", "2026-12-06", "something like 6-12"),
        ("Uppföljning", "06-dec", "something like 6-12"),
        ("Uppföljning", "jun-12", "something like 6-12"),
    ],
)
def test_a_cell_that_breaks_a_rule_is_named_with_row_column_and_fix(folder, heading, value, said, capsys):
    assert cli.main(["import-evidence", str(table(folder, {heading: value}, other(2))), "--yes"]) == 1
    out = capsys.readouterr().out
    line = next(line for line in out.splitlines() if "Rejected" in line)
    assert "row 2" in line and said in line
    assert [row["evidence_id"] for row in stored()] == ["F-02"]
    if said in ("telephone number", "person's name", "e-mail"):
        assert value not in out and "(not shown)" in line


def test_a_type_or_an_area_twice_in_a_cell_is_read_once_and_told(folder):
    plan = findings.plan(table(folder, {"Utfallsområden": "Arbete; employment", "Insatstyp": "coaching; Coachning och mentorskap"}))
    assert plan.rejections == () and plan.new[["intervention_type", "domains"]].iloc[0].tolist() == ["coaching", "employment"]
    assert [note.split(":")[0] for note in plan.notes] == ["Row 2, Insatstyp", "Row 2, Utfallsområden"]


def test_a_finding_told_twice_in_a_file_is_taken_once(folder):
    plan = findings.plan(
        table(folder, {}, {"Id": "F-02", "Publikation": "Exempelinstitutets rapport 2024:3"}, {"Id": "F-03", "Utfall": "inkomst"})
    )
    assert [(item.row, "Row 2 tells the same finding" in item.fix) for item in plan.rejections] == [(3, True)]
    assert plan.new["evidence_id"].tolist() == ["F-01", "F-03"]
    assert [note for note in plan.notes if "Rows 2, 4 are of one publication" in note]


def test_a_finding_imported_before_under_another_id_is_named_with_that_id(folder):
    findings.accept(findings.plan(table(folder)))
    plan = findings.plan(table(folder, {"Id": "F-77"}))
    assert not plan.writes and "imported before as F-01" in plan.rejections[0].fix


def test_an_id_stands_on_one_row_only_and_is_none_of_the_collection(folder):
    twice = findings.plan(table(folder, other(2), other(3, Id="f-02")))
    assert [item.row for item in twice.rejections] == [2, 3] and not twice.writes
    taken = findings.plan(table(folder, {"Id": "E02"}))
    assert "A finding in the collection has this id" in taken.rejections[0].fix


def test_what_the_collection_has_is_told_and_not_brought_in_again(folder):
    known = held()
    same = {
        "Id": "F-09", "Insatstyp": known["intervention_type"], "Utfall": known["outcome"], "Uppföljning": known["horizon"],
        "Publikation": known["source"], "Källans adress": known["url"],
    }  # fmt: skip
    plan = findings.plan(table(folder, same))
    assert plan.published == (("F-09", known["evidence_id"]),) and not plan.writes and plan.rejections == ()
    assert [note for note in plan.notes if "the collection has findings of this publication" in note]


def test_the_next_build_holds_the_finding_with_its_work_and_its_own_origin(folder):
    known = held()
    of_a_known_work = {
        "Id": "F-02",
        "Utfall": "något nytt",
        "Källans adress": known["url"],
        "Publikation": "Samma rapport, citerad annorlunda",
    }
    bare = BARE | other(3, Jämförelsegrupp="nej", Resultatet="ej säkerställt", Land="Norge; Finland", Uppföljning="okänt")
    findings.accept(findings.plan(table(folder, {}, of_a_known_work, bare)))
    assert cli.main(["build"]) == 0
    with duckdb.connect(str(snapshots.current()), read_only=True) as connection:
        rows = connection.execute(
            "select evidence_id, intervention_type, direction, is_compared, strength, cost, country_sv, country_en, ci_low, of_100_with, "
            "address, is_citable, source, work_id from evidence where evidence_id like 'F-%' order by evidence_id"
        ).fetchall()
        own = connection.execute("select title, title_en, how, how_en from document where source = 'own_evidence'").fetchone()
    assert rows[0][:13] == (
        "F-01", "coaching", "positive", True, "moderate", "high", "Sverige", "Sweden", 1.1, 48, ROW["Källans adress"], True, "own_evidence/evidence",
    )  # fmt: skip
    assert rows[1][13] == known["work_id"], "findings of one publication count as of one"
    assert rows[2][2:10] == ("not_shown", False, None, None, "Norge, Finland", "Norway, Finland", None, None)
    assert not [text for text in own if re.search("insteg|python|_", text)], "what a reader is told of the file is no command"


def test_nothing_is_written_while_somebody_else_writes(folder, capsys, monkeypatch):
    monkeypatch.setattr(writers, "PATIENCE", 0)
    held, done = threading.Event(), threading.Event()

    def build() -> None:
        with writers.alone("a build in another window"):
            held.set()
            done.wait(30)

    other_writer = threading.Thread(target=build)
    other_writer.start()
    try:
        assert held.wait(30)
        assert cli.main(["import-evidence", str(table(folder)), "--yes"]) == 1
        assert not shelf.EVIDENCE.folder.exists()
        assert cli.main(["import-evidence", str(table(folder))]) == 0, "to look needs no lock"
    finally:
        done.set()
        other_writer.join()
    assert "a build in another window" in capsys.readouterr().err


def test_an_import_that_was_stopped_half_way_is_finished_by_the_next_command(folder):
    file = table(folder)
    findings.accept(findings.plan(file))
    place = shelf.EVIDENCE.folder
    (place / "origin.toml").rename(place / ".origin.toml")
    assert [sentence for sentence in shelf.mend() if "import-evidence" in sentence and "is finished" in sentence]
    assert (place / "origin.toml").exists() and len(stored()) == 1


def test_long_lists_stand_in_a_file_beside_the_brought_one(folder, capsys):
    file = table(folder, *(other(number, Land="Sverje") for number in range(10, 40)), *(other(number) for number in range(40, 70)))
    assert cli.main(["import-evidence", str(file)]) == 1
    out = capsys.readouterr().out
    assert "30 new, 0 changed, 0 unchanged, 30 rejected." in out and "and 10 more rejected cells" in out
    with (folder / "forskning-import-report.csv").open(encoding="utf-8-sig") as report:
        rows = list(csv.DictReader(report, delimiter=";"))
    assert [row["what"] for row in rows].count("rejected") == 30 and [row["what"] for row in rows].count("new") == 30


def test_a_lone_carriage_return_and_signs_that_steer_a_terminal_are_none_of_the_texts(folder):
    """A carriage return would begin a new row in the table that is kept; a document can hold no control signs."""
    file = table(folder, other(1, Utfall="a\rb\x1b[31m\x07"), other(2, Utfall="rad ett\r\nrad två"))
    findings.accept(findings.plan(file))
    kept = {row["evidence_id"]: row["outcome"] for row in stored()}
    assert kept == {"F-01": "a\nb[31m", "F-02": "rad ett\nrad två"}
    assert not findings.plan(file).writes


def test_an_id_is_not_given_to_another_publication(folder):
    findings.accept(findings.plan(table(folder, other(1))))
    named = {"Publikation": "Annan 2020", "Källans adress": "https://example.org/annan/2020"}
    found = findings.plan(table(folder, other(1) | named, name="andra.csv"))
    assert [item.column for item in found.rejections] and "another publication" in found.rejections[0].fix
    corrected = findings.plan(table(folder, other(1) | {"Publikation": "Exempelinstitutet 2025, rättad"}, name="tredje.csv"))
    assert not corrected.rejections and corrected.writes


def test_a_span_that_a_workbook_made_a_day_is_asked_about_and_spelt_out_is_read(folder):
    """Excel keeps 6-12 as the sixth of December of the year in which it was typed."""
    book = openpyxl.Workbook()
    book.active.append(list(ROW))
    for number, follow_up in enumerate((datetime(2026, 12, 6), "6 till 12 månader", "6-12 månader"), start=1):
        book.active.append(list((ROW | other(number, **{"Uppföljning": follow_up})).values()))
    book.save(folder / "forskning.xlsx")
    plan = findings.plan(folder / "forskning.xlsx")
    assert [(item.row, item.place, item.value) for item in plan.rejections] == [(2, "Uppföljning", "2026-12-06")]
    assert plan.new["horizon"].tolist() == ["6 till 12 månader", "6-12 månader"]


@pytest.mark.parametrize("id_", ["Andersson 2019", "IPS Sundsvall", "A1", "YFF-3"])
def test_an_id_may_begin_with_an_author_or_a_place(folder, id_):
    assert findings.plan(table(folder, {"Id": id_})).rejections == ()


def test_every_text_of_the_collection_could_be_brought():
    """Real descriptions of groups: none is taken for a handful of people, an id for a person, or a span for a day."""
    known = finding_rows.evidence(folders.raw("projects"))
    texts = {text for name in ("population", "outcome", "note", "horizon", "design") for text in known[name].dropna()}
    assert len(texts) > 200
    assert [text for text in texts if few.told(text) or finding_rules.MADE_A_DATE.fullmatch(text)] == []
    assert [name for name in known["evidence_id"] if personal_data.fault_of_id(name)] == []


@pytest.mark.parametrize(
    ("text", "is_few"),
    [
        ("3 unga i Ånge", True), ("Tre arbetslösa unga", True), ("4 deltagare av 10", True), ("2 young people in Ånge", True),
        ("5 unga", False), ("13 unga", False), ("1 003 unga", False), ("2 588 elever", False), ("16–4 unga", False),
        ("en ung man", False), ("tre av fyra unga", False), ("3 kommuner", False), ("unga 18–24 år", False),
    ],
)  # fmt: skip
def test_a_handful_of_people_is_told_from_spans_shares_and_larger_numbers(text, is_few):
    assert few.told(text) is is_few
