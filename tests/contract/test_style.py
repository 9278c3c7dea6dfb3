"""The style sheet of the sentences, where a machine can hold it: every phrase, every text of the catalogue, every ready show."""

import re
import tomllib

import pytest

from insteg.reference import catalogue, evidence_columns, interventions, outcome_columns, project_columns, words
from insteg.store import folders

LANGUAGES = words.LANGUAGES

# What no sentence says, and why. Each is a pattern; a text that needs one stands in ALLOWED with its reason.
NEVER = {
    "sv": {
        r"går inte att skilja|gå att skilja": "no difference can be shown: one fixed phrase, kan bero på slumpen",
        r"\bsäker(t|a)? (skillnad|förändring|åtskil)|\bsäkert\b|bevisad|signifikant": "95 % is not certain: säkerställd",
        r"\bligger (högre|lägre|över|under)\b|\bblir (bättre|sämre)\b": "what was measured stands in the past",
        r"\bjag\b|\bmin\b|\bmina\b": "we, for what Insteg did; you, for what the reader does",
        r"\b(resulterade i|tack vare)\b|^(?!.*\b(inte|inget)\b).*\bledde till\b": "no cause in our own voice",
        r"\b(bäst|bästa|sämst|sämsta|lyckad|lyckat|framgång|problem)\b": "no good, bad, best, worst",
        r"\bfynd\b": "forskningsresultat",
        r"\bsägs\b|\banges\b|\buppges\b|bedöms som": "who says so?",
        r"inte publicera[dt] här|finns inte här|\binte sett\b|\bhar setts\b|[Ii]nget .* sett\b": "har inte hittats, or saknas i underlaget",
        r"[Ss]trödda|\bfattas\b|[Ff]örsprång": "enstaka; saknas; skillnad",
        r"\d procent\b": "6,2 %",
        r"^(Bara|Endast) \{": "a number that may be nought is no only",
    },
    "en": {
        r"told (apart|from)|cannot be told": "no difference can be shown: one fixed phrase, may be due to chance",
        r"\b(sure|surely|significant|proven)\b": "95% is not certain: clear",
        r"\bgetting (better|worse)\b|\blies? (higher|lower)\b": "what was measured stands in the past",
        r"\bI\b|\bmy\b": "we, for what Insteg did; you, for what the reader does",
        r"\b(resulted in|thanks to)\b": "no cause in our own voice",
        r"\b(best|worst|success|successful|problem)\b": "no good, bad, best, worst",
        r"\bpersons\b": "people",
        r"\b(a|an) (planned )?participant\b|\bone an? (line|row|area)\b": "per participant",
        r"\bprovisional\b|\bprotected\b": "preliminary, suppressed",
        r"ordinary operations|social assistance|duty to follow up": "regular operations; financial assistance; municipal activity responsibility",
        r"\bnot seen\b|not published here|\bheld here\b|[Ss]cattered|[Ll]acking": "not found, not in our data, single, missing",
        r"\bunlikeness\b|\bfared ill\b": "idiomatic English",
        r"\d per ?cent\b": "6.2%",
        r"^Only \{": "a number that may be nought is no only",
    },
}
# Texts that may, with the reason. A name the source uses, or a text about the very word.
ALLOWED = {
    ("sv", "effect.robust"): "a question: how sure",
    **{("sv", f"source.{name}.terms"): "terms are repeated as they are" for name in ("kolada", "eurostat", "kohesio")},
}
# Words of the other language that a sentence may hold: names and terms of the field.
ENGLISH = re.compile(
    r"\b(the|of|and|with|are|from|this|figure|figures|share|update|download|funnel|benchmark|chart|data set|status quo)\b", re.I
)
SWEDISH = re.compile(r"\b(och|att|inte|för|med|från|eller|unga|kommun|kommuner|siffror|mått|andel|antal|länet|riket)\b", re.I)
TERMS = re.compile(
    r"supported (employment|education)|Ångemodellen unga|Insatstyper|alla|kvinnor|män|övriga|arbete|studier|annat|okänt|kvinna|talar (?:för|emot)",
    re.I,
)
# Blanks and commands are no words.
BLANK = re.compile(r"\{\w+\}|`[^`]*`")
# The longest sentence, in words. About 20 is the aim.
LONGEST = {"sv": 25, "en": 28}
LONGER = {
    "page.kommun.lead": "a list of the columns, in their order",
    "effect.method": "the three conditions of a verdict belong together",
}
# A number stands before a word that bends only where the number has forms, or can never be one.
NEVER_ONE = {
    "front.cloud": "municipalities of the country, or the sentence is another",
    "effect.fit": "at least 19 municipalities",
    "project.timeline.most": "told only from two on",
    "room.opener": "a code and a number",
}
COMMANDS = ("operator.", "room.operator")


def _catalogue(language: str) -> dict[str, str]:
    named = {
        "source": catalogue.sources().values(),
        "type": interventions.types(),
        "domain": interventions.domains(),
        "link": interventions.links(),
        "break": catalogue.breaks(),
        "column": project_columns.columns(),
        "aggregate": outcome_columns.columns("aggregate"),
        "participant": outcome_columns.columns("participant"),
        "finding": evidence_columns.columns(),
    }
    texts = {}
    for kind, records in named.items():
        for place, one in enumerate(records):
            mark = getattr(one, "id", getattr(one, "name", place))
            own = {name.removesuffix(f"_{language}"): text for name, text in vars(one).items() if name.endswith(f"_{language}")}
            texts |= {f"{kind}.{mark}.{name}": text for name, text in own.items()}
    for item in catalogue.indicators().values():
        texts |= {f"indicator.{item.id}.{name}": text for name, text in vars(item.text(language)).items()}
    return texts


