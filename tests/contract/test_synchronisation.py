"""What ran at once, alike and tied: pairs and counts worked out by hand from the records, and small made-up ones."""

from dataclasses import replace
from datetime import date

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from insteg import web
from insteg.figures import lessons
from insteg.figures.registry import RECIPES
from insteg.figures.synchronisation import alike, at_once, now, parties, succession, ties, told
from insteg.figures.synchronisation.choice import BY_YEAR, LIKENESS, SynchronisationChoice, buckets
from insteg.figures.synchronisation.pairs import every
from insteg.figures.synchronisation.undertakings import Undertaking, by_id, undertakings
from insteg.reference import words
from insteg.statistics.concurrent import Times, busiest, most_at_once, relation
from insteg.store import queries

TODAY = date(2026, 11, 27)
LAST_DAYS = (date(2026, 6, 30), date(2026, 7, 1))
VIEW = SynchronisationChoice("sv", "light", TODAY.isoformat())


def pair(one: str, other: str):
    return next((found for found in every() if {found.one.project_id, found.other.project_id} == {one, other}), None)


# Read in the records by hand: dates as written, organisations as named. (first day, last day, whether all of them are shared)
BY_HAND = [
    # Lär 2014-01-02 to 12-31, whole county; Samlad kraft 2014-02-10 to 08-10, Ånge: all of the latter. Neither read for parties.
    ("VN01", "VN02", "certain", ("2014-02-10", "2014-08-10", True), ("2260",), (), (), False),
    # UTAS 2015-05-01 to 2018-06-30; Plattform U 2016-01-11 to 2017-12-29, which is read.
    ("VN04", "VN07", "certain", ("2016-01-11", "2017-12-29", True), (), (), (), False),
    # UTAS and Ung Kraft Arena 2016-02-01 to 2019-02-28.
    ("VN04", "VN05", "certain", ("2016-02-01", "2018-06-30", True), (), (), (), False),
    # Fokus på Framtiden 2011-01-15 to 2013-09-30; Ungdomsjobbsatsning from some day of 2012 on.
    ("VN09", "VN10", "certain", ("2012-01-01", "2012-12-31", False), (), (), (), False),
    # SECiSo 2018-10 to 2021-09; En gymnasieskola för alla 2017 to 2019: Mittuniversitetet in both, in Sundsvall.
    ("VN39", "VN40", "certain", ("2018-10-31", "2019-01-01", True), ("2281",), (), ("Mittuniversitetet",), True),
    # Ung i centrum 2009-08-17 to 2012-07-31; MatchningsArena Timrå 2009-08 to 2012-08, owner only assumed and not read.
    ("VN08", "VN38", "certain", ("2009-08-31", "2012-07-31", True), (), (), (), False),
    # Ung kraft 2011-08-15 to 2014-12-31, owned by the employment service in Sundsvall, a partner of Ung i centrum's.
    ("VN06", "VN08", "certain", ("2011-08-15", "2012-07-31", True), (), (), ("Arbetsförmedlingen i Sundsvall",), True),
    # Ung Kraft Arena is Sundsvall's own; Sundsvall's municipality is one of SECiSo's parties. Ung Kraft Arena's are not read.
    ("VN05", "VN39", "certain", ("2018-10-31", "2019-02-28", True), ("2281",), (), ("Sundsvalls kommun",), False),
    # Vårsta Entré 2018-02-01 to 2021-06-30; Alla kan arbeta from some day of March 2021 on. Both Härnösand.
    ("VN17", "VN41", "certain", ("2021-03-01", "2021-03-31", False), ("2280",), (), (), False),
    # UTAS ended in June 2018; Framtid Kramfors began some day of that year: perhaps after.
    ("VN04", "VN45", "possible", None, (), (), (), False),
    # Ungdomsanställning from 2020 is a part of Framtid Kramfors from 2018; nobody knows until when either ran. Same owner.
    ("VN11", "VN45", "possible", None, ("2282",), ("Kramfors kommun",), (), False),
]


