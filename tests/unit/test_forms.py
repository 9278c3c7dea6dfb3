"""Everything that points out a person, in every form, on every way in: the same finder, each way with its own words."""

import re

import pandas as pd
import pytest

from insteg.collect.own import formats, lessons, outcome_reading, projects, rules
from insteg.collect.own.spelling import Spelled
from insteg.collect.own.tables import ImportRefused
from insteg.privacy import personal
from insteg.privacy.personal import EMAIL, IDENTITY, NAME, PHONE, file_name, found_in, kind_of, masked
from insteg.reference import project_columns
from insteg.show.rooms.neutral import STARS, neutral
from insteg.store import snapshots

# Made-up numbers: 19811218-9876 is the tax agency's published example, the others have a wrong check figure or are worked out by hand.
FORMS = [
    *((IDENTITY, text) for text in (
        "811218-9876", "19811218-9876", "8112189876", "198112189876", "811218–9876", "811218—9876", "811218‑9876", "811218−9876", "811218+9876",
        "811218 9876", "19811218 9876", "1981 12 18 9876", "81 12 18-98 76", "8112 18 9876", "1981-12-18-9876", "1981.12.18-9876", "81/12/18-9876",
        "８１１２１８-９８７６", "811218－9876", "٨١١٢١٨-٩٨٧٦", "८११२१८९८७६", "811218\u00ad9876", "8\u200b11218-9876", "811218\u00a0-\u00a09876", "811218_9876",
        "811218:9876", "811218-XXXX", "19811218-****", "811278-9873", "19811278-9873", "8112789873", "0401011234", "200401011234", "040101-1234",
        "8 1 1 2 1 8 9 8 7 6", "8-1-1-2-1-8-9-8-7-6", "②⓪⓪④⓪①⓪①①②③④", "20040101TF12", "811218~9876",
    )),
    *((EMAIL, text) for text in (
        "anna.ek@example.se", "ANNA@EXAMPLE.SE", "anna(at)example.se", "anna (at) example.se", "anna [at] example.se", "anna[at]example[dot]se",
        "anna at example.se", "anna at example dot com", "anna snabel-a example punkt se", "anna snabela example.se", "anna (a) example.se", "anna @ example . se",
        "anna＠example．se", "anna{at}example.se", "anna <at> example.se", "anna (snabel-a) example (punkt) se", "anna-at-example-dot-se", "a_b+c@sub.example.co.uk",
        "anna\u200b@example.se", "åsa@exempel.se",
    )),
    *((PHONE, text) for text in (
        "070-123 45 67", "070 123 45 67", "0701234567", "070.123.45.67", "(070) 123 45 67", "070–123 45 67", "+46 70 123 45 67", "+46701234567", "+46 (0)70-123 45 67",
        "+46(0)701234567", "0046701234567", "46701234567", "0046 70 123 45 67", "701234567", "0611-123 45", "08-123 456 78", "060/12 34 56", "０７０-１２３４５６７",
        "0\u200b70-1234567", "060-12 34 56", "0620-123 45", "＋46 70 123 45 67", "tel: 12 34 56", "070/123 45 67",
    )),
    *((NAME, text) for text in (
        "Maria Svensson", "maria svensson", "MARIA SVENSSON", "Maria Al-Hassan", "Fatima Al-Hassan", "fatima al-hassan", "Anna Berg-Lundqvist", "anna berg-lundqvist",
        "Björn von Sydow", "Svensson, Maria", "K. Lundqvist", "K Lundqvist", "Zlatan Ibrahimovic", "Per Andersson", "per andersson", "Maj-Britt Ek", "maj-britt ek", "Karl Erik Holm",
        "Maria Svenssons", "Åsa-Karin Öst", "A\u030asa Ek", "ｍａｒｉａ ｓｖｅｎｓｓｏｎ", "Maria\u00a0Svensson", "Anna-Karin O'Connor", "Tuva Bergström", "Maria Lundqvist Ahlm",
        "Mohammed Ali", "mohammed ali", "Maria\u200b Svensson",
    )),
]  # fmt: skip
HARMLESS = [
    "2015/00246", "2014SE05M9OP001_2015/00246", "2016-03-0123", "Dnr 2021/00123", "ESF 14-020-S01", "KS 2014/123-456", "12345", "T-070", "VN07", "N02797",
    "212000-2411", "2120002411", "556000-0001", "802006-1234", "16212000-2411", "SE556000000101", "202100-5026",
    "7 650 500", "7650500", "11 512 776", "1 250 000 000 kr", "400 000 kr", "674537.50", "29 miljoner", "1234567890", "10 000 000", "0,5", "17 mkr varav 4,5 mkr",
    "2014-01-02", "20140102", "2014-01-02 - 2015-03-04", "2014-01-02–2016", "08.00-16.00", "08:00–16:00", "01/02/2014 - 03/04/2015", "2007-2013", "2014–2020", "16–24 år",
    "202403011230", "2024-03-01 12:30", "1-3 juni 2024", "08-2014", "978-91-00-12345-6", "0 av 12 345 678", "0,25 till 0,75", "1/3", "112", "2024-11",
    "Se mer på www.kommunen.se/unga", "see more at example.com", "=1+1", "@SUM(1+1)", "+46 Exempel", "C++", "3 %",
    "Sundsvall", "Örnsköldsvik", "Nora", "Bo i Sundsvall", "bo kvar hemma", "per år", "Per år", "maj 2014", "januari till maj", "klara gymnasiet", "Klara gymnasiet", "Lina älven",
    "Hela vägen", "Unga In", "Ung Kraft Arena", "Vårsta Antiloopen", "Plattform U", "Samlad kraft för Ånge", "Ekonomiskt Bistånd", "Norrlands Ungdom", "Väster Norrland",
    "Åsa kyrka", "Kommunförbundet Västernorrland", "Erik Dahlbergsgymnasiet", "Sankta Maria kyrka", "Björn och älg", "Elin", "Ström och Berg", "mer praktik", "en lots i kommunen",
    "Arbetsförmedlingen Kramfors", "Region Västernorrland", "Samordningsförbundet Ånge", "Mitthögskolan", "Ideella Föreningen Ung", "praktik i Berg",
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), FORMS)
@pytest.mark.parametrize("around", ["{}", "  {} ", "deltagare {} fick arbete", "kontakt: {}.", "({})", "x\n{}\ny"])
def test_every_form_is_found_in_every_surrounding(kind, text, around):
    found = {item.kind for item in found_in(around.format(text))}
    # 0701234567 may be either: what matters is that it is found.
    assert kind in found or (kind == PHONE and IDENTITY in found), found


