"""The web server: Streamlit as an ASGI app, its files precompressed and kept long by the browser.

Streamlit sends its own files uncompressed (Plotly alone is 4.7 MB). They are compressed once, into a folder named for
the version, and served from there with a year's caching: their names carry a hash of their content.
"""

import os
import shutil
from functools import partial
from pathlib import Path

import streamlit as st
from servestatic import ServeStaticASGI
from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit import file_util

from insteg import places, web
from insteg.ui import entrance
from insteg.web import packed


def compressed_files() -> Path:
    """The folder with Streamlit's static files and their .br and .gz twins; made at the first start of a version."""
    source = Path(file_util.get_static_dir()) / "static"
    return packed.folder(f"static-{st.__version__}", lambda place: shutil.copytree(source, place))


def application() -> st.App:
    """The ASGI application: our pages' first answer, compressed files, and Streamlit behind them."""
    static = partial(ServeStaticASGI, root=compressed_files(), prefix="static", immutable_file_test=lambda path, url: True)
    return st.App(
        places.ROOT / "app.py",
        routes=[*(Route(path, entrance.answer) for path in entrance.paths()), *web.routes()],
        middleware=[Middleware(static)],
    )


def run(address: str, port: int) -> None:
    """Serve until stopped."""
    # Streamlit reads .streamlit/config.toml from the folder it stands in.
    os.chdir(places.ROOT)
    application().run(config={"server.address": address, "server.port": port})
