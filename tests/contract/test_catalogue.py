"""The catalogue keeps its promises."""

from insteg.collect.own import shelf
from insteg.reference import catalogue, interventions

TOPICS = {
    "neet",
    "unemployment",
    "work",
    "school",
    "upper_secondary",
    "after_school",
    "activity_responsibility",
    "livelihood",
    "population",
    "jobs",
}


def test_312_areas_of_which_seven_are_home():
    levels = [area.level for area in catalogue.areas().values()]
    assert (levels.count("municipality"), levels.count("county"), levels.count("country")) == (290, 21, 1)
    names = {catalogue.areas()[code].name_sv for code in catalogue.the_seven()}
    assert names == {"Härnösand", "Kramfors", "Sollefteå", "Sundsvall", "Timrå", "Ånge", "Örnsköldsvik"}


def test_every_field_holds_a_known_word():
    for item in catalogue.indicators().values():
        assert item.topic in TOPICS, item.id
        assert item.unit in {"percent", "persons", "points", "days", "adverts", "jobs"}, item.id
        assert item.kind in {"share", "count", "rate"}, item.id
        assert item.good_direction in {"up", "down", "none"}, item.id
        assert item.frequency in {"year", "month", "occasional"}, item.id
        assert item.denominator in {"population", "pupils", "labour_force", "unemployed", "cohort", "none"}, item.id
        assert item.state in {"published", "awaited"}, item.id
        assert item.source in catalogue.sources(), item.id


def test_every_statement_has_its_blanks_in_both_languages():
    for item in catalogue.indicators().values():
        for language in ("sv", "en"):
            statement = item.text(language).statement
            assert all(blank in statement for blank in ("{value}", "{place}", "{period}")), (item.id, language)


def test_three_denominators_never_share_an_axis():
    """Reading rule 7: register-based labour force, BAS labour force and population are three axes."""
    by_axis: dict[str, set[str]] = {}
    for item in catalogue.indicators().values():
        by_axis.setdefault(item.axis, set()).add(item.denominator)
    assert all(len(denominators) == 1 for denominators in by_axis.values())
    axes = {catalogue.indicators()[name].axis for name in ("unemployed_press_18_24", "unemployed_bas_18_24", "neet_16_24")}
    assert len(axes) == 3


def test_breaks_name_indicators_that_exist():
    assert all(item.indicator in catalogue.indicators() for item in catalogue.breaks())


def test_the_break_of_2015_is_treated_as_a_break_until_confirmed():
    found = [item for item in catalogue.breaks() if item.indicator == "neet_16_24"]
    assert [(item.period, item.certainty) for item in found] == [("2015", "to_be_confirmed")]


def test_every_raw_file_has_its_origin():
    from insteg.store import folders

    for folder in folders.every_raw():
        documents = catalogue.documents(folder)
        files = {path.name for path in folder.iterdir()} - {"origin.toml"}
        assert files == set(documents), folder.name
        # The lists of projects are gathered from many places: each of their rows has an address of its own instead.
        assert all(
            document.address.startswith("https://") or folder.name in {"projects", "own_projects", "own_outcomes", "own_evidence"}
            for document in documents.values()
        )
        assert all(document.taken for document in documents.values())


def test_whoever_may_bring_a_file_is_a_source_that_pages_can_name():
    """A table that an import filled stands among the documents of Om siffrorna, under its source's name."""
    assert [store.name for store in shelf.STORES if store.name not in catalogue.sources()] == []


def test_a_type_is_known_by_its_id_its_titles_in_both_languages_and_the_coders_classes():
    for item in interventions.types():
        for name in (item.id, item.title_sv, item.title_en, *item.coder_classes):
            assert interventions.type_of_class(f" {name.upper()} ") == item.id, name
    assert interventions.type_of_class("Fiske") is interventions.type_of_class("") is None