@pytest.mark.parametrize("text", [text for text in HARMLESS if text != "Elin"])
@pytest.mark.parametrize("around", ["{}", "Enligt {} ."])
def test_what_points_out_nobody_is_left_alone(text, around):
    said = around.format(text)
    assert kind_of(said) is None and masked(said) == said


@pytest.mark.parametrize(("kind", "text"), FORMS)
def test_what_is_masked_is_gone_and_the_rest_stays(kind, text):
    hidden = masked(f"före {text} efter", "***").replace("tel: ***", "***")
    assert hidden.startswith("före ***") and hidden.endswith("*** efter") and kind_of(hidden) is None


# The ways in. Each says whether the text got through.


def answer_in_a_room(text: str) -> bool:
    return STARS not in neutral(f"jag är {text} tack")


def rejections_of(text: str) -> list[rules.Rejection]:
    cells = {column.name: "" for column in project_columns.columns()}
    own = {
        "project_id": "T-1",
        "title": "Projekt ett",
        "municipalities": "Sundsvall",
        "source_url": "https://www.exempel.se/p/1",
        "owner": "Exempelkommunen",
    }
    row = cells | own | {"result_text": f"deltagare {text} fick arbete", "origin_row": "2"} | dict.fromkeys(rules.BANK_AMOUNTS, "")
    found = Spelled(pd.DataFrame([row]), pd.DataFrame([row]), {}, ())
    return [item for item in rules.rejections(found, {}, is_own=False) if item.column == "result_text"]


def project(text: str) -> bool:
    return not rejections_of(text)


