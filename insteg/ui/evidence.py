"""Types of intervention on the screen: the table with its boxes, the tray, what is known of each, the projects' outcomes."""

from functools import partial
from urllib.parse import urlencode

import streamlit as st

from insteg.figures import effect_ratios, gaps, record, type_table, type_tray
from insteg.figures.evidence import sections, tried_in
from insteg.figures.figure import NoChoice
from insteg.figures.markup import rendered
from insteg.figures.outcomes import OutcomeAxisChoice, outcomes_of, shared_axes, table
from insteg.figures.type_boxes import Pick, with_boxes
from insteg.figures.type_rows import CHIPS, ORDERS
from insteg.figures.type_table import TypesChoice
from insteg.figures.type_tray import FEWEST, MOST, TrayChoice
from insteg.files import side_by_side
from insteg.reference import interventions
from insteg.ui import choosers, figure, markup
from insteg.ui.page import Page
from insteg.ui.state import several_of

# The types in the tray, as the address names them; a link from the search or the bank names one.
TRAY = "insats"
# The headings of the table, of the gaps and of all on each type, as links name them.
TABLE, GAPS, ALL = "insatserna", "figur-luckor", "allt"


def tray(page: Page) -> tuple[str, ...]:
    """The types chosen in the table, in the order of choosing. A choice like the place: made by pressing a row, with no widget of its own."""
    known = [item.id for item in interventions.types()]
    nothing: list[str] = []
    chosen = page.choices.value(TRAY, several_of(known, MOST), nothing, ",".join)
    page.choices.keep(TRAY, ",".join(chosen))
    return tuple(chosen)


def draw_ways(page: Page, chosen: tuple[str, ...]) -> None:
    """Where on the page what stands below the table, which comes first: the tray where there is one, the gaps, all on each type."""
    ways = {**({type_tray.ANCHOR: "tray.title"} if len(chosen) >= FEWEST else {}), GAPS: "intervention.gap", ALL: "types.all"}
    links = [(f"#{anchor}", page.words(key)) for anchor, key in ways.items()]
    markup.show(rendered("anchors.html", links=links), f"ways-{page.name}")


def draw_gaps(page: Page) -> None:
    view = NoChoice(page.language, page.look.mode)
    figure.draw(page, "luckor", view, lambda: markup.show(gaps.rendered(view), f"gaps-{page.name}"))


def choose(page: Page) -> TypesChoice:
    """Which rows are shown: chips that must all hold, words that must all be found, the order. Of a place it is told which were tried there."""
    st.header(page.words("types.title"), anchor=TABLE)
    if page.place:
        st.markdown(tried_in(page.words, page.area))
    only = _chips(page, "urval", list(CHIPS))
    left, right = st.columns(2)
    with left:
        text = choosers.free_text(page, "typsok")
    with right:
        orders = {name: page.words(f"typordning.{name}") for name in ORDERS}
        order = choosers.one_key(page, "typordning", orders, type_table.FIRST_ORDER) or type_table.FIRST_ORDER
    return TypesChoice(page.language, page.look.mode, tuple(only), text, order, page.place)


def _chips(page: Page, name: str, options: list[str]) -> list[str]:
    """Things that must all hold, each a chip; in the order of the options, whichever was pressed first."""
    nothing: list[str] = []
    key = page.choices.start(name, several_of(options), ",".join, nothing)
    pressed = st.pills(
        page.words(f"choice.{name}"), options, selection_mode="multi", key=key, format_func=lambda option: page.words(f"{name}.{option}")
    )
    chosen = [option for option in options if option in pressed]
    page.choices.keep(name, ",".join(chosen))
    return chosen


def draw_table(page: Page, view: TypesChoice, chosen: tuple[str, ...]) -> None:
    """The rows with their boxes; that none passes is said with what to do."""
    if not view.rows:
        st.info(page.words("types.empty"))
        return
    st.markdown(type_table.sentence(page.words, view.rows))
    st.markdown(type_table.rated_sentence(page.words))
    picks = {name: _pick(page, name, chosen) for name in (*chosen, *(row.item.id for row in view.rows if row.item.id not in chosen))}
    shown = with_boxes(view, picks)
    figure.draw(page, "insatstyper", view, lambda: markup.show(shown, f"types-{page.name}"), is_told=False)


def _pick(page: Page, name: str, chosen: tuple[str, ...]) -> Pick:
    """What pressing the row's box makes of the tray."""
    is_chosen = name in chosen
    after = ",".join(other for other in chosen if other != name) if is_chosen else ",".join([*chosen, name])
    kept = {choice: text for choice, text in {**page.choices.address, TRAY: after}.items() if text}
    title = record.type_title(page.language, name)
    return Pick(title, f"{page.name}?{urlencode(kept)}", after, is_chosen, not is_chosen and len(chosen) >= MOST)


def draw_tray(page: Page, chosen: tuple[str, ...]) -> None:
    """The chosen types side by side, with what can be taken along."""
    view = TrayChoice(chosen, page.language, page.look.mode)
    if len(view.rows) < FEWEST:
        return
    figure.draw(page, "sida-vid-sida", view, lambda: markup.show(type_tray.rendered(view), f"tray-{page.name}"))
    with st.container(horizontal=True, key=f"{page.name}-tray-files"):
        for kind, make in side_by_side.FORMATS.items():
            st.download_button(
                page.words(f"tray.download.{kind}"),
                data=partial(make, view),
                file_name=f"insteg-{page.words('tray.file')}.{kind}",
                mime=side_by_side.MIME[kind],
                key=f"{page.name}-tray-{kind}",
                on_click="ignore",
            )
    way = (record.link_to_idea(page.language, chosen), page.words("tray.try"))
    markup.show(rendered("anchors.html", links=[way]), f"try-{page.name}")


def draw_ratios(page: Page, chosen: tuple[str, ...]) -> None:
    """Effects on one axis, where some may share one."""
    axes, alone = effect_ratios.shared(chosen)
    for place in range(len(axes)):
        figure.draw(page, "effekter", effect_ratios.RatiosChoice(chosen, place, page.language, page.look.mode))
    if alone and axes:
        st.markdown(page.words("ratios.alone", count=len(alone)))


def draw_sections(page: Page, chosen: tuple[str, ...]) -> None:
    """All that is known of each type, folded; those chosen are open."""
    st.header(page.words("types.all"), anchor=ALL)
    st.markdown(page.words("types.all.text"))
    markup.show(sections((), page.language, chosen), f"sections-{page.name}")


def draw_outcomes(page: Page, types: tuple[str, ...]) -> None:
    """Axes for the outcomes that may share one, a table with definitions and reasons for the rest."""
    say, rows = page.words, outcomes_of(types)
    # What the projects published stands as they wrote it.
    language = f" {say('frame.in_swedish')}" if page.language == "en" else ""
    st.header(f"{say('outcome.heading')}{language}", anchor=False)
    if rows.empty:
        st.markdown(say("outcome.nothing"))
        return
    axes, alone = shared_axes(types)
    for place in range(len(axes)):
        figure.draw(page, "utfall", OutcomeAxisChoice(types, place, page.language, page.look.mode))
    key = "outcome.alone" if axes else "outcome.none_together"
    st.markdown(say(key, count=len(alone)))
    markup.show(table(say, rows, alone), f"outcomes-{page.name}")
    with st.container(horizontal=True, key=f"{page.name}-downloads"):
        figure.download_data(page, rows, "utfall", figure.TABLES)
