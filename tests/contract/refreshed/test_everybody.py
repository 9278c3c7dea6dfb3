"""What is said of everybody stays the same when women and men stand beside them: every question and every figure, both languages."""

import shutil

import duckdb
import pandas as pd
import pytest

from insteg.reference import words
from insteg.show.slides import rendered
from insteg.show.stories import Slide
from insteg.store import folders, queries, snapshots, sound, sql_files
from tests import examples

# One sex more for every figure there is, each with a value of its own: no question may mix them up with everybody.
ADD_ONE = """insert into {table} by name
    select * replace ('{sex}' as sex, {column} * {factor} as {column}) from {table} where sex = 'total'"""
# They answer about each sex, so they answer more when there are more.
BY_SEX = {"explore", "explore_cells", "observations", "filters"}
# Of these only how many there are can be told apart; decimals are those of all figures.
COUNTED = {
    "observation_count": "row_count",
    "explore_series": "series_count",
    "explore_places": "",
    "coverage": None,
    "explore_decimals": None,
}
GROUPS = [("women", 0.9), ("men", 1.2)]


@pytest.fixture(scope="module")
def pair(refreshed_folder, tmp_path_factory):
    """Two data folders on the refreshed figures: one with nothing but everybody, one with both sexes of every figure."""
    found = {}
    for name in ("alone", "crowded"):
        folder = tmp_path_factory.mktemp(name)
        for part in ("catalogue", "words", "raw", "stories"):
            (folder / part).symlink_to((folders.ROOT / "data" / part).resolve())
        (folder / "snapshots").mkdir()
        # A name of its own: what is remembered is remembered by the snapshot's name.
        path = folder / "snapshots" / f"insteg-20260101T00000{len(found)}-{name:0<12.12}.duckdb"
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("INSTEG_DATA", str(refreshed_folder))
            shutil.copy(snapshots.current(), path)
        (folder / "snapshots" / snapshots.POINTER).write_text(path.name, encoding="utf-8")
        _change(path, is_crowded=name == "crowded")
        found[name] = folder
    return found


def _change(path, is_crowded: bool) -> None:
    with duckdb.connect(str(path)) as connection:
        for table, column in (("observation", "value"), ("people_behind", "persons")):
            connection.execute(f"delete from {table} where sex != 'total'")
            for sex, factor in GROUPS if is_crowded else []:
                connection.execute(ADD_ONE.format(table=table, column=column, sex=sex, factor=factor))
        sound.record(connection)  # or readers are given the snapshot before this one


def both(pair, monkeypatch, ask):
    """The answer without the sexes, and with them."""
    answers = []
    for folder in pair.values():
        monkeypatch.setenv("INSTEG_DATA", str(folder))
        answers.append(ask())
    return answers


@pytest.mark.parametrize("name", [name for name in examples.PARAMS if name not in BY_SEX | COUNTED.keys()])
def test_a_question_about_everybody_is_answered_alike(name, pair, monkeypatch):
    for params in (asked for asked in examples.questions(name) if asked.get("sex", "total") == "total"):
        alone, crowded = both(pair, monkeypatch, lambda params=params: queries.ask(name, **params))
        pd.testing.assert_frame_equal(alone, crowded, obj=f"{name} {params}")


@pytest.mark.parametrize(("name", "column"), [item for item in COUNTED.items() if item[1] is not None])
def test_a_question_how_many_counts_each_sex(name, column, pair, monkeypatch):
    alone, crowded = both(pair, monkeypatch, lambda: queries.ask(name, **examples.questions(name)[0]))
    counts = [frame[column].item() if column else len(frame) for frame in (alone, crowded)]
    assert counts[1] == 3 * counts[0] > 100


@pytest.mark.parametrize("name", sorted(BY_SEX))
def test_a_question_about_the_sexes_answers_for_each(name, pair, monkeypatch):
    params = examples.questions(name)[0] | ({"row_limit": 1_000_000} if name == "observations" else {})
    alone, crowded = both(pair, monkeypatch, lambda: queries.ask(name, **params))
    assert len(crowded) == 3 * len(alone) and set(crowded["sex"]) == {"total", "women", "men"}
    of_everybody = crowded[crowded["sex"] == "total"].reset_index(drop=True)
    # How many rows there are in all stands in each of them.
    counted = [name for name in ("row_count",) if name in alone]
    pd.testing.assert_frame_equal(alone.drop(columns=counted), of_everybody.drop(columns=counted), obj=name)


@pytest.mark.parametrize("sex", ["women", "men"])
@pytest.mark.parametrize("name", ["latest_months", "series_of_group"])
def test_a_question_about_one_sex_holds_that_sex_in_every_column(name, sex, pair, monkeypatch):
    """Everything but the country's own value of the row's area follows the sex that was asked for: 0.9 and 1.2 times everybody's."""
    asked = examples.questions(name)[0] | ({"indicator": examples.NEET} if name == "series_of_group" else {})
    monkeypatch.setenv("INSTEG_DATA", str(pair["crowded"]))
    everybody, one = queries.ask(name, **asked), queries.ask(name, **asked | {"sex": sex})
    columns = [column for column in ("value", "value_before", "country_value") if column in everybody]
    assert everybody[columns].notna().any().all() and len(one) == len(everybody)
    pd.testing.assert_frame_equal(one[columns], everybody[columns] * dict(GROUPS)[sex])


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("name", examples.FIGURES)
def test_a_figure_on_everybody_is_the_same(name, language, pair, monkeypatch):
    for view in examples.FIGURES[name]:
        alone, crowded = both(pair, monkeypatch, lambda view=view: rendered(Slide(name, view, "", {}), language, "light"))
        one, other = alone.figure, crowded.figure
        assert (one.title, one.sentence, one.source, one.method) == (other.title, other.sentence, other.source, other.method)
        pd.testing.assert_frame_equal(one.table, other.table)
        pd.testing.assert_frame_equal(one.rows, other.rows)
        assert (alone.picture, alone.markup, alone.problem) == (crowded.picture, crowded.markup, crowded.problem)


@pytest.mark.parametrize("name", examples.PARAMS)
def test_a_question_keeps_its_promise_on_a_refreshed_snapshot(name):
    """The snapshot that the refresh made: women and men, months, ages, counted people."""
    grain = list(sql_files.read(folders.QUERIES / f"{name}.sql").grain)
    for params in examples.questions(name):
        found = queries.ask(name, **params)
        assert not found.empty, (name, params)
        assert not found.duplicated(grain).any(), (name, params)