@pytest.mark.parametrize(("one", "other", "how", "days", "places", "owners", "partners", "is_read"), BY_HAND)
def test_pairs_are_as_the_records_say(one, other, how, days, places, owners, partners, is_read):
    found = pair(one, other)
    met = found.meeting
    assert found.relation == how
    assert (met and (met.first.isoformat(), met.last.isoformat(), met.is_throughout)) == days
    assert found.places == places
    assert (found.tie.owners, found.tie.partners, found.tie.is_read) == (owners, partners, is_read)


def test_a_part_is_tied_to_its_whole_and_a_forerunner_to_what_followed():
    assert pair("VN11", "VN45").tie.links == (("part_of", "certain"),)
    assert ties.tie("VN14", "VN13").links == (("chain", "certain"),)
    assert ties.tie("VN37", "VN38").links == (("chain", "likely"),)
    assert not ties.tie("VN01", "VN02").links


def test_no_pair_whose_days_are_apart_or_unknown_is_counted():
    assert pair("VN06", "VN07") is None  # ended 2014, began 2016
    assert pair("VN03", "VN04") is None  # Samlad kraft has no date at all
    assert all(found.relation in ("certain", "possible") for found in every())


def test_the_dates_of_the_county_are_counted_by_hand():
    times = [one.times for one in undertakings()]
    assert (len(times), sum(time.is_known for time in times), sum(time.is_unknown for time in times)) == (46, 16, 20)
    sentence = RECIPES["synk-samtidigt"].make(VIEW)[0].sentence
    assert "46" in sentence and "kända: 16" in sentence and "känd: 10" in sentence and "okänd: 20" in sentence


def test_five_ran_at_once_in_the_spring_of_2018_and_never_more():
    """UTAS, Ung Kraft Arena, Vårsta växtkraft (to June), Vårsta Entré (from February), En gymnasieskola för alla (2017 to 2019)."""
    spans = at_once.cores(undertakings())
    assert most_at_once(spans) == 5
    assert busiest(spans) == [(date(2018, 2, 1), date(2018, 6, 1))]
    columns, lines = at_once.lines(replace(VIEW, per=BY_YEAR))
    by_year = dict(zip(columns, lines[0].counts, strict=True))
    assert (by_year["2018"], by_year["2017"], by_year["2015"], by_year["2008"]) == (5, 4, 2, 1)
    sundsvall = next(line for line in lines if line.area_code == "2281")
    # Ung Kraft Arena, En gymnasieskola för alla, and from the last of October SECiSo.
    assert dict(zip(columns, sundsvall.counts, strict=True))["2018"] == 3


def test_forerunners_and_successors_are_those_of_the_records():
    columns, lines = succession.lines(VIEW)
    told_of = {line.measure: dict(zip(columns, line.counts, strict=True)) for line in lines}
    whole = {name: counts["Alla år"] for name, counts in told_of.items()}
    assert whole == {
        "begun": 46, "forerunner": 2, "likely_forerunner": 3, "ended": 18, "taken_over": 3, "likely_taken_over": 2, "not_known": 13,
    }  # fmt: skip
    # Samlad kraft för Ånge kommun and both Ångemodellen began nobody knows when.
    assert told_of["forerunner"]["Tid okänd"] == 1 and told_of["likely_forerunner"]["Tid okänd"] == 2
    for counts in told_of.values():
        assert sum(count for column, count in counts.items() if column != "Alla år") == counts["Alla år"]


def test_what_has_not_ended_yet_is_not_asked_who_took_over():
    before = SynchronisationChoice("sv", "light", "2026-06-30")
    ended = [next(line for line in succession.lines(view)[1] if line.measure == "ended").counts[-1] for view in (before, VIEW)]
    assert ended == [17, 18]  # Alla behövs ended on 30 June


def test_what_runs_and_what_ends_within_a_year():
    every_one = undertakings()
    assert [one.project_id for one in now.running(every_one, TODAY)] == ["VN16"]
    assert [one.project_id for one in now.ending(every_one, TODAY)] == ["VN16"]
    assert [one.project_id for one in now.ending(every_one, date(2026, 8, 30))] == []
    assert {one.project_id for one in now.may_be_running(every_one, TODAY)} == {"VN10", "VN11", "VN19", "VN27", "VN29", "VN41", "VN45"}
    sentence = RECIPES["synk-nu"].make(VIEW)[0].sentence
    assert "27 november 2026: 1 (Vårsta Antiloopen" in sentence and "inte slut: 7" in sentence
    # MISAM and two more have no dates, but their sources count them to the programme of today: 17 without dates are told as 3 and 14.
    assert "utan datum: 3" in sentence and "övrigt: 14" in sentence
    assert "2021–2027, så att de också kan pågå: 3 (Ångemodellen unga, Trainee Norr och MISAM)" in sentence
    table = RECIPES["synk-nu"].make(VIEW)[0].table
    assert len(table) == 1 + 7 + 3 and table["Projekt"].str.startswith("MISAM").any()


