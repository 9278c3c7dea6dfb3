"""The effect page's parts on the screen: the choices, the run with its progress, the answer or the reason for none."""

import streamlit as st

from insteg.figures import effect, effect_told, held, sentences
from insteg.figures.effect import LISTED, EffectChoice, EffectQuestion, Progress
from insteg.figures.effect_estimate import EffectEstimate
from insteg.reference import in_view
from insteg.statistics.window import Refusal
from insteg.store.remembered import remembered
from insteg.ui import choosers, figure
from insteg.ui.page import Page

DEFAULT_START = "2021"
STEP = 20


def choose(page: Page) -> EffectQuestion:
    """Draw the choices and read them: who, what, from when, against whom."""
    left, right = st.columns(2, gap="large")
    with left:
        area = choosers.municipality(page)
        indicator_id = _measure(page)
        years = [str(year) for year in effect.outcomes(indicator_id).index[1:]]
        start = _start(page, area.area_code, years)
    with right:
        pool = choosers.one_of(page, "pool", [effect.EVERYBODY, effect.SAME_SIZE, effect.LISTED])
        listed = _listed(page, area.area_code) if pool == LISTED else ()
        accepts = _accepted(page, indicator_id)
    return EffectQuestion(indicator_id, area.area_code, start, pool, listed, accepts)


def _measure(page: Page) -> str:
    known = {item.id: item.text(page.language).title for item in held.on_the_map() if _is_long(item.id)}
    return choosers.one_key(page, "indikator", known, held.DEFAULT_INDICATOR) or held.DEFAULT_INDICATOR


@remembered
def _is_long(indicator_id: str) -> bool:
    """Whether any municipality has two years: a measure with a single one has no development to speak of."""
    return len(effect.outcomes(indicator_id)) > 1


def _start(page: Page, area_code: str, years: list[str]) -> int:
    projects = effect.projects_of(area_code, int(years[0]), int(years[-1]))
    labels = {name: f"{title} ({year})" for name, (title, year) in projects.items()}
    chosen = choosers.one_key(page, "projekt", labels, None, page.words("effect.project.none")) if labels else None
    if chosen:
        year = projects[chosen][1]
        st.markdown(page.words("effect.project.start", year=year))
        return year
    default = DEFAULT_START if DEFAULT_START in years else years[-1]
    return int(choosers.one_key(page, "start", {year: year for year in years}, default) or default)


def _listed(page: Page, area_code: str) -> tuple[str, ...]:
    areas = in_view.areas()
    codes = [code for code, area in areas.items() if area.level == "municipality" and code != area_code]
    return tuple(choosers.several(page, "givare", codes, lambda code: areas[code].name(page.language)))


def _accepted(page: Page, indicator_id: str) -> bool:
    periods = effect.breaks_of(indicator_id)
    if not periods:
        return False
    chosen = choosers.ticked(page, "brott", page.words("effect.accept", period=", ".join(map(str, periods))))
    st.caption(page.words("effect.accept.what"))
    return chosen


def draw(page: Page, question: EffectQuestion) -> None:
    """The answer with all its figures, or the reason why there is none."""
    found = _run(page, question)
    shown = EffectChoice(question, page.language, page.look.mode)
    if isinstance(found, Refusal):
        _refuse(page, question, found)
        return
    st.header(page.words("effect.verdict"), anchor=False)
    page.headline = effect_told.claim(shown, found)[0]
    st.markdown(effect_told.verdict(shown, found))
    _draw_behind(page, shown, found)


def _draw_behind(page: Page, shown: EffectChoice, found: EffectEstimate) -> None:
    """What the verdict rests on, folded: most readers need the verdict, and some want to see for themselves."""
    with st.expander(page.words("effect.pictures")):
        for name in ("paths", "gaps", "ratios"):
            figure.draw(page, f"effekt-{name}", shown)
    with st.expander(page.words("effect.robust")):
        st.markdown("\n".join(f"- {line}" for line in effect_told.details(shown, found)))
        figure.draw(page, "effekt-second", shown)
    with st.expander(page.words("effect.weights")):
        st.table(effect.weights(shown, found), hide_index=True, alt=page.words("effect.weights"))


def _run(page: Page, question: EffectQuestion) -> EffectEstimate | Refusal:
    place = st.empty()

    def tell(done: int, everything: int) -> None:
        # Every message costs a millisecond or two: as many as can be seen, no more.
        if done % STEP == 0 or done == everything:
            place.progress(done / everything, page.words("effect.working", done=done, all=everything))

    progress = Progress(tell)
    found = effect.answer(question, progress)
    # What is remembered holds on to the object it was called with, which must not hold on to the page.
    progress.tell = None
    place.empty()
    return found


def _refuse(page: Page, question: EffectQuestion, refusal: Refusal) -> None:
    st.warning(f"**{page.words('effect.refused')}** {sentences.refusal_in_words(page.words, refusal)}")
    periods = effect.breaks_of(question.indicator_id)
    if refusal.reason == "short_pre_period" and periods and not question.accepts_break:
        st.info(page.words("effect.accept.hint", period=", ".join(map(str, periods))))
    st.markdown(sentences.cannot_show(page.words))
