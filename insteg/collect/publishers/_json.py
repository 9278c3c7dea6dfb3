"""JSON as it comes over the network."""

import codecs


def unmarked(content: bytes) -> bytes:
    """The bytes without the mark that some programs write before UTF-8, and that JSON does not have."""
    return content.removeprefix(codecs.BOM_UTF8)
