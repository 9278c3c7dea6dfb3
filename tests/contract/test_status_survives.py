"""What is not there stays not there, and says why: from source to snapshot, chart, sentence and file; nothing crosses a break."""

import io
import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from insteg import files
from insteg.collect.snapshot import frames
from insteg.figures import sentences
from insteg.figures.pictures import Look, Series, series
from insteg.figures.pictures.plotly.plain import plain
from insteg.figures.pictures.series import segments
from insteg.privacy.small_numbers import THRESHOLD, publish, with_totals
from insteg.reference import catalogue, words
from insteg.statistics.standing import change
from insteg.statistics.trend import recent_trend
from insteg.store import queries

STATUSES = ("ok", "provisional", "suppressed", "not_applicable", "missing")
KNOWN = ("ok", "provisional")
NEET = catalogue.indicators()["neet_16_24"]
YEARS = [str(year) for year in range(2015, 2025)]
cells = st.lists(st.tuples(st.sampled_from(STATUSES), st.floats(0, 100, allow_nan=False)), min_size=1, max_size=len(YEARS))


def rows_of(drawn) -> pd.DataFrame:
    """Rows of the long table as the snapshot keeps them: a value only where the status says that there is one."""
    return pd.DataFrame(
        [
            {
                "indicator": "neet_16_24",
                "area_code": "2281",
                "period": period,
                "sex": "total",
                "age": "16-24",
                "value": value if status in KNOWN else math.nan,
                "status": status,
                "source": "kolada/n02797",
                "address": "https://api.kolada.se",
            }
            for period, (status, value) in zip(YEARS, drawn, strict=False)
        ]
    )


def test_every_status_of_the_sources_is_the_snapshots():
    """Source to snapshot, every published row: the same status, and a value just where the status allows one."""
    grain = ["indicator", "area_code", "period", "sex", "age"]
    raw = frames.collect()["raw_observation"]
    kept = queries.ask("explore", indicators=None, area_codes=None, period_from=None, period_to=None, sexes=None, ages=None)
    both = raw.merge(kept, on=grain, suffixes=("_raw", ""), how="left", validate="one_to_one")
    known = both[both["indicator"].isin(kept["indicator"])]
    assert len(known) > 6000
    assert (known["status_raw"] == known["status"]).all()
    assert (known["value"].notna() == known["status"].isin(KNOWN)).all()


@given(cells)
@settings(max_examples=60, deadline=None)
def test_a_chart_draws_a_hole_where_there_is_no_figure(drawn):
    rows = rows_of(drawn)
    picture = series(rows.assign(text=""), [Series("Sundsvall", "2281")], [], [], "Procent")
    trace = plain(picture, Look.of("light"), "sv")["data"][0]
    shown = dict(zip(trace["x"], trace["y"], strict=True))
    assert trace["connectgaps"] is False
    for row in rows.itertuples():
        assert (shown[row.period] is None) == (row.status not in KNOWN)


@given(cells, st.sampled_from(words.LANGUAGES))
@settings(max_examples=60, deadline=None)
def test_a_sentence_never_gives_a_number_for_what_is_not_there(drawn, language):
    rows, say = rows_of(drawn), words.load(language)
    text = sentences.development(say, NEET, catalogue.areas()["2281"], rows, [])
    known = rows[rows["status"].isin(KNOWN)]
    if known.empty:
        assert text == say("sentence.no_figure", title=NEET.text(language).title, place="Sundsvall")
    else:
        assert say.measured(known["value"].iloc[-1], "percent", NEET.decimals) in text
        assert known["period"].iloc[-1] in text


@given(cells, st.sampled_from(words.LANGUAGES))
@settings(max_examples=25, deadline=None)
def test_files_carry_the_status_and_never_a_number_in_its_place(drawn, language):
    rows, say = rows_of(drawn), words.load(language)
    separator, decimal = (";", ",") if language == "sv" else (",", ".")
    text = io.BytesIO(files.csv(rows, language))
    book = io.BytesIO(files.xlsx(rows, language))
    as_csv = pd.read_csv(text, sep=separator, decimal=decimal, encoding="utf-8-sig", dtype={"period": str})
    as_xlsx = pd.read_excel(book, sheet_name=say("export.figures"), dtype={"period": str})
    for read in (as_csv, as_xlsx):
        assert read["status"].tolist() == rows["status"].tolist()
        assert read["status_text"].tolist() == [say(f"status.{status}") for status in rows["status"]]
        assert (read["value"].notna() == rows["status"].isin(KNOWN)).all()


@given(st.lists(st.integers(1, 400), min_size=5, max_size=12), st.sets(st.integers(2010, 2024), max_size=3))
@settings(max_examples=150, deadline=None)
def test_a_trend_sees_nothing_from_before_the_last_break(counts, breaks):
    years = range(2025 - len(counts), 2025)
    people = dict.fromkeys(years, 500.0)
    counted = dict(zip(years, map(float, counts), strict=True))
    found = recent_trend(counted, people, "down", breaks)
    limit = max([*breaks, years[0]])
    other = {year: (499.0 if year < limit else value) for year, value in counted.items()}
    again = recent_trend(other, people, "down", breaks)
    assert (found.word, found.first, found.last) == (again.word, again.first, again.last)
    assert found.first is None or found.first >= limit


@given(st.integers(2008, 2023), st.integers(1, 8), st.lists(st.integers(2006, 2026), max_size=3))
def test_no_change_is_computed_over_a_break(before, step, breaks):
    after = before + step
    found = change(7.0, 6.0, str(after), str(before), [str(limit) for limit in breaks])
    assert (found is None) == any(before < limit <= after for limit in breaks)


@given(st.sets(st.integers(0, 9), max_size=3))
def test_no_line_is_drawn_over_a_break(at):
    breaks = [YEARS[place] for place in at]
    pieces = segments(pd.DataFrame({"period": YEARS, "value": 5.0}), breaks)
    for piece in pieces:
        assert not any(piece["period"].min() < limit <= piece["period"].max() for limit in breaks)


@given(st.lists(st.integers(0, 40), min_size=2, max_size=6))
@settings(max_examples=150, deadline=None)
def test_no_small_count_is_the_difference_of_what_is_shown(counts):
    """A table as published: total less everything shown never leaves one single hidden cell."""
    line = pd.Series(counts, index=[f"g{place}" for place in range(len(counts))])
    shown, full = publish(line), with_totals(line)
    small = (full >= 1) & (full < THRESHOLD)
    assert shown[small].isna().all()
    hidden = shown.isna()
    assert hidden.sum() != 1
    if hidden.any() and not hidden["total"]:
        assert full[hidden].sum() >= THRESHOLD


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_status_has_words_of_its_own(language):
    say = words.load(language)
    assert len({say(f"status.{status}") for status in STATUSES}) == len(STATUSES)
