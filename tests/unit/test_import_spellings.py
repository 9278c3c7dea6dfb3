"""What people write in a cell: read when it can mean one thing only, asked about when it may mean two, with row, heading and value."""

import re

import pytest

from insteg.collect.own import projects
from insteg.store import folders
from tests.unit.own_files import folder, table  # noqa: F401

# (heading, as written, as the collection holds it)
READ = [
    ("Total budget, kronor", "674 537 kr", "674537"),
    ("Total budget, kronor", "674\u202f537\u00a0kr.", "674537"),
    ("Total budget, kronor", "\u202a674 537\u202c kr", "674537"),
    ("Total budget, kronor", "1\u2009230\u2009000", "1230000"),
    ("Total budget, kronor", "1 230 000:-", "1230000"),
    ("Total budget, kronor", "SEK 1230000", "1230000"),
    ("Total budget, kronor", "1.230.000", "1230000"),
    ("Total budget, kronor", "1,230,000.50", "1230000.5"),
    ("Total budget, kronor", "1230000,50 kronor", "1230000.5"),
    ("Total budget, kronor", "10 177 559,00 SEK", "10177559"),
    ("Total budget, kronor", "1'230'000 kr", "1230000"),
    ("Total budget, kronor", "1230 tkr", "1230000"),
    ("Total budget, kronor", "1,2 mkr", "1200000"),
    ("Total budget, kronor", "1,25 mnkr", "1250000"),
    ("Total budget, kronor", "7,4 miljoner kronor", "7400000"),
    ("Start", "2014-01-02", "2014-01-02"),
    ("Start", "2014-01-02 00:00:00", "2014-01-02"),
    ("Start", "2014-01-02T00:00:00Z", "2014-01-02"),
    ("Start", "2014/01/02", "2014-01-02"),
    ("Start", "2014-1-2", "2014-01-02"),
    ("Start", "20140102", "2014-01-02"),
    ("Start", "2 jan 2014", "2014-01-02"),
    ("Start", "den 2 januari 2014", "2014-01-02"),
    ("Start", "2 JAN. 2014", "2014-01-02"),
    ("Start", "January 2, 2014", "2014-01-02"),
    ("Start", "jan 2014", "2014-01"),
    ("Start", "2014 oktober", "2014-10"),
    ("Start", "2014.01", "2014-01"),
    ("Start", "25/01/2014", "2014-01-25"),
    ("Start", "25.1.2014", "2014-01-25"),
    ("Start", "01/25/2014", "2014-01-25"),
    ("Start", "02/02/2014", "2014-02-02"),
    ("Start", "41641", "2014-01-02"),
    ("Start", "torsdag den 2 januari 2014", "2014-01-02"),
    ("Start", "2/jan/2014", "2014-01-02"),
    ("Start", "25/1 2014", "2014-01-25"),
    ("Start", "1/25/2014 12:00:00 AM", "2014-01-25"),
    ("Start", "2014-01-02 kl. 10:00", "2014-01-02"),
    ("Start", "01/2014", "2014-01"),
    ("Start", "2014", "2014"),
    ("Kommuner", "Sundsvalls kommun", "Sundsvall"),
    ("Kommuner", "Sundsvall kommun och TIMRÅ", "Sundsvall; Timrå"),
    ("Kommuner", "O\u0308rnsko\u0308ldsvik", "Örnsköldsvik"),
    ("Kommuner", "A\u030ange, Härnösand", "Ånge; Härnösand"),
    ("Kommuner", "2281; 2262", "2281; 2262"),
    ("Kommuner", "180", "0180"),
    ("Kommuner", "2281 Sundsvall", "Sundsvall"),
    ("Kommuner", "2281; Sundsvall", "2281"),
    ("Kommuner", "Sundsvall + Timrå – Ånge", "Sundsvall; Timrå; Ånge"),
    ("Kommuner", "02281", "2281"),
    ("Kommuner", "Göteborgs stad", "Göteborg"),
    ("Kommuner", "Region Gotland", "Gotland"),
    ("Kommuner", "Sollefteå\u200b", "Sollefteå"),
    ("Fas", "Genomförande", "genomförande"),
    ("Fas", "Förstudieprojekt", "förstudie"),
    ("Fas", "Förprojektering", "förprojektering"),
    ("Programperiod", "2014 – 2020", "2014-2020"),
    ("Programområde", "Programområde 2 Ökat arbetskraftsutbud", "Programområde 2 Ökat arbetskraftsutbud"),
    ("Typ av ägare", "Kommunalförbund", "kommunalförbund"),
    ("Särskilt för unga", "Ja", "ja"),
    ("Planerade deltagare", "1 200 st", "1200"),
    ("Planerade deltagare", "60,0", "60"),
    ("Ålder från", "16 år", "16"),
    ("Källans adress", "www.exempel.se/projekt/1", "https://www.exempel.se/projekt/1"),
]
# (heading, as written, words of the question)
ASKED = [
    ("Total budget, kronor", "674.537", "This may be 674537 or 674 and a part of a krona"),
    ("Total budget, kronor", "674,537", "This may be 674537 or 674 and a part of a krona"),
    ("Total budget, kronor", "1.23E+06", "shortened this number"),
    ("Total budget, kronor", "−5", "below zero"),
    ("Total budget, kronor", "65 341 €", "in kronor in digits only"),
    ("Total budget, kronor", "ca 600000", "in kronor in digits only"),
    ("Total budget, kronor", "12 34 567", "in kronor in digits only"),
    ("Total budget, kronor", "9" * 5000, "in kronor in digits only"),
    ("Total budget, kronor", "#REF!", "Cell H2 holds the error #REF!"),
    ("Start", "02/01/2014", "2014-01-02 or 2014-02-01"),
    ("Start", "02/01/14", "year with four figures"),
    ("Start", "jan-14", "year with four figures"),
    ("Start", "140102", "year with four figures"),
    ("Start", "våren 2014", "real date"),
    ("Start", "2014-02-30", "real date"),
    ("Start", "2014-13", "real date"),
    ("Start", "2014-00-00", "real date"),
    ("Start", "2/1 2014", "2014-01-02 or 2014-02-01"),
    ("Start", "99999", "real date"),
    ("Kommuner", "Sundsval", "Did you mean Sundsvall?"),
    ("Kommuner", "Sundsvall, Birka", "No municipality is called 'Birka'"),
    ("Kommuner", "9999", "No municipality has the code 9999"),
    ("Kommuner", "2281 Timrå", "2281 is Sundsvall, not Timrå"),
    ("Kommuner", "Ange", "Did you mean Ånge?"),
    ("Kommuner", "Hela länet", "No municipality is called 'Hela länet'"),
    ("Fas", "avslutat", "Use one of: förstudie"),
    ("Planerade deltagare", "50–60", "whole number"),
    ("Planerade deltagare", "6,5", "whole number"),
    ("Källans adress", "exempel", "whole address"),
]  # fmt: skip
COLUMN = {
    "Total budget, kronor": "total_budget_sek", "Start": "start_date", "Kommuner": "municipalities", "Fas": "phase",
    "Programperiod": "programme_period", "Programområde": "programme_area", "Typ av ägare": "owner_type", "Särskilt för unga": "youth_specific",
    "Planerade deltagare": "participants_planned", "Ålder från": "age_min", "Källans adress": "source_url",
}  # fmt: skip


