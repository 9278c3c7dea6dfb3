"""What the Data page holds, told to search engines: a schema.org/Dataset as a block of data in the first answer. No browser runs it."""

import json
from typing import Any

from insteg.figures import api_link
from insteg.figures.credit import credit
from insteg.reference import in_view, owner, words
from insteg.reference.catalogue import COUNTRY
from insteg.reference.pages import behind
from insteg.store import snapshots
from insteg.store.addresses import at
from insteg.store.remembered import ask

# The page that the door Data leads to.
PAGE = behind()["data"][0]
FILES = {
    "snapshot.zip": "application/zip",
    "snapshot.duckdb": "application/vnd.duckdb",
    "observations.csv": "text/csv",
    "observations.jsonstat": "application/json",
    "areas.geojson": "application/geo+json",
}
CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"
# What would end the block, or begin another, is written as JSON may write any sign.
ESCAPED = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def block(page: str, language: str) -> str:
    """The text of the block, safe inside HTML; empty for other pages, and as long as there are no figures."""
    if page != PAGE:
        return ""
    try:
        told = json.dumps(described(language), ensure_ascii=False)
    except (snapshots.SnapshotMissing, snapshots.SnapshotTooOld):
        return ""
    return told.translate(ESCAPED)


@snapshots.of_one
def described(language: str) -> dict[str, Any]:
    """The dataset. Addresses are relative to the page's own, since the server's name is not ours to know."""
    say, held, taken = words.load(language), ask("coverage").dropna(subset=["last_period"]), ask("snapshot").iloc[0]
    known, whose = in_view.indicators(), owner.shown().name
    measured = [known[name] for name in held["indicator"]]
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": say("dcat.title"),
        "description": f"{say('api.lead')} {say('archive.lead')}",
        "url": at(f"/{PAGE}?lang={language}"),
        "inLanguage": list(words.LANGUAGES),
        "isAccessibleForFree": True,
        "keywords": [say(f"dcat.keyword.{key}") for key in ("young", "work", "study")],
        "version": taken["fingerprint"],
        "dateModified": f"{taken['built_at']:%Y-%m-%dT%H:%M:%SZ}",
        "temporalCoverage": f"{min(held['first_period'])}/{max(held['last_period'])}",
        "spatialCoverage": {"@type": "Place", "name": in_view.areas()[COUNTRY].name(language)},
        "variableMeasured": [
            {"@type": "PropertyValue", "name": item.text(language).title, "unitText": say(f"unit.{item.unit}.axis")} for item in measured
        ],
        "license": _licences(language),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{at(api_link.ROOT)}/{name}"} for name, kind in FILES.items()
        ],
        **({"publisher": {"@type": "Organization", "name": whose}} if whose else {}),
    }


def _licences(language: str) -> list[dict[str, str]]:
    """Each source's terms as they are; where they are a licence that has an address, that too."""
    used = set(ask("documents")["source"])
    found = []
    for name, item in in_view.sources().items():
        if name in used:
            terms = item.terms_en if language == "en" else item.terms_sv
            found.append({"@type": "CreativeWork", "name": credit(name, language), "description": terms})
            if terms.startswith("CC0"):
                found[-1]["url"] = CC0
    return found
