"""One refresh against the stubs of all publishers of figures, shared by every test here: months, sexes, counted people, adverts."""

import shutil
from contextlib import ExitStack

import pytest
from filelock import FileLock

from insteg.collect.snapshot import refresh
from insteg.collect.snapshot.refresh import Wish
from insteg.store import folders
from tests.recorded import every

NAMES = ("kolada", "arbetsformedlingen", "scb", "jobtech")


@pytest.fixture(scope="session")
def refreshed_folder(tmp_path_factory, worker_id):
    """A data folder whose snapshot was made by a refresh: one for all test processes, which only read it."""
    # Each test process has its own folder in one that all share.
    shared = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    folder = shared / "refreshed"
    with FileLock(shared / "refreshed.lock"):
        if not folder.exists():
            made = shared / "refreshed.begun"
            shutil.rmtree(made, ignore_errors=True)
            _refresh(made)
            made.rename(folder)
    return folder


def _refresh(folder):
    folder.mkdir()
    for name in ("catalogue", "words", "raw"):
        (folder / name).symlink_to((folders.data() / name).resolve())
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        patch.setenv("INSTEG_DATA", str(folder))
        patch.setattr("insteg.collect.publishers._http.Http._wait", lambda self, state: 0.01)
        # The pace has a test of its own; here it would only be waited for.
        patch.setattr("insteg.collect.publishers._http.Pace.wait", lambda self: None)
        outcomes = refresh.refresh(Wish(NAMES, every.started(stack)), lambda line: None)
        assert {item.source: item.state for item in outcomes} == dict.fromkeys(NAMES, "fetched")


@pytest.fixture(autouse=True)
def refreshed(refreshed_folder, monkeypatch):
    monkeypatch.setenv("INSTEG_DATA", str(refreshed_folder))
    return refreshed_folder
