"""What the search in the header finds, as links by kind. The index is made once a snapshot; what is typed is never remembered."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import escape

from insteg.figures import held, markup, record
from insteg.figures.bank import all_projects, projects_in
from insteg.figures.doors import Way
from insteg.figures.frame import PLACE, title_of
from insteg.figures.glossary import terms
from insteg.figures.lessons import everything as lessons
from insteg.figures.sentences import projects as told
from insteg.figures.situation import by_size
from insteg.reference import catalogue, in_view, interventions, words
from insteg.reference.catalogue import COUNTRY, COUNTY
from insteg.reference.pages import BESIDE, menu, name_of
from insteg.reference.words import Words
from insteg.search.everything import Found, Index, Thing, find, indexed
from insteg.store.remembered import ask, remembered

# In this order they are shown where they are as sure.
KINDS = ("place", "measure", "project", "type", "lesson", "term", "page")
MOST_OF_A_KIND, SUGGESTED = 20, 3
# Kinds whose names are a source's own.
AS_WRITTEN = ("project",)


@dataclass(frozen=True)
class Hit:
    """A link with a few words on what it leads to. is_swedish: whether its text is a source's own, in Swedish on every page."""

    way: Way
    note: str
    is_swedish: bool


@dataclass(frozen=True)
class Hits:
    """The hits of one kind. is_cut: whether more were found than are shown."""

    title: str
    hits: tuple[Hit, ...]
    is_cut: bool


def hits(text: str, language: str, place: str = "", most: int = MOST_OF_A_KIND) -> list[Hits]:
    """What a typed text may mean, by kind; links keep the place."""
    say, found = words.load(language), _near_first(find(index(language), text), place)
    of_kinds = [(kind, some) for kind in KINDS if (some := [one for one in found if one.thing.kind == kind])]
    surest_first = sorted(of_kinds, key=lambda of_kind: -of_kind[1][0].score)
    return [Hits(_title(say, kind), _shown(say, some[:most], place), len(some) > most) for kind, some in surest_first]


def _title(say: Words, kind: str) -> str:
    """What a kind is called; that its names stand in the other language is said once."""
    is_foreign = kind in AS_WRITTEN and say.language != words.DEFAULT
    return f"{say(f'search.kind.{kind}')} {say('frame.in_swedish')}" if is_foreign else say(f"search.kind.{kind}")


def _near_first(found: list[Found], place: str) -> list[Found]:
    """Of those as sure, the projects that reached the chosen place first; the index has the county's before all others."""
    near = set(projects_in(place)["project_id"]) if place else set()
    return sorted(found, key=lambda one: (-one.score, one.thing.kind == "project" and one.thing.key not in near))


def _shown(say: Words, found: list[Found], place: str) -> tuple[Hit, ...]:
    return tuple(_hit(say, one.thing, place) for one in found)


@remembered
def index(language: str) -> Index:
    """Everything that can be found in a snapshot, in one language."""
    say = words.load(language)
    return indexed(thing for things in (_places, _measures, _projects, _types, _lessons, _terms, _pages) for thing in things(say))


def _places(say: Words) -> Iterator[Thing]:
    areas, home = in_view.areas(), by_size()
    for code in dict.fromkeys([*home, COUNTY, COUNTRY, *areas]):
        yield Thing("place", code, areas[code].name(say.language), note=say(f"search.target.{'home' if code in home else 'away'}"))


def _measures(say: Words) -> Iterator[Thing]:
    for name, item in held.measures().items():
        text, topic = item.text(say.language), say(f"topic.{item.topic}")
        yield Thing("measure", name, text.title, f"{text.short} {text.definition} {topic} {item.series}", topic)


def _projects(say: Words) -> Iterator[Thing]:
    more, rows = ("owner", "target_group", "methods", "other_words", "type_words", "area_words"), all_projects().set_index("project_id")
    texts = ask("project_texts").set_index("project_id", drop=False)
    # In the order of the bank: the county's own first.
    for row in texts.loc[rows.index].to_dict("records"):
        name = row["project_id"]
        yield Thing("project", name, row["title"], " ".join(_words_of(row[part]) for part in more), told.span(say, rows.loc[name]))


def _words_of(value: Any) -> str:
    """A text, or a list of them, as words; nothing where nothing is known."""
    return value if isinstance(value, str) else " ".join(record.listed(value))


def _types(say: Words) -> Iterator[Thing]:
    for item in interventions.types():
        definition = item.definition_en if say.language == "en" else item.definition_sv
        yield Thing("type", item.id, record.type_title(say.language, item.id), " ".join([definition, *item.also_called]))


def _lessons(say: Words) -> Iterator[Thing]:
    for row in lessons().itertuples():
        text = (row.text_en if say.language == "en" else "") or row.text_sv
        yield Thing("lesson", row.lesson, text, row.project_title if told.known(row.project_title) else "")


def _terms(say: Words) -> Iterator[Thing]:
    for term, name, text in terms(say):
        yield Thing("term", term, name, text, text)


def _pages(say: Words) -> Iterator[Thing]:
    for page in (name_of(script) for script in menu()):
        if page not in BESIDE:
            door = title_of(page, say)
            yield Thing("page", page, say(f"page.{page}.menu"), f"{door} {say.phrases.get(f'page.{page}.title', '')}", door)


def _hit(say: Words, thing: Thing, place: str) -> Hit:
    page, choices, anchor = _target(thing)
    kept = {PLACE: place} if place else {}
    address = record.link_to(page, say.language, **{**kept, **choices})
    return Hit(Way(thing.name, f"{address}#{anchor}" if anchor else address), thing.note, thing.kind in AS_WRITTEN)


def _target(thing: Thing) -> tuple[str, dict[str, str], str]:
    """The page that shows a thing, what is chosen there, and the place on it."""
    if thing.kind == "place" and thing.key not in catalogue.the_seven():
        return "jamfor", {"omraden": ",".join(dict.fromkeys([thing.key, COUNTY, COUNTRY]))}, ""
    targets = {
        "place": ("laget", {PLACE: thing.key}, ""),
        "measure": ("jamfor", {"indikator": thing.key}, ""),
        "project": ("projekt", {"projekt": thing.key}, ""),
        "type": ("insatser", {"insats": thing.key}, f"om-{thing.key}"),
        # All lessons, since it may be of a project that did not reach the place.
        "lesson": ("lardomar", {"larplats": "alla"}, f"lardom-{thing.key}"),
        "term": ("om", {}, f"ord-{thing.key}"),
    }
    return targets.get(thing.kind, (thing.key, {}, ""))


def listed(kinds: list[Hits], language: str) -> str:
    """The hits as markup, for the page of results."""
    return markup.rendered("found.html", kinds=kinds, more=words.load(language)("search.more"), prefix="found")


def suggested(text: str, language: str, place: str) -> str:
    """The first hits of each kind as markup, to be shown below the field while somebody writes."""
    say, kinds = words.load(language), hits(text, language, place, SUGGESTED)
    return markup.rendered("found.html", kinds=kinds, more="", prefix="suggested") if kinds else f"<p>{escape(say('search.none'))}</p>"
