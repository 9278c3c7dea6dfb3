"""Who came before whom: the project bank's chains, drawn as boxes with arrows."""

from typing import Any

import pandas as pd

from insteg.figures import markup, record
from insteg.reference import words
from insteg.store.remembered import ask, remembered


@remembered
def drawn(language: str) -> str:
    """Every chain, from the first project to the last, as markup."""
    links = ask("chains", project_id=None)
    first = links[~links["predecessor"].isin(set(links["successor"]))]
    return markup.rendered("chains.html", chains=[_chain(links, start, language) for start in first.itertuples()])


def _chain(links: pd.DataFrame, start: Any, language: str) -> list[dict[str, str]]:
    """The steps from one beginning on; the first has no arrow before it."""
    by_predecessor = {row.predecessor: row for row in links.itertuples()}
    steps = [_step(start.predecessor, start.predecessor_title, language)]
    link = start
    while link is not None:
        steps.append(_step(link.successor, link.successor_title, language) | _arrow(link, language))
        link = by_predecessor.get(link.successor)
    return steps


def _step(project_id: str, title: str, language: str) -> dict[str, str]:
    return {"title": title, "href": record.link_to("projekt", language, projekt=project_id), "certainty": ""}


def _arrow(link: Any, language: str) -> dict[str, str]:
    say = words.load(language)
    why = link.why_en if language == "en" else link.why_sv
    return {"certainty": link.certainty, "how_sure": say(f"chain.{link.certainty}"), "why": why}
