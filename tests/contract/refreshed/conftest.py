"""One refresh against the stubs of all publishers of figures, shared by every test here: months, sexes, counted people, adverts."""

import shutil
from contextlib import ExitStack

import pytest

from insteg import places
from insteg.warehouse import refresh
from insteg.warehouse.refresh import Wish
from tests.stubs import all_stubs

NAMES = ("kolada", "arbetsformedlingen", "scb", "jobtech")


@pytest.fixture(scope="session")
def refreshed_folder(tmp_path_factory):
    """A data folder whose snapshot was made by a refresh."""
    folder = tmp_path_factory.mktemp("refreshed")
    for name in ("catalogue", "words", "raw"):
        (folder / name).symlink_to((places.data() / name).resolve())
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        patch.setenv("INSTEG_DATA", str(folder))
        patch.setattr("insteg.sources._http.Http._wait", lambda self, state: 0.01)
        # The pace has a test of its own; here it would only be waited for.
        patch.setattr("insteg.sources._http.Pace.wait", lambda self: None)
        outcomes = refresh.refresh(Wish(NAMES, all_stubs.started(stack)), lambda line: None)
        assert {item.source: item.state for item in outcomes} == dict.fromkeys(NAMES, "fetched")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def refreshed(refreshed_folder, monkeypatch):
    monkeypatch.setenv("INSTEG_DATA", str(refreshed_folder))
    return refreshed_folder
