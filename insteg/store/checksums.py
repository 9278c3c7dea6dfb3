"""The list of checksums that goes along with files to be kept, as `sha256sum --check` reads it."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

NAME = "SHA256SUMS"


def digest(path: Path) -> str:
    """SHA-256 of the file, in hexadecimal. Raises OSError."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def text(sums: Mapping[str, str]) -> str:
    """sums: name -> digest, one line each, by name."""
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))
