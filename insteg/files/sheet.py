"""The sheet of a municipality or of the county: what two printed pages say, taken from the same sentences as the screen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from insteg import files
from insteg.figures import area_map, bank, overview, profile, record, situation
from insteg.figures.benchmark import Benchmark
from insteg.figures.credit import document_line
from insteg.figures.held import DEFAULT_INDICATOR
from insteg.figures.pictures import AreaMap
from insteg.figures.sentences import projects as told
from insteg.figures.situation import SituationChoice
from insteg.files import page_sheets
from insteg.files.sheet_pdf import SheetTooLong
from insteg.reference import in_view, words
from insteg.reference.catalogue import COUNTRY, COUNTY
from insteg.reference.words import Words
from insteg.store.remembered import ask, remembered

# What two pages of A4 hold in a size that can be read; the rest is counted aloud and stands on the page it names.
MOST_MEASURES = 6
MOST_PROJECTS = 7


@dataclass(frozen=True)
class MunicipalSheet:
    """All that is printed. trio: (name, value, people). measures, projects: one entry a row. picture: the map's description."""

    language: str
    title: str
    kicker: str
    place: str
    area_code: str
    headline: str
    seconds: tuple[str, ...]
    trio: tuple[tuple[str, str, str], ...]
    map_title: str
    map_sentence: str
    map_source: str
    picture: AreaMap
    measures: tuple[dict[str, Any], ...]
    measure_heads: tuple[str, ...]
    tried: tuple[dict[str, Any], ...]
    tried_heads: tuple[str, ...]
    tried_lead: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    method: str
    words: dict[str, str]


@remembered
def of(area_code: str, language: str, most_measures: int = MOST_MEASURES, most_projects: int = MOST_PROJECTS) -> MunicipalSheet:
    """The sheet, compared with Sweden, of the latest year."""
    say, area = words.load(language), in_view.areas()[area_code]
    view = SituationChoice(DEFAULT_INDICATOR, situation.periods(DEFAULT_INDICATOR)[-1], area_code, language, "light")
    measures = profile.rows(area_code, language, Benchmark())
    tried, left_out = _tried(say, area_code, most_projects)
    more = len(measures) - most_measures
    kept = _kept(measures, most_measures)
    return MunicipalSheet(
        language=language,
        title=say("page.kommun.title", name=area.name(language)),
        kicker=overview.kicker(say),
        place=area.name(language),
        area_code=area_code,
        headline=situation.headline(view),
        seconds=(overview.trend(view), *(_plain(row["gap"]) for row in measures if row["id"] == DEFAULT_INDICATOR and row["gap"])),
        trio=tuple(overview.big_number(view, code) for code in dict.fromkeys((area_code, COUNTY, COUNTRY))),
        map_title=f"{view.indicator.text(language).title}, {say.period(view.period)}",
        map_sentence=situation.on_the_seven(view),
        map_source=figure_source(view),
        picture=_picture(view),
        measures=kept,
        measure_heads=tuple(say(f"row.head.{name}") for name in ("measure", "value", "development", "place", "verdict")),
        tried=tried,
        tried_heads=_tried_heads(say, tried),
        tried_lead=(say("project.order"), say("project.no_outcome")),
        sources=_sources(say, kept),
        method=_plain(situation.method(DEFAULT_INDICATOR, language)),
        words={
            "measures": say("sheet.measures"),
            "tried": say("sheet.tried", place=area.phrase(language)),
            "sources": say("om.sources"),
            "more_measures": say.many("sheet.more_measures", more) if more > 0 else "",
            "more_projects": say.many("sheet.more_projects", left_out) if left_out else "",
            "no_projects": say("project.empty"),
            "strip": say("sheet.strip", place=area.name(language)),
            "address": say("figure.data_address"),
            "built": f"{say('frame.processing')} {say('frame.built', date=say.date(ask('snapshot')['built_at'].iloc[0]))}",
            "page": say("sheet.page"),
            "legend": say("map.legend"),
            "publisher": say("paper.publisher"),
        },
    )


def figure_source(view: SituationChoice) -> str:
    """The source line of the map."""
    return overview.map_figure(view).source


def _plain(text: str) -> str:
    """The sentence without the screen's marks for bold."""
    text = text.replace("**", "")
    return text if text.endswith((".", ":")) else f"{text}."


