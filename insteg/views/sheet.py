"""The sheet of one municipality: what two printed pages say, taken from the same sentences as the screen."""

from collections.abc import Iterator
from dataclasses import dataclass

from insteg import catalogue, exports, words
from insteg.catalogue import COUNTRY, COUNTY
from insteg.sentences import projects as told
from insteg.views import bank, map, overview, profile, record, situation
from insteg.views.benchmark import Benchmark
from insteg.views.credit import document_line
from insteg.views.data import ask, remembered
from insteg.views.held import DEFAULT_INDICATOR
from insteg.views.situation import View
from insteg.words import Words

# What two pages of A4 hold in a size that can be read; the rest is counted aloud and stands on the page it names.
MOST_MEASURES = 8
MOST_PROJECTS = 15


@dataclass(frozen=True)
class Sheet:
    """All that is printed. trio: (name, value, people). measures, projects: one entry a row. picture: the map as views.map gives it."""

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
    picture: dict
    measures: tuple[dict, ...]
    measure_heads: tuple[str, ...]
    tried: tuple[dict, ...]
    tried_heads: tuple[str, ...]
    tried_lead: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    method: str
    words: dict[str, str]


@remembered
def of(area_code: str, language: str) -> Sheet:
    """The sheet, compared with Sweden, of the latest year."""
    say, area = words.load(language), catalogue.areas()[area_code]
    view = View(DEFAULT_INDICATOR, situation.periods(DEFAULT_INDICATOR)[-1], area_code, language, "light")
    measures = profile.rows(area_code, language, Benchmark())
    tried, left_out = _tried(say, area_code)
    more = len(measures) - MOST_MEASURES
    kept = _kept(measures)
    return Sheet(
        language=language,
        title=say("page.kommun.title", name=area.name(language)),
        kicker=say("front.kicker"),
        place=area.name(language),
        area_code=area_code,
        headline=situation.headline(view),
        seconds=(overview.trend(view), *(_plain(row["gap"]) for row in measures if row["id"] == DEFAULT_INDICATOR and row["gap"])),
        trio=tuple(overview.big_number(view, code) for code in (area_code, COUNTY, COUNTRY)),
        map_title=f"{view.indicator.text(language).title}, {say.period(view.period)}",
        map_sentence=situation.on_the_seven(view),
        map_source=figure_source(view),
        picture=_picture(view),
        measures=kept,
        measure_heads=tuple(say(f"row.head.{name}") for name in ("measure", "value", "development", "place", "verdict")),
        tried=tried,
        tried_heads=tuple(say(f"sheet.head.{name}") for name in ("project", "time", "place", "type", "outcome")),
        tried_lead=(say("project.order"), say("project.no_outcome")),
        sources=_sources(say, kept),
        method=_plain(situation.method(DEFAULT_INDICATOR, language)),
        words={
            "measures": say("sheet.measures"),
            "tried": say("sheet.tried", place=area.phrase(language)),
            "sources": say("om.sources"),
            "more_measures": say("sheet.more_measures", count=say.number(more)) if more > 0 else "",
            "more_projects": say("sheet.more_projects", count=say.number(left_out)) if left_out else "",
            "no_projects": say("project.empty"),
            "strip": say("sheet.strip", place=area.name(language)),
            "address": say("figure.data_address"),
            "built": f"{say('frame.processing')} {say('frame.built', date=say.date(ask('snapshot')['built_at'].iloc[0]))}",
            "page": say("sheet.page"),
            "legend": say("map.legend"),
        },
    )


def figure_source(view: View) -> str:
    """The source line of the map."""
    return overview.map_figure(view).source


def _plain(text: str) -> str:
    """The sentence without the screen's marks for bold."""
    text = text.replace("**", "")
    return text if text.endswith((".", ":")) else f"{text}."


def _kept(measures: list[dict]) -> tuple[dict, ...]:
    """The first measure of every topic before the second of any, in the order of the catalogue."""
    seen: dict[str, int] = {}
    turns = []
    for place, row in enumerate(measures):
        turns.append((seen.get(row["topic"], 0), place))
        seen[row["topic"]] = seen.get(row["topic"], 0) + 1
    return tuple(measures[place] for place in sorted(place for _, place in sorted(turns)[:MOST_MEASURES]))


def _picture(view: View) -> dict:
    """The shapes with this year's values and the steps of the scale."""
    drawn, picture = map.shown(view), map.picture(view)
    values = {code: of_year.get(view.period, [None, view.say("status.missing")]) for code, of_year in picture["values"].items()}
    missing = [None, view.say("status.missing")]
    areas = [
        {**area, "value": values.get(area["code"], missing)[0], "text": values.get(area["code"], missing)[1]} for area in drawn["areas"]
    ]
    return {name: drawn[name] for name in ("width", "height")} | {
        "areas": areas,
        "limits": picture["limits"],
        "legend": picture["legend"],
        "label": f"{picture['title']}. " + ", ".join(f"{area['name']} {area['text']}" for area in areas) + ".",
    }


def _tried(say: Words, area_code: str) -> tuple[tuple[dict, ...], int]:
    """What has been tried here: the projects of the county's own that reach the place, in the bank's order; and how many are left out."""
    found = bank.found(bank.Filters(None, "", (area_code,), (), (), (), (), (), (), None, None, True))
    return tuple(_project(say, row) for row in found.head(MOST_PROJECTS).itertuples()), max(0, len(found) - MOST_PROJECTS)


def _project(say: Words, row) -> dict:
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


def _sources(say: Words, measures: tuple[dict, ...]) -> tuple[tuple[str, str], ...]:
    """(line, address) for every measure, then for the projects."""
    lines = [(f"{row['title']}. {row['source']}", row["address"]) for row in measures]
    return (*lines, (f"{say('page.projekt.menu')}. {document_line(say.language, 'projects')}", ""))


def pdf(area_code: str, language: str) -> bytes:
    """The sheet as a tagged PDF of two pages."""
    sheet = of(area_code, language)
    return exports.sheet_pdf({**vars(sheet)})


def file_name(area_code: str, language: str) -> str:
    name = catalogue.areas()[area_code].name("sv").lower().translate(str.maketrans("åäö", "aao"))
    return f"insteg-kommunblad-{name}-{language}.pdf"


def every(language: str) -> Iterator[tuple[str, bytes]]:
    """(file name, PDF) of each of the seven, in order of population."""
    for code in situation.by_size():
        yield file_name(code, language), pdf(code, language)
