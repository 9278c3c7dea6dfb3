"""Which language a text speaks, told by the small words that no sentence of it does without."""

import re

# Small words that no sentence of the language does without and that the other language lacks.
OWN = {
    "sv": frozenset(re.findall(r"\w+", "och att av för som är med den det inte till på eller ett från har kan om de sig samt vid unga")),
    "en": frozenset(re.findall(r"\w+", "the of and to is with not that by or from a which are was has it this people young")),
}
OTHER = {"sv": "en", "en": "sv"}


def speaks(text: str) -> str:
    """sv, en, or empty where a text is too short to tell. The text of a link is the name that its target gave itself."""
    found = re.findall(r"[a-zåäö]+", re.sub(r"<[^>]+>|\[[^\]]*\]\([^)]*\)|https?://\S+|\w+_\w+", " ", text.lower()))
    counts = {language: sum(word in own for word in found) for language, own in OWN.items()}
    first = max(counts, key=lambda language: counts[language])
    return first if counts[first] > counts[OTHER[first]] else ""


def strangers(texts, language: str) -> list[str]:
    """The texts that speak the other language."""
    return [text for text in texts if isinstance(text, str) and speaks(text) == OTHER[language]]
