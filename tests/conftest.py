"""Every test asks a warehouse made by the real build from the figures in data/raw, in a folder of its own."""

import os
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Before any import of insteg: the project's own snapshots are left alone.
# One for each test process, so that two never build into the same.
DATA = Path(tempfile.mkdtemp(prefix="insteg-tests-"))
os.environ["INSTEG_DATA"] = str(DATA)
for name in ("catalogue", "words", "raw", "stories"):
    link = DATA / name
    if not link.exists():
        link.symlink_to(ROOT / "data" / name)

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402

from bench.postgres import HOW, cluster, programs  # noqa: E402
from insteg.collect.snapshot import build  # noqa: E402
from insteg.store import snapshots  # noqa: E402

# Machines are noisy: no test fails for being slow.
settings.register_profile("insteg", deadline=None)
settings.load_profile("insteg")


@pytest.fixture(scope="session", autouse=True)
def snapshot() -> Path:
    """The snapshot that all tests read."""
    try:
        return snapshots.current()
    except snapshots.SnapshotMissing:
        return build.build(lambda _: None)


@pytest.fixture(scope="session")
def postgres():
    """The address of an empty PostgreSQL of our own, for all tests that want one; they leave nothing in it."""
    if programs() is None:
        if os.environ.get("CI"):
            pytest.fail(f"CI must have PostgreSQL: .ci/run installs it ({HOW})")
        pytest.skip(f"no PostgreSQL here: {HOW}")
    with cluster() as found:
        yield found


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference figures beside the project; tests that need it are skipped where it is not."""
    folder = Path(os.environ.get("INSTEG_SHARED", ROOT.parent / "shared")) / "data" / "reference"
    if not folder.exists():
        pytest.skip("the reference figures (../shared/data/reference) are not here")
    return folder
