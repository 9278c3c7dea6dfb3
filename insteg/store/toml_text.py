"""Text as TOML writes it, for the small files that are read with tomllib."""

import json


def quoted(text: str) -> str:
    """A TOML string. A JSON string is one, except for the delete character and lone halves of surrogate pairs, which are left out."""
    return json.dumps(text.replace("\x7f", "").encode("utf-8", "replace").decode("utf-8"), ensure_ascii=False)
