"""Types of intervention in one table: every finding one mark, nothing summed, nothing ordered by what research shows, nothing said that no row says."""

import re
from dataclasses import replace

import duckdb
import pandas as pd
import pytest

from insteg.figures import disagreement, gaps, type_boxes, type_marks, type_rows, type_table
from insteg.figures.pictures.hundred import hundred
from insteg.figures.type_boxes import Pick
from insteg.figures.type_rows import CHIPS, ORDERS
from insteg.figures.type_table import TypesChoice
from insteg.reference import interventions, words
from insteg.store import queries

NORDIC = {"Sverige", "Norge", "Danmark", "Finland", "Island"}
ROWS = [pytest.param(item.id, id=item.id) for item in interventions.types()]


@pytest.fixture(scope="module")
def findings() -> pd.DataFrame:
    return queries.ask("type_evidence", intervention_type=None)


@pytest.fixture(scope="module")
def rows() -> dict[str, type_rows.TypeRow]:
    return {row.item.id: row for row in type_rows.every()}


def table(**more) -> str:
    return type_boxes.rendered(TypesChoice("sv", "light", **more))


def block(markup: str, name: str) -> str:
    return markup.split(f'id="rad-{name}"')[1].split("</tr>", maxsplit=1)[0]


@pytest.mark.parametrize("name", ROWS)
def test_every_finding_is_one_mark_of_its_kind(name, findings, rows):
    """Counted by the question, and drawn by the table: two ways to the same numbers."""
    row, own = rows[name], findings[findings["intervention_type"] == name]
    assert sorted(mark.evidence_id for mark in row.marks) == sorted(own["evidence_id"])
    counted = {kind: getattr(row.counts, f"{'not_shown' if kind == 'none' else kind}_count") for kind in type_marks.KINDS}
    drawn = re.findall(r'insteg-mark insteg-(\w+)"', block(table(), name))
    assert {kind: drawn.count(kind) for kind in type_marks.KINDS} == counted
    assert sum(counted.values()) == row.counts.finding_count == len(own)


def test_marks_are_also_said_in_words(rows):
    shown, say = table(), words.load("sv")
    for name, row in rows.items():
        told = re.findall(r'insteg-unseen">([^<]*)</span><span class="insteg-works"', block(shown, name))
        assert told == [text for column in type_marks.COLUMNS if (text := type_marks.in_words(say, row.marks, column))]
        assert sum(int(number) for text in told for number in re.findall(r": (\d+)", text)) == len(row.findings)


def test_findings_of_one_work_stand_together_and_no_others(rows):
    for row in rows.values():
        for column in type_marks.COLUMNS:
            works = [{mark.work_id for mark in row.marks if mark.column == column}, type_marks.by_work(row.marks, column)]
            assert len(works[0]) == len(works[1])


@pytest.mark.parametrize(
    ("domains", "question"),
    [("employment", "work"), ("income;employment", "work"), ("study;income", "study"), ("income", "income"), ("work_or_study", "work"),
     ("study;unemployment_time", "work"), ("wellbeing;next_step", "wellbeing;next_step")],
)  # fmt: skip
def test_a_finding_is_asked_one_question(domains, question, findings):
    """Work however it was counted, else study, else its own kinds of outcome: of the real rows, and of what is not among them yet."""
    sql = queries.folders.QUERIES.joinpath("type_evidence.sql").read_text(encoding="utf-8")
    case = re.search(r"case.*?end", sql, re.DOTALL)[0].replace("evidence.domains", f"string_split('{domains}', ';')")
    assert duckdb.sql(f"select {case}").fetchall() == [(question,)]
    assert type_marks.column_of(question) == (question if question in ("work", "study") else "rest")
    known = findings[findings["domains"].map(";".join) == domains]
    assert set(known["question"]) <= {question}


def test_no_order_looks_at_what_research_shows(rows):
    """With every direction turned round, each order is the same."""
    turned = {"positive": "negative", "negative": "positive", "mixed": "none", "none": "mixed", "not_shown": "positive"}
    for order in ORDERS.values():
        for row in rows.values():
            other = replace(row, findings=tuple(one._replace(direction=turned[one.direction]) for one in row.findings))
            assert order(row, "sv") == order(other, "sv")


def test_rows_alike_stay_in_the_order_of_the_catalogue(rows):
    place = {item.id: at for at, item in enumerate(interventions.types())}
    for name, order in ORDERS.items():
        found = type_rows.found((), "", name, "sv")
        keys = [(order(row, "sv"), place[row.item.id]) for row in found]
        assert keys == sorted(keys), name
    assert [row.item.id for row in type_rows.found((), "", "individ", "sv")] == list(place)


def test_the_rated_orders_begin_with_what_is_rated(rows):
    strength = [row.rated("strength") for row in type_rows.found((), "", "styrka", "sv")]
    assert strength[0] and not strength[-1] and [bool(one) for one in strength] == sorted((bool(one) for one in strength), reverse=True)
    cost = [[value for value, _ in row.rated("cost")] for row in type_rows.found((), "", "kostnad", "sv")]
    assert "low" in cost[0] and not cost[-1]


