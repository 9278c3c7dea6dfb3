"""No inner word reaches a reader: every text column of every table that pages, slides, files and the API are made of is looked through."""

import re

import duckdb
import pandas as pd
import pytest

from insteg import files
from insteg.collect.own.working_notes import for_readers
from insteg.reference import plain_words, words
from insteg.store import queries, snapshots

# What is no sentence: names that machines and links go by, coded answers that the words files have phrases for, addresses, checksums.
CODES = {
    "address", "second_address", "area_code", "parent_code", "region_code", "level", "role", "svg_path", "name", "digest", "sha256", "file", "document",
    "source", "fingerprint", "collection", "id", "indicator", "topic", "unit", "kind", "good_direction", "age", "frequency", "denominator", "axis", "series",
    "state", "next_publication", "period", "first_period", "last_period", "sex", "status", "symbol", "source_updated", "flag", "language", "certainty",
    "evidence_id", "intervention_type", "direction", "work_id", "impact", "strength", "cost", "address_status", "lesson", "project_id", "question",
    "taken_into_operations", "held_on", "outcome_id", "outcome.definition", "domain", "denominator_of", "timing", "comparison_kind", "counting", "field",
    "confidence", "predecessor", "successor", "money_status", "youth_specific", "disability_focus", "participants_status", "exits_status",
    "result_status", "partner_status", "start_precision", "end_precision", "basis", "geo_level", "diary_no", "specific_objective", "programme_area",
    "home", "taken", "currency", "start_date", "end_date", "coordinates",
}  # fmt: skip
# What only its writer understands, and why.
INNER = {
    r"\b[a-zåäö]{2,}_[a-zåäö_]+\b": "a name of a column or a code",
    r"\b(?:VN|JH|SE(?!32))\d\d\b|\b[EO]\d{2,3}\b": "the number of a row",
    r"\bDOI\b|\b10\.\d{4,}/|\bappi\.": "an identifier where a sentence should stand",
    r"https?://": "an address where a sentence should stand",
    r"\.csv\b|\.toml\b|\bNaN\b|\bnull\b": "a file, or a hole of a table",
    r"lagrad|trunker|verifiera|rekonstruerad|anteckning|webbplatsrot|textkopia|titelslug|\bkopian\b": "a note to oneself",
    r"\binte sedd\b|\b(?:ej|inte) funn": "har inte hittats",
    r"\bOBS\b|\bTODO\b|\?\?": "a mark to oneself",
    r"(?<!\()\b(?:RCT|PSM|DiD|SMI|NPF)\b": "a shorthand without its words",
    r"\bAF\b|\bAME\b|\bUVAS\b|\bYFF\b|\bmkr\b|\bmdr\b": "a shorthand that has a word",
    r"\b[Ss]ignifikant|statistiskt säker": "95 % is not certain: säkerställd",
    r"\d procent\b|\bn ?= ?\d": "6,2 %; 96 deltagare",
}
# (table, column, pattern) that may, with the reason.
MAY = {
    ("project", "title"): (r"\bUVAS\b", "a project's own name"),
    ("project_fact", "value"): (r" \([A-Z]{2}\d\d\)", "the id of a project, which the card makes a link of"),
    ("evidence", "effect_unit"): (r"^YFF impact$", "the rating scale's own name: the page tells the rating in words"),
}


def _columns(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    found = connection.execute(
        "select table_name, column_name from information_schema.columns where data_type = 'VARCHAR' order by all"
    ).fetchall()
    return [(table, column) for table, column in found if not {column, f"{table}.{column}"} & CODES]


@pytest.fixture(scope="module")
def told() -> dict[tuple[str, str], list[str]]:
    """Every text that is no code, by table and column."""
    with duckdb.connect(str(snapshots.current()), read_only=True) as connection:
        return {
            (table, column): [text for (text,) in connection.execute(f'select distinct "{column}" from {table} where "{column}" is not null').fetchall()]
            for table, column in _columns(connection)
        }  # fmt: skip


def _plain(place: tuple[str, str], text: str) -> str:
    return re.sub(MAY[place][0], "", text) if place in MAY else text


@pytest.mark.parametrize("pattern", INNER)
def test_no_text_of_any_table_holds_an_inner_word(told, pattern):
    found = {(*place, text) for place, texts in told.items() for text in texts if re.search(pattern, _plain(place, text))}
    assert found == set(), INNER[pattern]


def test_there_is_something_to_look_through(told):
    assert sum(map(len, told.values())) > 3_000
    assert {("evidence", "note"), ("outcome", "outcome_name"), ("project", "note"), ("observation", "note"), ("document", "how")} <= set(
        told
    )
    assert all(any(re.search(allowed, text) for text in told[place]) for place, (allowed, _) in MAY.items()), "an exception nobody needs"


def test_a_column_called_a_code_holds_no_sentence():
    """A text column cannot hide behind the list: what stands in a code has no run of four words."""
    # A month and its words ("första halvåret 2017"), a programme area's own name, an outline: no sentences either.
    named = {"programme_area", "period", "svg_path"}
    with duckdb.connect(str(snapshots.current()), read_only=True) as connection:
        every = connection.execute("select table_name, column_name from information_schema.columns where data_type = 'VARCHAR'").fetchall()
        found = [
            (table, column)
            for table, column in every
            if {column, f"{table}.{column}"} & (CODES - named)
            and connection.execute(f"""select count(*) from {table} where regexp_matches("{column}", '(\\w+ ){{4,}}\\w+')""").fetchone() != (0,)
        ]  # fmt: skip
    assert found == []


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_units_and_sources_of_the_long_table_are_told_in_words(language):
    rows = queries.ask("explore", indicators=None, area_codes=["2281"], period_from=None, period_to=None, sexes=None, ages=None)
    shown = files.described(rows, language)
    assert not [text for name in ("unit_text", "publisher") for text in shown[name].unique() if re.search(r"[_/]|^[a-z]+$", text)]
    assert set(shown["unit"]) >= {"percent", "persons"} and shown["source"].str.contains("/").all(), "the codes stay beside the words"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Bättre. n_studies gäller hela analysen.", "Bättre. Antalet studier gäller hela analysen."),
        ("DOI 10.1186/s40173-015-0056-3", ""),
        ("PSM och DiD", "matchning av liknande personer (PSM) och skillnad i skillnader (DiD)"),
        ("översikt av 102 RCT", "översikt av 102 lottningsförsök (RCT)"),
        ("RCT (lotteri)", "lottningsförsök (lotteri)"),
        ("effektstudie, typ inte angiven i den lagrade texten", "effektstudie"),
        ("Först; siffror i den lagrade texten; sist.", "Först; sist."),
        ("ej signifikant", "inte säkerställd"),
        ("Slutrapport http://example.org/a-b.html", "Slutrapport"),
        ("17,15 mkr", "17,15 miljoner kr"),
        ("Deltagarna var unga.", "Deltagarna var unga."),
        ("", ""),
    ],
)
def test_shorthand_is_told_in_words(written, read):
    assert for_readers(written) == read
    assert for_readers(read) == read, "what is plain stays as it is"


def test_every_word_of_the_list_is_met_in_what_was_transcribed():
    """A pattern that meets nothing any more is removed with its reason."""
    from insteg.store import folders

    texts = [
        text
        for path in [*folders.raw("projects").glob("*.csv"), folders.raw("arbetsformedlingen") / "press_facts.csv"]
        for column in pd.read_csv(path, dtype=str, keep_default_na=False).to_numpy().T
        for text in column
    ]
    assert [pattern.pattern for pattern, _ in plain_words._words() if not any(pattern.search(text) for text in texts)] == []
