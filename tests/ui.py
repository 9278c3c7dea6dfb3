"""The modules behind the pages, for tests that ask them directly. Streamlit lets components be declared in a running app only."""

from functools import cache
from importlib import import_module
from types import SimpleNamespace

from streamlit.testing.v1 import AppTest

from insteg import places

PAGES = ("50_projekt", "55_insatser", "57_kurvan", "60_innan", "65_lardomar")
MODULES = ("bank", "evidence", "figure", "idea", "idea_summary", "lessons", "markup", "projects_in_curve", "record")


@cache
def ui() -> SimpleNamespace:
    """Every module of the project pages, loaded by opening the pages once."""
    test = AppTest.from_file(str(places.ROOT / "app.py"), default_timeout=60).run()
    for page in PAGES:
        test.switch_page(f"pages/{page}.py").run()
    return SimpleNamespace(**{name: import_module(f"insteg.ui.{name}") for name in MODULES})