def test_of_types_rated_alike_the_cheapest_comes_first_and_of_those_that_cost_alike_the_strongest(rows):
    level = {"low": 0, "moderate": 1, "high": 2}

    def pairs(order):
        found = [row for row in type_rows.found((), "", order, "sv") if row.rated("strength") and row.rated("cost")]
        return [
            [choose(level[value] for value, _ in row.rated(name)) for name, choose in (("strength", max), ("cost", min))] for row in found
        ]

    assert [(-strength, cost) for strength, cost in pairs("styrka")] == sorted((-strength, cost) for strength, cost in pairs("styrka"))
    assert [(cost, -strength) for strength, cost in pairs("kostnad")] == sorted((cost, -strength) for strength, cost in pairs("kostnad"))


def test_which_evidence_is_strongest_and_at_what_cost_is_said_in_a_sentence(rows):
    told = type_table.rated_sentence(words.load("sv"))
    named = re.search(r":\*\* (.*?)\. ", told)[1].split("; ")
    strongest = {row.title("sv") for row in rows.values() if ("moderate" in dict(row.rated("strength")))}
    assert not any(value == "high" for row in rows.values() for value, _ in row.rated("strength")) and "(måttlig)" in told
    assert named[0] == "Livsfärdigheter (kostnad: låg)" and {name.partition(" (kostnad")[0] for name in named} == strongest
    unrated = sum(not row.rated("strength") for row in rows.values())
    assert f"Typer utan betyg: {unrated} av {len(rows)}." in told and "inte hur bra insatsen är" in told


def test_where_nothing_is_rated_no_such_sentence_is_said(monkeypatch, rows):
    bare = tuple(replace(row, findings=tuple(one._replace(strength=None) for one in row.findings)) for row in rows.values())
    monkeypatch.setattr(type_rows, "every", lambda: bare)
    assert type_table.rated_sentence(words.load("sv")) == ""


def test_chips_let_through_what_they_say(findings):
    local = queries.ask("type_local_projects", intervention_type=None)
    expected = {
        "forskning": set(findings.loc[findings["is_compared"], "intervention_type"]),
        "nordisk": set(findings.loc[findings["country_sv"].isin(NORDIC), "intervention_type"]),
        "provad": set(local["intervention_type"]),
    }
    for name, types in expected.items():
        assert {row.item.id for row in type_rows.found((name,), "", "individ", "sv")} == types, name
    disability = {row.item.id for row in type_rows.found(("funktion",), "", "individ", "sv")}
    assert "supported_employment" in disability and "payroll_tax" not in disability
    assert set(local.loc[local["disability_focus"] == "yes", "intervention_type"]) <= disability
    both = {row.item.id for row in type_rows.found(("nordisk", "provad"), "", "individ", "sv")}
    assert both == expected["nordisk"] & expected["provad"] != set(CHIPS)


@pytest.mark.parametrize(
    ("text", "found"),
    [("ips", "supported_employment"), ("MENTOR", "coaching"), ("hemmasittare", "stepwise"), ("Plug In", "school_prevention")],
)
def test_a_word_finds_a_type_by_any_of_its_names(text, found):
    assert found in {row.item.id for row in type_rows.found((), text, "individ", "sv")}
    assert type_rows.found((), f"{text} zzz", "individ", "sv") == []


def test_what_is_only_followed_up_stands_apart_and_is_not_called_ineffective(findings):
    compared = set(findings.loc[findings["is_compared"], "intervention_type"])
    part = table().split('class="insteg-part-followed"')[1]
    assert set(re.findall(r'id="rad-(\w+)"', part)) == set(findings["intervention_type"]) - compared
    assert "betyder inte att den saknas" in part


def test_types_without_research_fold_into_one_line_that_says_what_that_means(monkeypatch, rows):
    bare = [replace(row, findings=()) if row.item.id in ("coaching", "payroll_tax") else row for row in rows.values()]
    monkeypatch.setattr(type_rows, "every", lambda: tuple(bare))
    shown = table()
    line = re.search(r'<p class="insteg-untested">(.*?)</p>', shown)[1]
    assert "Coachning och mentorskap; Sänkt arbetsgivaravgift" in line and "Utan forskning i underlaget: 2." in line
    assert "betyder inte att den saknar effekt" in line
    assert 'id="rad-coaching"' not in shown and 'id="rad-stepwise"' in shown


def test_all_are_investigated_today_and_a_zero_is_not_printed():
    assert "insteg-untested" not in table()


def test_of_a_hundred_stands_where_the_source_gives_it_and_nowhere_else(findings, rows):
    shown = table()
    for name in rows:
        own = findings[(findings["intervention_type"] == name) & findings["of_100_with"].notna()]
        expected = [f"{int(one.of_100_with)} mot {int(one.of_100_without)}" for one in own.itertuples()]
        assert re.findall(r"<b>(\d+ mot \d+)</b>", block(shown, name)) == expected


