"""Files saved from a chart that works something out hold its numbers: the index and what is 100, the reader's own group, a refusal with its reason."""

import io

import pandas as pd
import pytest

from insteg.figures.exploration import chart, every_row
from insteg.figures.exploration.chart_choice import ChartChoice
from insteg.figures.exploration.cross_choice import AreaGroup
from insteg.figures.exploration.selection import Selection
from insteg.files import worked_out
from insteg.reference import words
from tests.examples import NEET

AREAS, BASE = ("2281", "00"), "2020"
CHOSEN = Selection((NEET,), AREAS, "2012", "2024", ("total",))


def figure_of(language: str = "sv", **more):
    return chart.drawn(ChartChoice(language, "light", CHOSEN, **more))[0]


def numbers(**more) -> pd.DataFrame:
    return figure_of(**more).worked_out.set_index(["area_code", "period"])


def test_an_index_says_what_is_a_hundred_and_is_worked_out_of_the_published_figures():
    found = numbers(cell="index", base=f"period:{BASE}")
    assert set(found["base"]) == {"period:2020"} and set(found["base_text"]) == {"period: 2020"}
    assert set(found["quantity"]) == {"index"} and found["quantity_text"].iloc[0] == words.load("sv")("celler.index")
    published = every_row.whole(CHOSEN).set_index(["area_code", "period"])["value"]
    for code in AREAS:
        assert found.loc[(code, BASE), "value"] == 100
        for year in ("2016", "2024"):
            assert found.loc[(code, year), "value"] == round(100 * published[code, year] / published[code, BASE], 1)


def test_what_is_refused_is_a_row_with_its_reason():
    """The series breaks in 2015: nothing before it is a part of what came after."""
    row = numbers(cell="index", base=f"period:{BASE}").loc[("2281", "2013")]
    assert pd.isna(row["value"]) and (row["status"], row["status_text"]) == ("break", "brott i tidsserien")


def test_a_group_stands_under_its_name_and_has_no_code():
    found = figure_of(groups=(AreaGroup("Norr", ("2260", "2283")),)).worked_out
    assert set(found["area_code"]) == {*AREAS, ""}
    assert set(found.loc[found["area_code"] == "", "area"]) == {"Norr"} and set(found["base"]) == {""}


def test_what_is_published_has_no_files_of_its_own():
    figure = figure_of()
    assert figure.worked_out is None
    with pytest.raises(ValueError, match="its rows hold them"):
        worked_out.csv(figure, "sv")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_kind_of_file_holds_the_same(language):
    figure = figure_of(language, cell="index", base=f"period:{BASE}")
    text = {"area_code": str, "period": str, "age": str}
    marks = {"sep": ";", "decimal": ","} if language == "sv" else {}
    read = {
        "csv": pd.read_csv(io.BytesIO(worked_out.csv(figure, language)), dtype=text, **marks),
        "xlsx": pd.read_excel(io.BytesIO(worked_out.xlsx(figure, language)), dtype=text),
        "parquet": pd.read_parquet(io.BytesIO(worked_out.parquet(figure, language))),
    }
    for kind, found in read.items():
        assert list(found) == list(figure.worked_out), kind
        assert found["value"].tolist() == pytest.approx(figure.worked_out["value"].astype(float).tolist(), nan_ok=True), kind
        assert found["area_code"].tolist() == figure.worked_out["area_code"].tolist(), kind
    assert words.load(language)("export.definitions") in pd.ExcelFile(io.BytesIO(worked_out.xlsx(figure, language))).sheet_names
