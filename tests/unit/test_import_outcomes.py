"""A project's own follow-up: persons are refused, rows become sums, small groups cannot be worked out, nothing is written unseen."""

import csv
import io
import shutil
from pathlib import Path

import duckdb
import numpy as np
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from insteg import cli
from insteg.collect.own import outcome_counts, outcomes, shelf, tables
from insteg.collect.own.outcome_counts import REST, TOTAL, Project
from insteg.files import outcome_template
from insteg.reference import outcome_columns
from insteg.reference.outcome_columns import AGGREGATE, MOMENTS, PARTICIPANT
from insteg.store import folders, snapshots

SUMS = {
    "Projektets id": "VN07", "Period": "2023-2024", "Kön": "alla", "Ålder": "alla", "Började": "60", "Avslutade": "52",
    "Känd situation vid avslut": "", "I arbete vid avslut": "20", "I studier vid avslut": "9", "Känd situation efter 6 månader": "40",
    "I arbete efter 6 månader": "18", "I studier efter 6 månader": "10",
}  # fmt: skip
ONE = {
    "Projektets id": "VN07", "Kön": "kvinna", "Ålder": "19", "Började": "2023-03", "Avslutade": "2024-01-15",
    "Situation vid avslut": "arbete", "Situation efter 6 månader": "studier", "Situation efter 12 månader": "",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A copy of the real data folder that the test may write to."""
    shutil.copytree(folders.ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("snapshots", "own_*", "live"))
    monkeypatch.setenv("INSTEG_DATA", str(tmp_path / "data"))
    return tmp_path


def table(
    folder: Path, *rows: dict, first: dict = SUMS, separator: str = ";", encoding: str = "utf-8", name: str = "uppföljning.csv"
) -> Path:
    text = io.StringIO()
    header = list(dict.fromkeys([*first, *(name for row in rows for name in row)]))
    writer = csv.DictWriter(text, header, delimiter=separator, restval="")
    writer.writeheader()
    writer.writerows([first | row for row in rows or ({},)])
    file = folder / name
    file.write_bytes(text.getvalue().encode(encoding))
    return file


def figures(plan: outcomes.OutcomeImport) -> dict[tuple[str, str, str], tuple[str, str]]:
    return {(row.moment, row.domain, row.people): (row.numerator, row.denominator) for row in plan.rows.itertuples()}


def participants(number: int, **changes: str) -> list[dict]:
    return [changes for _ in range(number)]


@pytest.mark.parametrize(("separator", "encoding"), [(";", "utf-8"), (",", "utf-8"), (";", "utf-8-sig"), (";", "cp1252")])
def test_sums_are_read_with_either_separator_and_any_common_encoding(folder, separator, encoding):
    plan = outcomes.plan(table(folder, separator=separator, encoding=encoding))
    assert plan.rejections == () and figures(plan)["exit", "employment", TOTAL] == ("20", "52")
    assert figures(plan)["6", "work_or_study", TOTAL] == ("28", "40")


def test_a_filled_template_is_read_in_both_languages_and_shapes(folder):
    for language in ("sv", "en"):
        for shape, place in ((AGGREGATE, 0), (PARTICIPANT, 1)):
            book = openpyxl.load_workbook(io.BytesIO(outcome_template.workbook(language)))
            for number, column in enumerate(outcome_columns.columns(shape), start=1):
                book.worksheets[place].cell(2, number, column.example)
            book.save(folder / "mall.xlsx")
            plan = outcomes.plan(folder / "mall.xlsx")
            assert plan.shape == shape and plan.rejections == (), (language, shape)


def test_rows_about_participants_become_sums_and_nothing_of_them_stays(folder):
    rows = [
        *participants(8), *participants(7, **{"Kön": "man", "Ålder": "23", "Situation vid avslut": "annat"}),
        *participants(6, **{"Ålder": "22", "Situation vid avslut": "okänt", "Situation efter 6 månader": ""}),
    ]  # fmt: skip
    before = set(folder.rglob("*"))
    file = table(folder, *rows, first=ONE)
    plan = outcomes.plan(file)
    found = figures(plan)
    assert found["exit", "employment", TOTAL] == ("8", "15") and found["6", "study", TOTAL] == ("15", "15")
    assert found["exit", "employment", "women"] == ("8", "8") and found["", "left", "20-24"] == ("13", "")
    assert not any(moment == "12" for moment, _, _ in found), "a moment that nobody was followed up at is not there"
    outcomes.accept(plan)
    written = set(folder.rglob("*")) - before - {file}
    assert {path.name for path in written} - {".writer", ".writer.lock"} == {"own_outcomes", "outcomes.csv", "origin.toml"}
    text = "".join(path.read_text() for path in written if path.is_file())
    assert "2024-01-15" not in text and "2023-03" not in text
    import hashlib

    assert hashlib.sha256(file.read_bytes()).hexdigest() not in text, "not even a checksum of the rows is kept"


def test_nothing_is_left_in_a_temporary_folder(folder, tmp_path_factory, monkeypatch):
    empty = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr("tempfile.tempdir", str(empty))
    monkeypatch.setenv("TMPDIR", str(empty))
    file = table(folder, *participants(9), first=ONE)
    assert cli.main(["import-outcomes", str(file), "--yes"]) == 0
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Kommentar", "19850101-1234"), ("Kommentar", "se 850161 1234"), ("Kommentar", "anna@example.se"), ("Kommentar", "070-123 45 67"),
        ("Kommentar", "Anna Andersson"), ("Projektets id", "8501011234"), ("Namn", ""), ("Personnummer", ""), ("Ålder", "850101-1234"),
    ],
)  # fmt: skip
def test_a_file_that_points_out_a_person_is_refused_whole_without_repeating_it(folder, capsys, column, value):
    file = table(folder, {}, {column: value})
    assert cli.main(["import-outcomes", str(file), "--yes"]) == 1
    said = capsys.readouterr()
    assert f"row {3 if value else 1}, column " in said.err and "Delete the whole column" in said.err
    assert not value or value not in said.err + said.out
    assert not shelf.OUTCOMES.folder.exists()


def test_persons_on_any_sheet_of_a_workbook_are_found(folder):
    book = openpyxl.load_workbook(io.BytesIO(outcome_template.workbook("sv")))
    for number, column in enumerate(outcome_columns.columns(AGGREGATE), start=1):
        book.worksheets[0].cell(2, number, column.example)
    sheet = book.create_sheet("Gömt")
    sheet.append(["Löpnummer", "Nr"])
    sheet.append([1, 198501011234])
    sheet.sheet_state = "hidden"
    book.save(folder / "mall.xlsx")
    with pytest.raises(tables.ImportRefused, match=r"sheet Gömt, row 2, column B \(Nr\)"):
        outcomes.plan(folder / "mall.xlsx")


def test_the_diff_is_shown_and_nothing_is_written_without_yes(folder, capsys):
    file = table(folder)
    assert cli.main(["import-outcomes", str(file)]) == 0
    assert "+ VN07, employment at exit, total: 20 of 52" in capsys.readouterr().out and not shelf.OUTCOMES.folder.exists()
    assert cli.main(["import-outcomes", str(file), "--yes"]) == 0
    changed = table(folder, {"I arbete vid avslut": "21"})
    assert cli.main(["import-outcomes", str(changed)]) == 0
    said = capsys.readouterr().out
    assert "~ VN07, employment at exit, total: 20 of 52 -> 21 of 52" in said and "Nothing is written yet" in said
    assert shelf.stored(outcomes.COLUMNS, shelf.OUTCOMES)["numerator"].tolist().count("20") == 1


def test_the_same_file_again_changes_nothing(folder, capsys):
    file = table(folder)
    cli.main(["import-outcomes", str(file), "--yes"])
    before = (shelf.OUTCOMES.folder / "origin.toml").read_bytes()
    capsys.readouterr()
    assert cli.main(["import-outcomes", str(file), "--yes"]) == 0
    assert "0 new, 0 changed, 0 gone" in capsys.readouterr().out
    assert (shelf.OUTCOMES.folder / "origin.toml").read_bytes() == before


def test_another_projects_rows_stay_and_the_origin_is_kept(folder):
    outcomes.accept(outcomes.plan(table(folder)))
    outcomes.accept(outcomes.plan(table(folder, {"Projektets id": "VN08"}, name="två.csv")))
    stored = shelf.stored(outcomes.COLUMNS, shelf.OUTCOMES)
    assert set(stored["project_id"]) == {"VN07", "VN08"} and set(stored["origin_file"]) == {"uppföljning.csv", "två.csv"}
    origin = (shelf.OUTCOMES.folder / "origin.toml").read_text()
    assert origin.count("[[import]]") == 2 and origin.count("sha256") == 3


@pytest.mark.parametrize(
    ("change", "column", "fix"),
    [
        ({"I arbete vid avslut": "<5"}, "I arbete vid avslut", "whole number"),
        ({"Avslutade": "61"}, "Avslutade", "than entered"),
        ({"Avslutade": ""}, "Avslutade", "can't be empty"),
        ({"I studier efter 6 månader": ""}, "I arbete efter 6 månader", "no zero"),
        ({"I arbete efter 6 månader": "39"}, "I arbete efter 6 månader", "than whose situation is known"),
        ({"Känd situation efter 6 månader": "53"}, "Känd situation efter 6 månader", "than left"),
        ({"Kön": "okänt"}, "Kön", "Use one of"),
        ({"Projektets id": "XX99"}, "Projektets id", "No project has this id"),
    ],
)
def test_a_wrong_cell_is_shown_with_row_column_value_and_what_to_do(folder, change, column, fix):
    plan = outcomes.plan(table(folder, {"Projektets id": "VN08"}, change))
    said = "\n".join(outcomes.report(plan))
    assert f"row 3, {column} = " in said and fix in said
    assert set(plan.rows["project_id"]) == {"VN08"}, "the good project comes in"
    assert outcomes.plan(table(folder, {"Projektets id": "VN08"}, change), strict=True).rows.empty


@pytest.mark.parametrize(
    ("rows", "fix"),
    [
        ([{}, {}], "same sex and age"),
        ([{"Kön": "kvinnor"}, {"Kön": "män", "Period": "2022"}], "same period"),
        ([{}, {"Kön": "kvinnor", "Avslutade": "53", "Började": "60"}], "more than all"),
    ],
)
def test_a_project_whose_rows_do_not_go_together_is_left_out(folder, rows, fix):
    plan = outcomes.plan(table(folder, *rows))
    assert plan.rows.empty and fix in str(plan.rejections[0])


WOMEN = {"Kön": "Kvinnor", "Började": "60", "Avslutade": "52", "I arbete vid avslut": "20", "I studier vid avslut": "9"}
MEN = WOMEN | {"Kön": "män", "Började": "40", "Avslutade": "30", "I arbete vid avslut": "10", "I studier vid avslut": "6"}
NO_MONTHS = {name: "" for name in SUMS if "6 månader" in name}


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        ([WOMEN], None),
        # Both sexes are everyone, and add up: 52 + 30, of whom 20 + 10 in work.
        ([WOMEN, MEN], ("82", "30")),
        ([{"Ålder": "16-19"}, {"Ålder": "20-24"}], None),
        # All four ages are everyone; an age that is missing is not nobody.
        ([{"Ålder": age} for age in ("16-19", "20-24", "25-29", "övriga")], ("208", "80")),
        ([{"Ålder": age} for age in ("16-19", "20-24", "25-29")], None),
    ],
)
def test_groups_that_are_not_everyone_write_no_total(folder, rows, total):
    plan = outcomes.plan(table(folder, *(NO_MONTHS | row for row in rows)))
    found = figures(plan)
    groups = {people for _, _, people in found} - {TOTAL}
    assert plan.rejections == () and len(groups) == len(rows)
    assert (found.get(("", "left", TOTAL), ("",))[0], found.get(("exit", "employment", TOTAL), ("",))[0]) == (total or ("", ""))
    assert ("no total is written" in "\n".join(outcomes.report(plan))) is (total is None)


def test_only_women_by_age_say_nothing_of_everyone_nor_of_all_women(folder):
    rows = [NO_MONTHS | WOMEN | {"Ålder": age} for age in ("16-19", "20-24")]
    plan = outcomes.plan(table(folder, *rows))
    assert plan.rows.empty and "Add the row for all of them" in plan.rejections[0].fix
    whole = outcomes.plan(table(folder, *(NO_MONTHS | WOMEN | {"Ålder": age} for age in ("16-19", "20-24", "25-29", "övriga"))))
    assert {people for _, _, people in figures(whole)} == {"women"} and figures(whole)["", "left", "women"] == ("208", "")


@pytest.mark.parametrize(
    ("change", "key", "value"),
    [
        ({"Projektets id": "vn07", "Avslutade": "52 st"}, ("", "left"), "52"),
        ({"Kön": "Totalt", "Ålder": "Alla"}, ("", "left"), "52"),
        ({"I arbete vid avslut": "20,0", "Avslutade": "52 personer"}, ("exit", "employment"), "20"),
    ],
)
def test_sums_as_people_write_them(folder, change, key, value):
    assert figures(outcomes.plan(table(folder, change)))[*key, TOTAL][0] == value


def test_participants_days_as_people_write_them(folder):
    rows = participants(
        6, **{"Började": "1 mars 2023", "Avslutade": "15/01/2024", "Ålder": "19 år", "Kön": "K", "Situation vid avslut": "I arbete"}
    )
    found = figures(outcomes.plan(table(folder, *rows, first=ONE)))
    assert found["exit", "employment", "women"] == ("6", "6") and found["", "left", "16-19"] == ("6", "")
    unclear = outcomes.plan(table(folder, {"Avslutade": "02/01/2024"}, first=ONE))
    assert "2024-01-02 or 2024-02-01" in unclear.rejections[0].fix


def test_a_title_above_and_a_hidden_sheet_are_named_and_a_formula_without_value_too(folder):
    book = openpyxl.Workbook()
    for line in (["Uppföljning 2024"], list(SUMS), list((SUMS | NO_MONTHS | {"Avslutade": "=50+2"}).values())):
        book.active.append(line)
    book.create_sheet("Gammalt").append(["x", "y"])
    book["Gammalt"].sheet_state = "hidden"
    book.save(folder / "blad.xlsx")
    plan = outcomes.plan(folder / "blad.xlsx")
    assert plan.notes == ("Row 1 above the headings is not read: 'Uppföljning 2024'.", "Hidden sheets not read: 'Gammalt'.")
    assert [(item.row, item.column) for item in plan.rejections] == [(3, "Avslutade")] and "Cell F3 holds the formula" in plan.rejections[
        0
    ].fix


def test_imported_figures_stand_in_the_snapshot_and_may_share_an_axis(folder):
    """Two projects followed up alike share an axis; women of one never stand beside all of the other."""
    from insteg.statistics import comparability

    women = {"Kön": "kvinnor", "Avslutade": "30", "Började": "30", "I arbete vid avslut": "12", "I studier vid avslut": "6",
             "Känd situation efter 6 månader": "30", "I arbete efter 6 månader": "3", "I studier efter 6 månader": "9"}  # fmt: skip
    outcomes.accept(outcomes.plan(table(folder, {}, women, {"Projektets id": "VN08"})))
    assert cli.main(["build"]) == 0
    with duckdb.connect(str(snapshots.current()), read_only=True) as connection:
        rows = connection.execute("select * from outcome where outcome_id like 'EGEN-%' order by outcome_id").df()
    one = rows.set_index("outcome_id").loc["EGEN-VN07-employment-6-total"]
    assert (one["numerator"], one["denominator"], one["months"], one["timing"]) == (18, 40, 6, "after")
    assert (one["kind"], one["comparison_kind"], one["denominator_of"]) == ("result", "none", "followed_up")
    small = rows.set_index("outcome_id").loc["EGEN-VN07-employment-6-women"]
    assert small["status"] == "suppressed" and small[["value", "numerator"]].isna().all()
    axes, _ = comparability.axes(comparability.outcomes(rows))
    assert {axis.definition for axis in axes} == {f"own_follow_up_{name}_total" for name in ("employment", "study", "work_or_study")}
    assert all(len({item.outcome_id for item in axis.outcomes}) == 2 for axis in axes)


# What a reader can work out: a linear programme over everything that adds up, with every figure that is shown.


@st.composite
def projects(draw) -> Project:
    """A project of some hundred participants or few, by sex and age, with small groups anywhere."""
    small = st.one_of(st.integers(0, 6), st.integers(0, 40))
    breakdowns = {}
    cells = {(sex, age): {moment: [draw(small) for _ in range(4)] for moment in MOMENTS[:2]} for sex in ("women", "men", REST) for age in ("16-19", REST)}  # fmt: skip
    for cell in cells.values():
        most = max(sum(parts) for parts in cell.values())
        # Work, study, other, unknown: those who left are the same at every moment.
        for parts in cell.values():
            parts[3] += most - sum(parts)
        cell["remaining"] = [draw(small)]
    for kind, names, place in (("sex", ("women", "men", REST), 0), ("age", ("16-19", REST), 1)):
        breakdowns[kind] = {name: _added([cell for key, cell in cells.items() if key[place] == name]) for name in names}
    return Project("VN07", "2024", _added(list(cells.values())), breakdowns)


def _added(cells: list[dict]) -> dict[str, int]:
    left = sum(sum(cell["exit"]) for cell in cells)
    found = {"entered": left + sum(cell["remaining"][0] for cell in cells), "left": left}
    for moment in MOMENTS[:2]:
        work, study, other, _ = (sum(cell[moment][place] for cell in cells) for place in range(4))
        found |= {f"followed_{moment}": work + study + other, f"work_{moment}": work, f"study_{moment}": study}
    return found


@given(projects())
@settings(max_examples=40)
def test_no_small_count_can_be_worked_out_from_what_is_stored(project):
    """Every count of every group, also those never stored (others, unknown, still there): its range given all that is stored."""
    stored = {}
    for _, _, moment, domain, people, numerator, denominator, status in outcomes.outcome_rows(project):
        name = {"employment": "work", "work_or_study": "moved"}.get(domain, domain)
        if status == "ok":
            stored[people, f"{name}_{moment}" if moment else name] = int(numerator)
        if denominator:
            stored[people, f"followed_{moment}"] = int(denominator)
    groups = {TOTAL: project.total} | {f"{kind} {name}" if name == REST else name: part for kind, parts in project.breakdowns.items() for name, part in parts.items()}  # fmt: skip
    truth = {(name, kind): count for name, part in groups.items() for kind, count in outcome_counts._full(part).items()}
    assert all(truth[key] == value for key, value in stored.items())
    place = {key: number for number, key in enumerate(truth)}
    sums = [(("entered"), ("left", "remaining"))] + [(whole.format(moment), tuple(part.format(moment) for part in parts)) for moment in MOMENTS[:2] for whole, parts in (("moved_{}", ("work_{}", "study_{}")), ("followed_{}", ("moved_{}", "other_{}")), ("left", ("followed_{}", "unknown_{}")))]  # fmt: skip
    lines = [([(name, part) for part in parts], (name, whole)) for name in groups for whole, parts in sums]
    lines += [([(f"{kind} {name}" if name == REST else name, count) for name in parts], (TOTAL, count)) for kind, parts in project.breakdowns.items() for count in outcome_counts._full(project.total)]  # fmt: skip
    equations = np.zeros((len(lines), len(place)))
    for row, (parts, whole) in enumerate(lines):
        equations[row, [place[key] for key in parts]] = 1
        equations[row, place[whole]] = -1
    bounds = [(stored.get(key, 0), stored.get(key)) for key in place]
    small = [key for key, count in truth.items() if 0 < count < 5]
    assert not set(small) & stored.keys()
    for key in small[:6]:
        aim = np.zeros(len(place))
        aim[place[key]] = 1
        ends = [linprog(side * aim, A_eq=equations, b_eq=np.zeros(len(lines)), bounds=bounds, method="highs") for side in (1, -1)]
        assert ends[1].status == 3 or -ends[1].fun - ends[0].fun > 0.5, key


@given(projects())
@settings(max_examples=200)
def test_no_difference_of_shown_figures_is_a_small_group(project):
    """The plain rule behind it: whatever of a moment is shown, its remainders are zero or at least five."""
    seen = outcome_counts.shown(project)
    assert all(count == 0 or count >= 5 for count in seen.values())
    for (people, kind), count in seen.items():
        for other, whole in ((f"moved_{kind.split('_')[-1]}", f"followed_{kind.split('_')[-1]}"), ("left", "entered")):
            if kind == other and (people, whole) in seen:
                assert not 0 < seen[people, whole] - count < 5