@pytest.mark.parametrize(("treated", "control"), [(48, 8), (8, 48), (0, 0), (100, 99), (5, 5), (100, 0)])
def test_a_hundred_dots_are_a_hundred(treated, control):
    drawn = str(hundred(treated, control))
    dots = {kind: path.count("M") for kind, path in re.findall(r'class="insteg-(either|more|fewer|rest)" d="([^"]*)"', drawn)}
    assert sum(dots.values()) == 100 and dots.get("either", 0) == min(treated, control)
    assert dots.get("more", 0) == max(0, treated - control) and dots.get("fewer", 0) == max(0, control - treated)
    assert len(set(re.findall(r"M[\d. ]+h", drawn))) == 100


def test_a_rating_says_whose_it_is(rows):
    shown = table()
    keys = dict(re.findall(r'<sup>(\w)</sup> betyg av <span lang="sv">([^<]+)</span>', shown))
    for name, row in rows.items():
        expected = [work for kind in ("strength", "cost") for _, work in row.rated(kind)]
        assert [keys[letter] for letter in re.findall(r"<sup>(\w)</sup>", block(shown, name))] == expected


def test_a_box_leads_to_the_view_with_the_type_chosen_and_a_show_has_none():
    picks = {"coaching": Pick("C", "insatser?insats=coaching", "coaching", False, False), "stepwise": Pick("S", "x", "y", False, True)}
    shown = type_boxes.with_boxes(TypesChoice("sv", "light"), picks)
    assert 'href="insatser?insats=coaching"' in block(shown, "coaching") and 'data-value="coaching"' in block(shown, "coaching")
    assert "href=" not in block(shown, "stepwise").split("insteg-box")[1].split("</td>")[0]
    assert "data-choice" not in table() and "insteg-stick" not in table()


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_twin_and_the_slide_hold_every_row(language, rows):
    figure, grid = type_table.drawn(TypesChoice(language, "light"))
    titles = [row.title(language) for row in rows.values()]
    assert list(figure.table.iloc[:, 0]) == titles == list(grid.rows)
    letters = "".join(cell.label for cell in grid.cells if cell.column < len(type_marks.COLUMNS)).replace(" ", "")
    assert len(letters) == sum(len(row.findings) for row in rows.values())


def test_nothing_passes_is_no_figure():
    assert type_table.drawn(TypesChoice("sv", "light", text="finns inte")) is None


def test_only_compared_findings_disagree_and_what_differs_is_read_from_them(findings):
    found = disagreement.of(findings)
    assert found
    for one in found:
        assert all(row.is_compared for row in one.findings) and len({type_marks.kind_of(row) for row in one.findings}) > 1
        for name in disagreement.WHY:
            known = {str(getattr(row, name)) for row in one.findings if pd.notna(getattr(row, name))}
            assert (name in one.differs) == (len(known) > 1), (one.question, name)


def test_not_found_and_not_shown_do_not_disagree(findings):
    only = findings[findings["is_compared"]].copy()
    for _, own in only.groupby(["intervention_type", "question"]):
        kinds = {type_marks.kind_of(row) for row in own.itertuples()}
        assert own["is_contradicted"].all() == (len(kinds) > 1) and own["is_contradicted"].nunique() == 1


def test_a_disagreement_whose_rows_tell_nothing_is_not_explained(findings):
    pair = findings.head(2).assign(intervention_type="coaching", is_contradicted=True, is_compared=True, population=None, country_sv=None)
    pair = pair.assign(design="RCT", horizon=None, outcome="examen", question="study", direction=["positive", "negative"])
    (one,) = disagreement.of(pair)
    assert one.differs == () and "framgår inte av källorna" in disagreement.sentence(words.load("sv"), one)


def test_the_grid_has_no_empty_row_or_column_and_the_bubbles_say_what_the_twin_says():
    figure = gaps.figure_of("sv")
    cells = figure.table.set_index(figure.table.columns[0])
    assert (cells != "–").any(axis=1).all() and (cells != "–").any(axis=0).all()
    shown = gaps.rendered(_free())
    for line in re.findall(r'<tr role="row"><th scope="row" role="rowheader">(.*?)</tr>', shown, re.DOTALL):
        title, *parts = re.split(r'<td role="cell"', line)
        expected = list(cells.loc[title.split("<")[0]])
        assert [as_label(part) for part in parts] == expected


def _free():
    from insteg.figures.figure import NoChoice

    return NoChoice("sv", "light")


def as_label(cell: str) -> str:
    number = re.search(r"insteg-bubble[^>]*>(\d+)", cell)
    found = (f"({number[1]})" if "insteg-followed" in cell else number[1]) if number else ""
    result = re.search(r'insteg-own-result">(\d+)', cell)
    return f"{found} +{result[1]}".strip() if result else found or "–"


def test_the_sentence_of_the_grid_counts_its_own_cells():
    figure = gaps.figure_of("sv")
    cells = figure.table.iloc[:, 1:]
    assert f"{int((cells == '–').to_numpy().sum())} av {cells.size}" in figure.sentence