def test_what_has_no_dates_is_said_to_run_perhaps_only_within_its_programme():
    assert {one.project_id for one in now.of_the_running_programme(undertakings(), TODAY)} == {"VN14", "VN30", "VN36"}
    assert {one.project_id for one in now.of_the_running_programme(undertakings(), date(2018, 1, 1))} == {"VN03", "VN31"}
    assert now.of_the_running_programme(undertakings(), date(2031, 1, 1)) == []
    # Also where nothing with dates runs, and in the language of the page.
    assert now.may_run_too(replace(VIEW, area_code="2282", language="en")).endswith("may be running too: 2 (Trainee Norr and MISAM).")
    assert now.may_run_too(replace(VIEW, area_code="2281", as_of="2018-01-01")).endswith(
        "2014–2020, så att de också kan pågå: 1 (Hållbart arbetsliv)."
    )
    assert now.may_run_too(replace(VIEW, area_code="2282", as_of="2018-01-01")) == ""


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_ended_is_one_rule_and_each_page_says_where_the_studies_are(language):
    """14 + 4: studies have no participants of their own, and are not held to a report."""
    reported = queries.ask("reporting_quality", as_of=TODAY, local_only=True).set_index("programme_period").loc["all"]
    assert (reported["expected_count"], reported["finished_study_count"]) == (14, 4)
    assert sum(succession.has_ended(one, TODAY) for one in undertakings()) == 18
    sentence = RECIPES["synk-foljd"].make(replace(VIEW, language=language))[0].sentence
    assert {"sv": "27 november 2026: 18, varav studier: 4.", "en": "27 November 2026: 18, of which studies: 4."}[language] in sentence
    today = queries.ask("reporting_quality", as_of=date.today(), local_only=True).set_index("programme_period").loc["all"]
    told = {"sv": "i länet: {}, förutom {} avslutade studier", "en": "county: {}, besides {} finished studies"}[language]
    assert told.format(int(today["expected_count"]), int(today["finished_study_count"])) in lessons.quality(language)[0].sentence


def test_a_project_runs_on_its_last_day_on_both_pages():
    """Alla behövs ended on 30 June 2026."""
    counted = [queries.ask("reporting_quality", as_of=day, local_only=True).set_index("programme_period").loc["all"] for day in LAST_DAYS]
    ended = [sum(succession.has_ended(one, day) for one in undertakings()) for day in LAST_DAYS]
    assert [row["expected_count"] + row["finished_study_count"] for row in counted] == ended == [17, 18]


@pytest.mark.parametrize(("place", "may", "standing", "unknown"), [("2281", 2, 1, 7), ("2284", 2, 2, 4), ("2280", 4, 0, 3)])
def test_what_nobody_can_date_is_counted_of_the_place_chosen(place, may, standing, unknown):
    """Four projects of the whole county reach every place, and their time is unknown. One of them is of the programme that runs, and named."""
    sentence = RECIPES["synk-nu"].make(replace(VIEW, area_code=place))[0].sentence
    undated = f"Löpande verksamhet utan datum: {standing}. Tid okänd i övrigt: {unknown}."
    assert sentence.endswith(
        f"inte slut: {may}. {undated} Utan datum men ur EU-programmet 2021–2027, så att de också kan pågå: 1 (Trainee Norr)."
    )


def test_every_pair_is_tied_or_read_or_not_read_and_in_one_of_them_only():
    for likeness in (0, 20, LIKENESS, 60, 100):
        pairs = alike.alike(likeness)
        counted = {name: sum(holds(one) for one in pairs) for name, holds in alike.TIED.items()}
        assert counted["tied"] + counted["nothing_found"] + counted["not_read"] == counted["pairs"] == len(pairs)
        assert all(one.likeness >= likeness for one in pairs)
    assert len(alike.alike(0)) >= len(alike.alike(LIKENESS)) > len(alike.alike(30)) > len(alike.alike(100)) == 0