def _files(language: str) -> dict[str, str]:
    """Ready shows and lessons, read as they lie."""
    texts = {}
    for path in sorted((folders.ROOT / "data" / "stories").glob("*.toml")):
        story = tomllib.loads(path.read_text(encoding="utf-8"))
        texts[f"story.{path.stem}.title"] = story["title"][language]
        for place, slide in enumerate(story["slide"]):
            texts |= {f"story.{path.stem}.{place}.{part}": slide[part][language] for part in ("heading", "note") if part in slide}
    lessons = tomllib.loads((folders.ROOT / "data" / "catalogue" / "lessons.toml").read_text(encoding="utf-8"))
    return texts | {f"lesson.{one['id']}": one[language] for one in lessons["lesson"]}


TEXTS = {language: {**words.load(language).phrases, **_catalogue(language), **_files(language)} for language in LANGUAGES}
ALL = [pytest.param(language, id=language) for language in LANGUAGES]


def _found(language: str, pattern: str, but: tuple[str, ...] = ()) -> dict[str, str]:
    return {key: text for key, text in TEXTS[language].items() if not key.startswith(but) and re.search(pattern, text)}


def test_there_is_something_to_hold():
    assert all(len(texts) > 1500 for texts in TEXTS.values())
    assert TEXTS["sv"].keys() == TEXTS["en"].keys()


@pytest.mark.parametrize("language", ALL)
def test_no_word_that_claims_too_much_or_stands_for_another(language):
    said = {key: BLANK.sub("{}", text) for key, text in TEXTS[language].items() if (language, key) not in ALLOWED}
    assert {key: (text, why) for pattern, why in NEVER[language].items() for key, text in said.items() if re.search(pattern, text)} == {}


@pytest.mark.parametrize("language", ALL)
def test_signs(language):
    """Quotation marks, dashes, minus and spaces as the language writes them."""
    codes = ("api.", "csvw.means.period", "column.", "aggregate.", "participant.", "source.", "show.keys")
    assert _found(language, r"\S  +\S|^\s|\s$") == {}
    assert _found(language, r"[\"']") == {}
    assert _found(language, r" - | -- |—", ("operator.",)) == {}
    assert _found(language, r"(?<![\w/.])-\d|\d-\d", codes) == {}
    other_marks = "“„" if language == "sv" else "„"
    assert _found(language, f"[{other_marks}]") == {}


def test_a_percent_sign_keeps_its_number():
    assert _found("sv", r"[\d}](?!\u00a0%)\s?%") == {}
    assert _found("en", r"[\d}]\s+%") == {}


def test_thousands_are_kept_together():
    assert _found("sv", r"\d[ \u00a0]\d{3}\b", ("column.", "source.")) == {}


def test_no_word_of_the_other_language():
    others = {"sv": ENGLISH, "en": SWEDISH}
    plain = {language: {key: TERMS.sub("", BLANK.sub("", text)) for key, text in TEXTS[language].items()} for language in LANGUAGES}
    assert [(key, text) for language, texts in plain.items() for key, text in texts.items() if others[language].search(text)] == []


@pytest.mark.parametrize("language", ALL)
def test_sentences_are_short(language):
    long = {}
    for key, text in TEXTS[language].items():
        sentences = re.split(r"(?<=[.!?:])\s+", text.replace("**", ""))
        if any(len(one.split()) > LONGEST[language] for one in sentences) and key not in LONGER:
            long[key] = text
    assert long == {}


@pytest.mark.parametrize("language", ALL)
def test_a_number_before_a_word_that_bends_has_its_forms(language):
    bending = _found(language, r"\{count\}[ \u00a0](?!av\b|of\b)[a-zåäö]")
    assert {key: text for key, text in bending.items() if not key.endswith((".one", ".other")) and key not in NEVER_ONE} == {}
    # Somebody else (idea.role.other) and another actor are no forms.
    one, other = ({key.rsplit(".", 1)[0] for key in TEXTS[language] if key.endswith(end)} for end in (".one", ".other"))
    assert len(one) > 15 and other - {"idea.role", "project.partner_kind"} <= one


@pytest.mark.parametrize("language", ALL)
def test_a_place_is_never_first_and_takes_no_ending(language):
    """{place} may be "riket", "liknande kommuner" or "Ånge"."""
    # row.strip holds a whole sentence in that blank; the effect page's place is always a municipality by name.
    assert _found(language, r"^\{place\}", ("row.strip", "effect.paths.sentence")) == {}
    assert _found(language, r"\{place\}['’]?s\b") == {}


@pytest.mark.parametrize("language", ALL)
def test_commands_stand_in_the_panel_of_those_who_run_the_site(language):
    assert [key for key in _found(language, r"python -m|\.md\b|\.toml\b") if not key.startswith(COMMANDS)] == []


def test_every_exception_is_needed():
    known = TEXTS["sv"]
    assert set(LONGER) <= set(known) and set(NEVER_ONE) <= set(known)
    assert all(any(len(one.split()) > min(LONGEST.values()) for one in re.split(r"(?<=[.!?:])\s+", known[key])) for key in LONGER)
