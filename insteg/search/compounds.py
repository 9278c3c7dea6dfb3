"""Long words as the words they are made of ("ungdomscoach": "ungdom" and "coach"). Nothing is remembered."""

from collections.abc import Container

from insteg.search.text import stem

SHORTEST, WHOLE = 4, 8
# Longer ones are no words, and would be cut in very many ways.
LONGEST = 60
# What joins the parts of a Swedish compound.
JOINTS = ("s", "")


def parts(word: str, known: Container[str]) -> tuple[str, ...]:
    """The stems of the parts that are known stems: two that make up the word, or else the known one that it ends or begins with; () for none."""
    if not WHOLE <= len(word) <= LONGEST:
        return ()
    cuts = range(len(word) - SHORTEST, SHORTEST - 1, -1)
    ends = {cut: stem(word[cut:]) for cut in cuts}
    for cut in cuts:
        for begun in _begun(word[:cut]):
            if ends[cut] in known and begun in known:
                return begun, ends[cut]
    # One known part alone says less, so it has to be long.
    long = [cut for cut in cuts if cut > SHORTEST and len(word) - cut > SHORTEST]
    alone = [ends[cut] for cut in long[::-1] if ends[cut] in known] or [
        begun for cut in long for begun in _begun(word[:cut]) if begun in known
    ]
    return tuple(alone[:1])


def _begun(text: str) -> list[str]:
    """The stems that the first part of a compound may have."""
    return [stem(text.removesuffix(joint)) for joint in JOINTS if text.endswith(joint)]