def lesson(text: str) -> bool:
    row = {
        "text_sv": f"Fråga {text} tidigt",
        "text_en": "",
        "seminar": "Seminarium",
        "level": "organisation",
        "actors": "",
        "types": "",
        "held_on": "2024-01-01",
    }
    return not any("points out a person" in fault for fault in lessons._faults(pd.Series(row)))


def banks_export(text: str) -> bool:
    """A summary in the ESF bank's file: masked, since the bank can't be asked to write another."""
    frame = pd.DataFrame([dict.fromkeys(formats.ESF_COLUMNS, "") | {"summary": f"kontakt {text} nu", "title": "Projekt"}])
    shown = formats._tidied(frame)["summary"].iloc[0]
    return personal.REMOVED not in shown


WAYS = [answer_in_a_room, project, lesson, banks_export]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("kind", "text"), FORMS)
def test_no_form_gets_in_any_way(kind, text, way):
    assert not way(text)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("text", [text for text in HARMLESS if "\n" not in text and text != "Elin"])
def test_what_points_out_nobody_gets_in_every_way(text, way):
    assert way(text)


@pytest.mark.parametrize(("kind", "text"), FORMS)
def test_a_follow_up_with_it_is_refused_whole(kind, text, tmp_path):
    file = tmp_path / "uppfoljning.csv"
    file.write_text(f'Projektets id;Period;Kommentar\nVN07;2024;"{text}"\n', encoding="utf-8")
    with pytest.raises(ImportRefused, match="nothing of it was kept") as refused:
        outcome_reading.read(file)
    assert text not in str(refused.value)


def test_a_rejected_cell_is_shown_without_what_was_in_it():
    rejected = rejections_of("811218-9876")
    assert [item.column for item in rejected] == ["result_text"]
    assert "811218" not in str(rejected[0]) and "Remove the identity number" in str(rejected[0])


@pytest.mark.parametrize("stem", ["maria_svensson", "maria.svensson", "Maria Svensson 2024", "maria-svensson-uppfoljning", "deltagare_811218-9876", "8112189876", "070-1234567", "maria@example.se"])  # fmt: skip
def test_a_file_named_for_a_person_is_not_kept_by_that_name(stem, tmp_path):
    assert file_name(tmp_path / f"{stem}.csv") == "file.csv"


@pytest.mark.parametrize("name", ["uppfoljning_2024.csv", "VN07-2024-01-01.xlsx", "projekt 2014SE05M9OP001_2015.csv", "Sundsvall_kv2.csv"])
def test_other_file_names_are_kept(name, tmp_path):
    assert file_name(tmp_path / name) == name


def test_the_example_is_refused_row_by_row(tmp_path):
    """Five rows, each with one thing that points out a person: an identity number, a telephone number, names, a number without dash."""
    head = "Id;Projektets namn;Kommuner;Projektägare;Fas;Start;Slut;Programområde;Källans adress;Resultat i ord"
    said = [
        "deltagare 200401011234 fick arbete",
        "ring 070-123 45 67",
        "kontakt: maria svensson",
        "Kontaktperson Fatima Al-Hassan",
        "0401011234",
    ]
    lines = [
        f"T-{n};Projekt {n};Sundsvall;Exempelkommunen;genomförande;2014;2014;P;https://www.exempel.se/p/{n};{text}"
        for n, text in enumerate(said, start=1)
    ]
    file = tmp_path / "91.csv"
    file.write_text("\n".join([head, *lines]), encoding="utf-8")
    plan = projects.plan(file)
    assert {item.row for item in plan.rejections} == {2, 3, 4, 5, 6} and not plan.writes
    assert {item.column for item in plan.rejections} == {"result_text"}


def test_nothing_that_points_out_a_person_is_published():
    """Every text of the shipped snapshot, read by the same finder."""
    import duckdb

    with duckdb.connect(str(snapshots.current()), read_only=True) as connection:
        for table in ("project", "outcome", "lesson", "evidence", "project_listing", "project_link"):
            frame = connection.execute(f"select * from {table}").df()
            texts = {str(cell) for _, column in frame.items() for cell in column.dropna() if isinstance(cell, str)}
            assert len(texts) > 5 or frame.empty
            assert not {text: kind_of(text) for text in texts if not re.match("https?://", text) and kind_of(text)}, table
