"""Why a publisher said no, in its own words."""

import json
from typing import Any

# Where publishers put the explanation: problem+json (SCB), JobTech, Eurostat, Kolada.
KEYS = ("detail", "title", "message", "label", "errors", "error", "status")
LONGEST = 300


def reason(content: bytes) -> str:
    """The explanation inside an error answer, shortened; the beginning of the text when it is no JSON."""
    try:
        return _text(json.loads(content))[:LONGEST] or "no reason given"
    except (ValueError, RecursionError):
        return " ".join(content[:LONGEST].decode("utf-8", "replace").split()) or "no reason given"


def _text(said: Any) -> str:
    if isinstance(said, dict):
        parts = [said[key] for key in KEYS if key in said] or list(said.values())[:5]
        return "; ".join(filter(None, map(_text, parts)))
    if isinstance(said, list):
        return "; ".join(filter(None, map(_text, said[:5])))
    return "" if said is None else str(said)
