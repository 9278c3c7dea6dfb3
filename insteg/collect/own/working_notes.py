"""What the collector wrote to himself about what he could read; no reader has any use of it. The rest is told in plain words."""

import re

from insteg.reference.plain_words import in_plain_words

NOTES_TO_SELF = re.compile(
    r"trunkera|ej sparad|webbplatsrot|lagrade? text|lagrad version|lagrad sida|finns lagrad|avskrivet som|visa det inte"
    r"|räkna inte två gånger|outcomes\.csv|gick inte att läsa|ej läsbar|betyg ej funna|\b[EO]\d\d\b|Fyller evidens|textkopian|titelslug"
    r"|lista över relaterade dokument|verifiera|med för fullständighet|i materialet|med som jämförelse|enligt anteckning|i anteckning"
    r"|\bDOI 10\.|\bappi\.ps\.|Adress rekonstruerad|Adressen i underlaget|(?:Artikel|Dokument)-id|publiceringsdatum ses inte"
    r'|n_studies är "|den fullständiga adressen',
    re.IGNORECASE,
)


def for_readers(note: str) -> str:
    """The text without what the collector wrote to himself, in plain words."""
    return in_plain_words(without_notes(note))


def without_notes(note: str) -> str:
    """The text without what the collector wrote to himself, sentence by sentence and bracket by bracket."""
    plain = re.sub(r"\s*\(([^()]*)\)", lambda found: "" if NOTES_TO_SELF.search(found[1]) else found[0], note)
    # A sentence may begin with the name of a column: "n_studies gäller hela analysen."
    parts = re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ0-9]|\w+_\w)", plain)
    kept = (_without_the_note(part) for part in parts)
    return " ".join(part for part in kept if part)


def _without_the_note(sentence: str) -> str:
    """A sentence without its parts, between semicolons, that are notes to oneself; of such a part what stands before its comma is kept."""
    if not NOTES_TO_SELF.search(sentence):
        return sentence
    kept = []
    for part in sentence.rstrip(".").split(";"):
        before = part if not NOTES_TO_SELF.search(part) else part.partition(",")[0] if "," in part else ""
        kept += [before.strip()] if before and not NOTES_TO_SELF.search(before) else []
    # A fragment such as a design stays one; a sentence ends as one.
    return "; ".join(kept) + ("." if sentence[:1].isupper() and kept else "")