def test_the_pairs_that_are_alike_do_something_in_common():
    """The five that a reader of all records drew, and Ung i centrum with MatchningsArena, whose target group nobody knows."""
    found = {(one.one.project_id, one.other.project_id): one.types for one in alike.alike(LIKENESS)}
    assert found == {
        ("VN08", "VN38"): ("one_place",),
        ("VN09", "VN10"): ("work_placement",),
        ("VN01", "VN02"): ("knowledge",),
        ("VN04", "VN07"): ("coaching",),
        ("VN04", "VN05"): ("stepwise",),
        ("VN39", "VN40"): ("supported_education",),
    }
    # Lär and Ung kraft both work together with others, and in one town: that is not doing the same.
    assert "collaboration" in by_id()["VN01"].types and "collaboration" in by_id()["VN06"].types
    sentence = RECIPES["synk-lika"].make(VIEW)[0].sentence
    # Antiloopen, Entré, växtkraft, Alla behövs and Folkhögskolespåret have no coded type.
    assert "minst 6" in sentence and "insatstypen: 5" in sentence


def test_a_pair_stands_once_and_two_that_coach_are_more_alike_than_two_that_do_not():
    found = {frozenset((one.one.project_id, one.other.project_id)): one for one in every()}
    assert len(found) == len(every())
    assert pair("VN04", "VN07").likeness > pair("VN04", "VN18").likeness


def made(name: str, start: str, end: str, **more) -> Undertaking:
    days = [date.fromisoformat(text) if text else None for text in (start, start, end, end)]
    usual = replace(next(iter(by_id().values())), project_id=name, title=name, times=Times(*days), places=("2281",), is_countywide=False)
    return replace(usual, **more)


def test_small_made_up_records():
    """A long one, one inside it, one that begins on the day the second ends, one without an end, one without any date."""
    long, inside = made("A", "2020-01-01", "2022-12-31"), made("B", "2020-06-01", "2020-12-31")
    after, open_end, unknown = made("C", "2020-12-31", "2021-03-01"), made("D", "2021-05-01", ""), made("E", "", "")
    some = [long, inside, after, open_end, unknown]
    assert most_at_once(at_once.cores(some)) == 3 and busiest(at_once.cores(some)) == [(date(2020, 12, 31), date(2020, 12, 31))]
    assert [one.project_id for one in now.running(some, date(2020, 12, 31))] == ["A", "B", "C"]
    assert [one.project_id for one in now.may_be_running(some, date(2025, 1, 1))] == ["D"]
    assert [one.project_id for one in now.ending(some, date(2022, 1, 1))] == ["A"]
    assert relation(long.times, open_end.times) == "certain" and relation(inside.times, after.times) == "certain"
    assert [bucket.name for bucket in buckets(BY_YEAR, [one.times for one in some])] == ["2020", "2021", "2022"]


@pytest.mark.parametrize(("day", "begun"), [("2024-12-30", []), ("2024-12-31", ["A"])])
def test_what_began_some_day_of_a_year_has_begun_for_certain_on_its_last(day, begun):
    some_day = made("A", "2024-01-01", "", times=Times(date(2024, 1, 1), date(2024, 12, 31), None, None))
    assert [one.project_id for one in now.may_be_running([some_day], date.fromisoformat(day))] == begun


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("Härnösands kommun, Utvecklingsenheten", "Härnösands kommun, arbetslivsförvaltningen", True),
        ("Sundsvalls kommun (socialtjänst och Favi)", "Sundsvalls kommun, kommunala aktivitetsansvaret", True),
        ("Arbetsförmedlingen i Sundsvall", "Arbetsförmedlingen", True),
        ("Samordningsförbundet i Sollefteå", "Samordningsförbundet Sollefteå", True),
        ("Landstinget Västernorrland", "Region Västernorrland", True),
        ("Sollefteå kommun (kultur, utbildning och fritid) via Samordningsförbundet Sollefteå", "Sollefteå kommun", True),
        ("Kramfors kommun", "Sollefteå kommun", False),
        ("Samordningsförbundet", "Samordningsförbundet Kramfors", False),
        ("Skolan i Ånge", "Ånge kommun", False),
        ("Region Örebro län", "Region Västernorrland", False),
    ],
)
def test_one_organisation_is_known_by_other_spellings_and_two_are_kept_apart(one, other, are_one):
    assert (ties.organisation(one) == ties.organisation(other)) is are_one


