"""The wheel holds everything, and works where there is no checkout: built, installed and run in a folder of its own."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from bench.browser import free_port
from insteg.store import folders
from tests import stopping
from tests.recorded import every

SHIPPED = ("pages/", "queries/", "data/catalogue/", "data/words/", "data/stories/", "data/raw/", ".streamlit/", "app.py")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Built with what requirements-dev.txt has: no network."""
    made = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(made)]
    subprocess.run(build, cwd=folders.ROOT, check=True, capture_output=True)
    return next(made.glob("*.whl"))


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory) -> Path:
    """An interpreter with the wheel; the libraries are those of the tests, the checkout is out of reach."""
    place = tmp_path_factory.mktemp("outside") / "venv"
    venv.create(place, with_pip=False)
    python = place / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    packages = next(place.glob("lib/python*/site-packages"))
    # A folder named in a .pth file is searched, but its own .pth files, the checkout's among them, are not read.
    (packages / "libraries.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return python


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """As on a machine where nothing of ours is set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("INSTEG_", "XDG_", "PYTHON"))}
    return {**kept, "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}


def said(python: Path, home: Path, environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [python.parent / "insteg", *arguments], cwd=home, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_every_file_that_the_app_reads(wheel):
    if not shutil.which("git") or not (folders.ROOT / ".git").exists():
        pytest.skip("no git here to tell which files belong to the project")
    listed = subprocess.run(["git", "ls-files"], cwd=folders.ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    expected = {f"insteg/shipped/{name}" for name in listed if name.startswith(SHIPPED)} | {
        name for name in listed if name.startswith("insteg/")
    }
    held = set(zipfile.ZipFile(wheel).namelist())
    assert expected - held == set()
    assert not [name for name in held if ("/own_" in name and "raw" in name) or "/live/" in name or name.endswith(".duckdb")]


def test_an_installed_insteg_builds_serves_and_refreshes_outside_the_checkout(python, home, environment):
    installed = sorted(path for path in python.parent.parent.rglob("*") if path.is_file())
    assert said(python, home, environment, "--version").startswith("insteg 0.")
    where = [python, "-c", "import insteg; print(insteg.__file__)"]
    assert str(python.parent.parent) in subprocess.run(where, cwd=home, env=environment, capture_output=True, text=True, check=True).stdout
    assert "Published" in said(python, home, environment, "build")
    assert list(home.glob(".local/share/insteg/snapshots/*.duckdb" if sys.platform == "linux" else "**/insteg/snapshots/*.duckdb"))
    with ExitStack() as stack:
        bases = {f"INSTEG_BASE_{name.upper()}": base for name, base in every.started(stack).items()}
        assert "Published" in said(python, home, {**environment, **bases}, "refresh", "eurostat")
    port = free_port()
    server = stopping.started([str(python.parent / "insteg"), "serve", "--port", str(port)], home, environment)
    try:
        address = f"http://127.0.0.1:{port}"
        # Streamlit's own answer, and ours that has asked the snapshot.
        assert stopping.fetched(f"{address}/_stcore/health") == b"ok"
        assert b'"status":"ok"' in stopping.fetched(f"{address}/health").replace(b" ", b"")
        # The menu's pages, a component of ours, the open data, the show.
        assert "Kommun · Insteg" in stopping.fetched(f"{address}/kommun").decode()
        assert b"export default" in stopping.fetched(f"{address}/_stcore/bidi-components/insteg.map/map.js")
        assert b"2281" in stopping.fetched(f"{address}/api/v1/observations.csv?indicator=neet_16_24&area=2281")
        assert b"deck" in stopping.fetched(f"{address}/visning")
    finally:
        code, told = stopping.stopped(server)
    assert (code, "Traceback" in told) == (130, False), told
    assert sorted(path for path in python.parent.parent.rglob("*") if path.is_file()) == installed
