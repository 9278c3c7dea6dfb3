"""Which format a client likes best, by its Accept header (RFC 9110): asked only where neither an ending nor format= names one."""

from insteg.web.api.formats import MEDIA_TYPES

# JSON-stat has no type of its own to be asked by.
NAMED = {kind: MEDIA_TYPES[kind].split(";")[0] for kind in ("json", "csv", "parquet", "xlsx")}


def liked(header: str, kinds: tuple[str, ...]) -> str:
    """The format that is liked best of those there are; the first of equals, and of none: a client that likes nothing of ours gets JSON."""
    weights = _weights(header)
    known = [kind for kind in kinds if kind in NAMED]
    return max(known, key=lambda kind: _weight(NAMED[kind], weights), default=kinds[0])


def _weights(header: str) -> dict[str, float]:
    """text/csv;q=0.5 -> 0.5 by its name in small letters; one that can't be read is not there."""
    found = {}
    for part in header.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weight = next((piece.removeprefix("q=") for piece in parameters if piece.startswith("q=")), "1")
        if name and weight.replace(".", "", 1).isdecimal():
            found[name] = min(float(weight), 1.0)
    return found


def _weight(name: str, weights: dict[str, float]) -> float:
    """The closest range counts: text/csv before text/* before */*."""
    ranges = (name, f"{name.split('/', maxsplit=1)[0]}/*", "*/*")
    return next((weights[one] for one in ranges if one in weights), 0.0)