def test_an_evaluator_ties_nothing():
    """FoU Västernorrland follows both Arbetsmarknadstorget and Krami."""
    shared = {*ties.tie("VN21", "VN44").owners, *ties.tie("VN21", "VN44").partners}
    assert shared == {"Sundsvalls kommun", "Arbetsförmedlingen"}


def test_who_worked_with_whom_is_counted_by_hand():
    """Plattform U: the municipality, two authorities, employers. Not read is a count of its own, never an empty row."""
    assert set(parties.by_project()["VN07"]) == {"employment_service", "social_insurance", "employer", "municipality"}
    figure, grid = RECIPES["synk-parter"].make(VIEW)
    assert len(grid.rows) == 14 and "minst två parter: 14 av 46" in figure.sentence and "Inte läst: 24" in figure.sentence
    met = parties.meetings()[("municipality", "employment_service")]
    assert {code: len(titles) for code, titles in met.items()} == {"2284": 3, "2280": 1, "2281": 3, "2283": 1}


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_pair_in_words_says_whether_anybody_has_looked(language):
    say = words.load(language)
    assert told.tied(say, pair("VN01", "VN02").tie) == say("sync.tie.not_read")
    assert "Mittuniversitetet" in told.tied(say, pair("VN39", "VN40").tie)
    assert told.word(say, pair("VN01", "VN02").tie) == "" != told.word(say, pair("VN39", "VN40").tie)


def test_the_arcs_are_the_pairs_and_a_word_stands_only_where_a_tie_is_known():
    _, picture = RECIPES["synk-tid"].make(VIEW)
    pairs = alike.alike(LIKENESS)
    titles = [{one.one.title, one.other.title} for one in pairs]
    lines = [bar.text.split(". ")[0] for bar in picture.bars]
    assert len(picture.joins) == len(pairs) > 0 and len(picture.bars) == 26
    for join, names, one in zip(picture.joins, titles, pairs, strict=True):
        assert {lines[at] for at in join.bars} == {name.split(". ")[0] for name in names}
        assert bool(join.word) is one.tie.is_known


def test_the_api_gives_the_counts_and_the_pairs_of_the_page():
    api = TestClient(Starlette(routes=web.routes()))
    rows = api.get(f"/api/v1/synchronisation?as_of={TODAY}").json()["rows"]
    whole = {(row["measure"], row["area_code"]): row["count"] for row in rows if row["period"] == "Alla år"}
    assert (whole["most_at_once", "22"], whole["ended", "22"], whole["alike_pairs", "22"]) == (5, 18, len(alike.alike(LIKENESS)))
    pairs = api.get("/api/v1/alike-pairs?likeness=0&relation=certain").json()["rows"]
    assert len(pairs) == len(alike.alike(0)) and {row["relation"] for row in pairs} == {"certain"}
    known = next(row for row in pairs if (row["project_id"], row["other_id"]) == ("VN39", "VN40"))
    assert known["shared_partners"] == ["Mittuniversitetet"] and known["is_read"] and known["first_day"] == "2018-10-31"
    for wrong in ("synchronisation?as_of=2026-02-30", "synchronisation?likeness=101", "alike-pairs?relation=perhaps"):
        assert api.get(f"/api/v1/{wrong}").status_code == 422


def test_what_ends_some_time_in_a_year_ends_within_a_year_when_its_last_day_does():
    """An end known as 2021 may be the last of December: on the first of October 2020 that is more than a year ahead."""
    any_day = made("any", "2019-01-01", "", times=Times(date(2019, 1, 1), date(2019, 1, 1), date(2021, 1, 1), date(2021, 12, 31)))
    some = [any_day, made("first", "2019-01-01", "2021-01-01")]
    assert [one.project_id for one in now.ending(some, date(2020, 10, 1))] == ["first"]
    assert [one.project_id for one in now.ending(some, date(2020, 12, 31))] == ["any", "first"]
