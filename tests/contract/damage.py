"""Ways in which an answer can be wrong, for hypothesis to draw from."""

import copy
import json

from hypothesis import strategies as st

ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.just(10**400), st.just("9" * 5000),
    st.just([]), st.just({}), st.just([[]]), st.just({"": None}), st.lists(st.integers(), max_size=4), st.just("\ud800"), st.just(-1),
)  # fmt: skip


def damaged_bytes(content: bytes) -> st.SearchStrategy[bytes]:
    """The content cut off, with a stretch overwritten, in another encoding, or doubled."""
    place = st.integers(0, max(0, len(content) - 1))
    return st.one_of(
        place.map(lambda end: content[:end]),
        st.tuples(place, st.binary(min_size=1, max_size=30)).map(
            lambda pair: content[: pair[0]] + pair[1] + content[pair[0] + len(pair[1]) :]
        ),
        st.just(content.decode("utf-8", "replace").encode("utf-16")),
        st.just(content.decode("utf-8", "replace").encode("latin-1", "replace")),
        st.just(content + content),
        st.binary(max_size=300),
    )


def damaged_json(document: object) -> st.SearchStrategy[bytes]:
    """The document with one value, at any depth, replaced by something else or taken away."""
    paths = list(_paths(document))
    return st.tuples(st.sampled_from(paths), ODD, st.booleans()).map(lambda change: _changed(document, *change))


def _paths(node: object, so_far: tuple = ()):
    if so_far:
        yield so_far
    items = list(node.items())[:12] if isinstance(node, dict) else list(enumerate(node))[:4] if isinstance(node, list) else []
    for key, child in items:
        yield from _paths(child, (*so_far, key))


def _changed(document: object, path: tuple, new: object, remove: bool) -> bytes:
    changed = copy.deepcopy(document)
    node = changed
    for key in path[:-1]:
        node = node[key]
    if remove:
        del node[path[-1]]
    else:
        node[path[-1]] = new
    return json.dumps(changed).encode()
