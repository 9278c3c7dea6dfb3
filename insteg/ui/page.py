"""One run of one page: what every part that draws on it needs to know."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from types import TracebackType

from markupsafe import Markup
from streamlit.runtime.scriptrunner import get_script_run_ctx

from insteg.figures import glossary
from insteg.figures.frame import title_of
from insteg.figures.pictures import Look
from insteg.reference import in_view
from insteg.reference.catalogue import COUNTY, Area
from insteg.reference.home import home
from insteg.reference.pages import menu, name_of
from insteg.reference.words import Words
from insteg.ui.state import Choices
from insteg.ui.turns import turn


@dataclass(frozen=True)
class Told:
    """What a page says of itself: to the browser's title bar, and to whoever previews a link to it."""

    language: str
    title: str
    headline: str


# The sessions that the server runs for a first answer, by name; there the page leaves what it says of itself.
first_runs: dict[str, Told | None] = {}


def _session() -> str:
    run = get_script_run_ctx(suppress_warning=True)
    return run.session_id if run else ""


@dataclass
class Page:
    """One run of one page: its words, its look, its choices. Use it as `with open_page(__file__) as page:`."""

    script: str
    choices: Choices
    words: Words
    look: Look
    # The place chosen in the frame, which every page is about: a code of one of the seven, empty for the whole county.
    place: str = ""
    # The snapshot that a link froze this run on, empty for the current one; and one that a link named but that is not kept.
    stand: str = ""
    gone_stand: str = ""
    # The sentence that stands for the page in a preview: the first figure's, unless the page names another one.
    headline: str = ""
    # What the frame does when the run ends; True when an error has been told to the reader.
    end: Callable[["Page", BaseException | None], bool] = field(default=lambda page, error: error is None, repr=False)
    _hold: ExitStack = field(default_factory=ExitStack, repr=False)
    # The words of the glossary that this page has explained.
    _explained: set[str] = field(default_factory=set, repr=False)

    @property
    def name(self) -> str:
        return name_of(self.script)

    @property
    def menu_script(self) -> str:
        """The page's own script as the menu names it."""
        return next(script for script in menu() if name_of(script) == self.name)

    @property
    def area(self) -> Area:
        """The place as an area: the county where none of the seven is chosen."""
        return in_view.areas()[self.place or COUNTY]

    @property
    def municipality(self) -> Area:
        """For what only a municipality has: the place chosen, or the first one as an example, which the page then says (`choosers.municipality`)."""
        return in_view.areas()[self.place or home().first_municipality]

    @property
    def language(self) -> str:
        return self.words.language

    @property
    def title(self) -> str:
        return f"{title_of(self.name, self.words)} · Insteg"

    def explained(self, text: str) -> str:
        """A text of the page (Markdown), with the words of the glossary explained where they stand first."""
        return glossary.explained(text, self.language, self._explained)

    def explained_markup(self, text: str) -> Markup:
        """The same of a plain text, as markup."""
        return glossary.explained_markup(text, self.language, self._explained)

    @property
    def is_first(self) -> bool:
        """Whether this run makes the first answer: nobody sits there, and no script will draw a picture."""
        return _session() in first_runs

    def tell(self) -> None:
        """Leave what the page says of itself, its lead where it names no sentence, for the first answer."""
        if self.is_first:
            lead = self.words.phrases.get(f"page.{self.name}.lead", self.words("front.kicker"))
            first_runs[_session()] = Told(self.language, self.title, (self.headline or lead).replace("**", ""))

    def __enter__(self) -> "Page":
        # The run that makes a first answer is what the others wait for.
        self._hold.enter_context(turn(gives_way=not self.is_first))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> bool:
        # However the run ends, the snapshot and the turn are let go.
        with self._hold:
            return self.end(self, error)