@pytest.mark.parametrize(("heading", "written", "held"), READ)
def test_what_can_mean_one_thing_only_is_read(folder, heading, written, held):  # noqa: F811
    plan = projects.plan(table(folder, {heading: written}))
    assert plan.rejections == ()
    assert plan.new[COLUMN[heading]].tolist() == [held]


@pytest.mark.parametrize(("heading", "written", "question"), ASKED)
def test_what_may_mean_two_things_is_asked_about(folder, heading, written, question):  # noqa: F811
    plan = projects.plan(table(folder, {heading: written}))
    (said,) = (str(item) for item in plan.rejections)
    assert said.startswith(f"row 2, {heading} = '{written[:80]}") and question in said
    assert plan.new.empty
    assert f"({COLUMN[heading]})" not in said and f"{COLUMN[heading]} =" not in said, "a reader knows his own headings, not our columns"


def test_a_day_and_a_month_are_told_apart_by_the_files_other_dates(folder):  # noqa: F811
    """02/01/2014 is asked about alone; beside 31/12/2014 the file puts the day first; beside both 31/12 and 12/31 nobody knows."""
    one = projects.plan(table(folder, {"Start": "02/01/2014", "Slut": "31/12/2014"}))
    assert one.new[["start_date", "end_date"]].values.tolist() == [["2014-01-02", "2014-12-31"]]
    assert [str(item) for item in one.taken] == [
        "Start: '02/01/2014' is read as 2014-01-02 (other dates of the file have the day first; 1 cell)."
    ]
    other = projects.plan(table(folder, {"Start": "02/01/2014", "Slut": "12/31/2014"}))
    assert other.new["start_date"].tolist() == ["2014-02-01"]
    both = projects.plan(table(folder, {"Start": "02/01/2014", "Slut": "31/12/2014"}, {"Id": "B", "Start": "", "Slut": "12/31/2014"}))
    assert [(item.row, item.column) for item in both.rejections] == [(2, "start_date")]


def test_what_was_taken_for_granted_is_told_once_with_its_number_of_cells(folder):  # noqa: F811
    plan = projects.plan(table(folder, {"Total budget, kronor": "1,2 mkr"}, {"Id": "B", "Total budget, kronor": "2 mkr"}))
    assert [str(item) for item in plan.taken] == [
        "Total budget, kronor: '1,2 mkr' is read as 1200000 (mkr taken for 1000000 kronor; 2 cells)."
    ]


def test_the_examples_of_the_guide_are_read_as_it_says(folder):  # noqa: F811
    guide = (folders.ROOT / "docs" / "importing.md").read_text(encoding="utf-8")
    rows = [row for row in re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", guide, re.MULTILINE) if row[0] in COLUMN]
    assert len(rows) > 10
    for heading, written, held in rows:
        assert projects.plan(table(folder, {heading: written})).new[COLUMN[heading]].tolist() == [held], written
