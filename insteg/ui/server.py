"""The web server: Streamlit as an ASGI app, its files precompressed and kept long by the browser.

Streamlit sends its own files uncompressed (Plotly alone is 4.7 MB). They are compressed once, into a folder named for
the version, and served from there with a year's caching: their names carry a hash of their content.
"""

import asyncio
import gc
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import streamlit as st
from servestatic import ServeStaticASGI
from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from starlette.types import ASGIApp
from streamlit import file_util
from streamlit.runtime import Runtime

from insteg import web
from insteg.figures import found
from insteg.reference import words
from insteg.store import addresses, folders, settings, snapshots
from insteg.ui import downloads, exchange, lost_sessions, uploads
from insteg.ui.first import view
from insteg.web import health, late, packed, serving
from insteg.web.entrance import Entrance
from insteg.web.guard import guarded

# A server that is one of several is missed by nobody so long, in seconds.
LONGEST_BEFORE_IT_LISTENS = 45.0


def compressed_files() -> Path:
    """The folder with Streamlit's static files and their .br and .gz twins; made at the first start of a version."""
    source = Path(file_util.get_static_dir()) / "static"

    def fill(place: Path) -> None:
        shutil.copytree(source, place, dirs_exist_ok=True)
        for chart in (place / "js").glob("PlotlyChart.*.js"):
            _let_wait(chart)

    return packed.folder(f"static-{st.__version__}-charts-wait", fill)


def _let_wait(module: Path) -> None:
    """Put a small module in the place of a large one, which it fetches when the page is live (first.js).

    Reading 4.7 MB of Plotly takes the browser longer than everything else; until then the first answer's picture stands in.
    """
    given = re.search(r"export\s*\{([^}]*)\}", module.read_text(encoding="utf-8")[-500:])
    assert given is not None, f"{module.name} does not end with its exports. Look at what this version of Streamlit sends."
    names = [part.split(" as ")[-1].strip() for part in given[1].split(",")]
    large = module.with_name(module.name.replace(".js", ".large.js"))
    module.rename(large)
    exports = "".join(f"export {{ {name}_ as {name} }}\n" for name in names)
    taken = ", ".join(f"{name}: {name}_" for name in names)
    module.write_text(f'await window.instegLive\nconst {{ {taken} }} = await import("./{large.name}")\n{exports}', encoding="utf-8")


def application() -> ASGIApp:
    """The ASGI application: our pages' first answer, compressed files, and Streamlit behind them; before all of it, what guards it."""
    return guarded(unguarded(), uploads.takes, exchange.is_heeded)


def unguarded() -> st.App:
    """The application alone, whose routes can be told."""
    entrance = Entrance(Path(file_util.get_static_dir()), view.read)
    prefix = addresses.at("/static").lstrip("/")
    static = partial(ServeStaticASGI, root=compressed_files(), prefix=prefix, immutable_file_test=lambda path, url: True)
    return st.App(
        folders.ROOT / "app.py",
        routes=[*entrance.routes(), *(beside := web.routes())],
        middleware=[Middleware(static)],
        lifespan=partial(_warmed, entrance, beside),
    )


@asynccontextmanager
async def _warmed(entrance: Entrance, beside: list[BaseRoute], app: st.App) -> AsyncIterator[None]:
    """While the server runs: files made at a press are kept, lost sessions let go, browsers told nothing of the machine; the first answers
    are made as soon as it listens."""
    downloads.keep(Runtime.instance().media_file_mgr)
    lost_sessions.keep(Runtime.instance())
    exchange.keep_quiet()
    pages = asyncio.ensure_future(entrance.warm())
    if settings.read().shares_rooms:
        # One of several: the others have the pages already, and this one would answer with frames. It listens when it has them too.
        await asyncio.wait({pages}, timeout=LONGEST_BEFORE_IT_LISTENS)
    warming = asyncio.ensure_future(_warm(pages, beside))
    yield
    health.is_ready.clear()
    warming.cancel()
    gc.unfreeze()


async def _warm(pages: asyncio.Future[None], beside: list[BaseRoute]) -> None:
    await pages
    health.is_ready.set()
    await asyncio.to_thread(_index)
    await late.load(beside)
    # What is loaded and remembered by now lasts: collections need not look through it again.
    gc.collect()
    gc.freeze()


def _index() -> None:
    """What the first search would wait for. Without figures there is nothing to find."""
    try:
        for language in words.LANGUAGES:
            found.index(language)
    except snapshots.SnapshotMissing:
        return


def run(address: str, port: int) -> None:
    """Serve until stopped."""
    # Streamlit reads .streamlit/config.toml from the folder it stands in; a data folder named from where we stood is still meant.
    for name, folder in (("INSTEG_DATA", folders.data()), ("INSTEG_CACHE", folders.cache())):
        os.environ[name] = str(folder.resolve())
    # A page run gives way to the loop that answers everybody after this long. Python's own 5 ms are many, as often as the loop asks.
    sys.setswitchinterval(0.0005)
    os.chdir(folders.ROOT)
    # Streamlit sets up its log, and uvicorn's, when its settings are first asked for: before ours goes over both.
    st.get_option("logger.level")
    serving.serve(application(), address, port)