def _kept(measures: list[dict[str, Any]], most: int) -> tuple[dict[str, Any], ...]:
    """The first measure of every topic before the second of any, in the order of the catalogue."""
    seen: dict[str, int] = {}
    turns = []
    for place, row in enumerate(measures):
        turns.append((seen.get(row["topic"], 0), place))
        seen[row["topic"]] = seen.get(row["topic"], 0) + 1
    return tuple(measures[place] for place in sorted(place for _, place in sorted(turns)[:most]))


def _picture(view: SituationChoice) -> AreaMap:
    """The map of this year with the municipality outlined; its label says every value."""
    drawn = area_map.described(view)
    label = f"{drawn.title}. " + ", ".join(f"{area.name} {area.text}" for area in drawn.areas) + "."
    areas = tuple(replace(area, is_chosen=area.code == view.area_code) for area in drawn.areas)
    return replace(drawn, label=label, areas=areas)


def _tried(say: Words, area_code: str, most: int) -> tuple[tuple[dict[str, Any], ...], int]:
    """What has been tried here: the projects of the county's own that reach the place, in the bank's order; and how many are left out."""
    places = () if area_code == COUNTY else (area_code,)
    found = bank.found(bank.Filters(None, "", places, (), (), (), (), (), (), None, None, True))
    return tuple(_project(say, row) for row in found.head(most).itertuples()), max(0, len(found) - most)


def _tried_heads(say: Words, tried: tuple[dict[str, Any], ...]) -> tuple[str, ...]:
    """The last column tells what was counted as the sources wrote it, in Swedish also on an English sheet, and says so."""
    *heads, last = (say(f"sheet.head.{name}") for name in ("project", "time", "place", "type", "outcome"))
    is_foreign = say.language == "en" and any(row["outcomes"] for row in tried)
    return (*heads, f"{last} {say('frame.in_swedish')}" if is_foreign else last)


def _project(say: Words, row: Any) -> dict[str, Any]:
    types = [record.type_title(say.language, name) for name in record.listed(row.types)]
    outcomes = [record.outcome(say, item) for item in record.outcomes_of(row.project_id).itertuples()]
    cite = told.cite(say, row.address, row.address_status)
    return {
        "title": row.title,
        "href": cite.href,
        "cite": cite.text,
        "owner": row.owner if told.known(row.owner) else say("project.owner_unknown"),
        "time": told.span(say, row),
        "place": record.names_of(row.area_codes, say.language),
        "types": ", ".join(types) or say("project.not_seen"),
        "outcomes": [(item["name"], f"{item['value']}. {item['kind']}, {item['time']}.") for item in outcomes],
        "none": say("project.not_seen"),
    }


def _sources(say: Words, measures: tuple[dict[str, Any], ...]) -> tuple[tuple[str, str], ...]:
    """(line, address) for every measure, then for the projects."""
    lines = [(f"{row['title']}. {row['source']}", row["address"]) for row in measures]
    return (*lines, (f"{say('page.projekt.menu')}. {document_line(say.language, 'projects')}", ""))


def pdf(area_code: str, language: str) -> bytes:
    """The sheet as a tagged PDF of two pages. What there is no room for is left out, counted aloud: the letters stay as large as they are."""
    measures, projects = MOST_MEASURES, MOST_PROJECTS
    while True:
        try:
            return files.sheet_pdf({**vars(of(area_code, language, measures, projects))})
        except SheetTooLong as error:
            measures, projects = (measures - 1, projects) if error.part == "measures" else (measures, projects - 1)
            if min(measures, projects) < 1:
                raise


def file_name(area_code: str, language: str) -> str:
    name = in_view.areas()[area_code].name("sv").lower().translate(str.maketrans("åäö", "aao"))
    return f"insteg-lansblad-{language}.pdf" if area_code == COUNTY else f"insteg-kommunblad-{name}-{language}.pdf"


def every(language: str) -> Iterator[tuple[str, bytes]]:
    """(file name, PDF) of each of the seven in order of population, of the county, and of the pages that have one."""
    for code in (*situation.by_size(), COUNTY):
        yield file_name(code, language), pdf(code, language)
    for page in page_sheets.SHEETS:
        yield page_sheets.file_name(page, language), page_sheets.made(page, language)
