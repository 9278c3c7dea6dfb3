"""Why a difference cannot be judged: what is missing, of whom, and of which kind of measure."""

from typing import Literal

from insteg.reference.catalogue import Indicator
from insteg.reference.words import Words

# people: the number behind the figure itself; figure: nothing to compare with; another_base: a figure that nothing may be compared with;
# similar_...: of at least one of the similar municipalities.
Lack = Literal["", "people", "figure", "another_base", "similar_figure", "similar_people"]


def unjudged(say: Words, key: str, indicator: Indicator, lack: Lack = "people", **blanks: object) -> str:
    """The phrase under `key`, in the form that says why where the phrase has one; its own form is that of missing people.

    A measure that is background only is never judged, a mean and a number cannot be.
    """
    kinds = {"rate": "mean", "count": "count"}
    why = f"{key}.{'context' if indicator.is_context else kinds.get(indicator.kind, lack)}"
    return say(why if why in say.phrases else key, **blanks)
