"""Each reader is spoken to in one language: no field, phrase, sentence or file has the other's words."""

import html
import io

import pandas as pd
import pytest

from insteg import files
from insteg.figures import area_map, chains, evidence, lessons
from insteg.files import evidence_template, outcome_template, project_template
from insteg.reference import catalogue, interventions, outcome_columns, project_columns, words
from insteg.show import deck
from insteg.show.ready import NAMES, ready
from insteg.show.slides import rendered
from insteg.show.stories import Slide
from insteg.store import queries
from insteg.web.api.resources import RESOURCES
from tests import examples
from tests.languages import OTHER, speaks, strangers

# Fields that are ours to say in both languages. All other texts are a source's own words.
TRANSLATED = {"title", "definition", "caveat", "why", "terms", "credit", "how", "text", "label"}
SWEDISH_ONLY = {"projects", "outcomes"}


def test_the_check_tells_the_languages_apart():
    assert speaks("Andelen unga som inte arbetar eller studerar") == "sv" and speaks("The share of young people not in work") == "en"
    assert strangers(["Free to use with the source named", "Sundsvall"], "sv") and not strangers(["Sundsvall"], "sv")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_phrase(language):
    assert strangers(words.load(language).phrases.values(), language) == []


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_everything_in_the_catalogue(language):
    """Fields named alike with _sv and _en, and the texts of the indicators."""
    records = [
        *catalogue.sources().values(), *catalogue.areas().values(), *catalogue.breaks(), *interventions.types(), *interventions.domains(),
        *project_columns.columns(), *(one for shape in ("aggregate", "participant") for one in outcome_columns.columns(shape)),
    ]  # fmt: skip
    texts = [value for one in records for name, value in vars(one).items() if name.endswith(f"_{language}")]
    texts += [value for one in catalogue.indicators().values() for value in vars(one.text(language)).values()]
    assert len([text for text in texts if speaks(text) == language]) > 100
    assert strangers(texts, language) == []


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("resource", [one for one in RESOURCES if one.name not in SWEDISH_ONLY], ids=lambda one: one.name)
def test_every_open_resource(resource, language):
    narrowed = {"area": ["2281"]} if resource.name == "observations" else {}
    frame = resource.find(resource.choices(lang=language, **narrowed)).rows
    for name in TRANSLATED & set(frame.columns) & set(resource.row.model_fields):
        assert strangers(frame[name], language) == [], name


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_terms_of_a_source_are_those_of_the_catalogue(language):
    """Said word for word: terms are law."""
    sources = next(one for one in RESOURCES if one.name == "sources")
    rows = sources.find(sources.choices(lang=language)).rows
    known = catalogue.sources()
    assert len(rows) > 5
    assert rows["terms"].tolist() == [getattr(known[name], f"terms_{language}") for name in rows["source"]]
    used = queries.ask("explore", **{**dict.fromkeys(examples.PARAMS["explore"]), "area_codes": ["2281"]})
    told = files.rows.sources(used, language)
    assert set(told["terms"]) == {getattr(known[name.split("/")[0]], f"terms_{language}") for name in told["source"]}
    assert len(set(told["terms"])) > 1


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("name", examples.FIGURES)
def test_every_figure(name, language):
    for view in examples.FIGURES[name]:
        found = rendered(Slide(name, view, "", {}), language, "light").figure
        assert strangers([found.title, found.sentence, found.source, found.method, " ".join(map(str, found.table.columns))], language) == []


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_chain_gives_its_reason(language):
    """The reasons of project_links.toml in the reader's language, all of them, and none in the other."""
    links, shown = interventions.links(), chains.drawn(language)
    plain = html.unescape(shown)
    own, other = ([getattr(one, f"why_{each}") for one in links] for each in (language, OTHER[language]))
    assert len(own) > 3 and all(why in plain for why in own)
    assert not any(why in plain for why in other)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_research_and_lessons(language):
    found = evidence.finding(
        words.load(language), next(queries.ask("type_evidence", intervention_type="supported_employment").itertuples())
    )
    assert strangers([found["label"], found["ratings"], found["studies"]], language) == []
    learned = lessons.everything().head(5)
    shown = html.unescape(lessons.rendered(learned, language))
    assert all(text in shown for text in learned[f"text_{language}"])


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("template", [project_template, outcome_template, evidence_template])
def test_templates_to_fill_in(template, language):
    sheets = pd.read_excel(io.BytesIO(template.workbook(language)), sheet_name=None, header=None, dtype=str)
    told = [cell for sheet in list(sheets.values())[-2:] for cell in sheet.iloc[:, [2 if sheet.shape[1] > 2 else 1]].stack().dropna()]
    assert len([text for text in told if speaks(text) == language]) > 10
    assert strangers(told, language) == []


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_ready_show_and_the_way_from_it(name, language):
    """Heading, note and sentence of every slide; and the code on the slide leads to the page in the same language."""
    story = ready(name, language, "2281")
    assert strangers([story.title, *(part for slide in story.slides for part in (slide.heading, slide.note))], language) == []
    for shown in deck.slides(story, language, "light", "https://insteg.example"):
        assert strangers([shown["heading"], shown["plain_sentence"], shown["source"], shown["note"]], language) == []
        assert ("lang=en" in shown["address"]) == (language == "en") and shown["address"].startswith("https://insteg.example/")


@pytest.mark.parametrize(
    ("language", "said"), [("sv", ["under 6\u00a0%", "6–8\u00a0%", "12\u00a0% eller mer"]), ("en", ["under 6%", "6–8%", "12% or more"])]
)
def test_the_maps_legend_writes_a_unit_as_the_language_does(language, said):
    legend = area_map.everything(language)["pictures"]["neet_16_24"]["legend"]
    assert [*legend[:2], legend[-1]] == said
    assert (
        area_map.everything(language)["pictures"]["merit_value_year_9"]["legend"][0]
        == {"sv": "under 200 poäng", "en": "under 200 points"}[language]
    )
