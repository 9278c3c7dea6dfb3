"""What stands on a real machine, on this one: nginx with TLS (deploy/nginx.conf itself), two servers behind it, PostgreSQL for the rooms.

Needs Debian's nginx and openssl. Everything lies in one folder and ends with the block.
"""

import os
import re
import shutil
import signal
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from bench.browser import ROOT, free_port

HOW = "apt-get install nginx openssl"
NAME = "localhost"
SECONDS_TO_START = 180.0


@dataclass(frozen=True)
class Topology:
    """address: what readers ask. ports: the servers'. folder: logs and certificate. data: the servers' INSTEG_DATA, None for the usual
    one. database: the rooms'. keeper: the process that keeps the servers."""

    address: str
    ports: tuple[int, ...]
    folder: Path
    data: Path | None
    database: str
    keeper: subprocess.Popen[bytes]

    def client(self, **more) -> httpx.Client:
        """A browser of its own: it keeps its cookies and trusts our certificate."""
        return httpx.Client(base_url=self.address, verify=self.trust(), timeout=30, **more)

    def trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.folder / "fullchain.pem"))

    def server(self, port: int) -> int:
        """The process that listens at the port."""
        children = Path(f"/proc/{self.keeper.pid}/task/{self.keeper.pid}/children").read_text(encoding="ascii").split()
        return next(int(child) for child in children if Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")[-2] == str(port).encode())

    def answered_by(self, path: str) -> list[str]:
        """The ports that answered that path, in order, as nginx wrote them down."""
        log = (self.folder / "access.log").read_text(encoding="utf-8")
        return re.findall(rf'"\S+ {re.escape(path)}" \d+ .*?(\d+)\n', log)


@contextmanager
def topology(folder: Path, database: str, data: Path | None = None) -> Iterator[Topology]:
    """folder: an empty one. database: the rooms' PostgreSQL. data: the servers' INSTEG_DATA."""
    first = free_port(2)
    ports = (first, first + 1)
    front = free_port()
    environment = {
        **os.environ,
        "INSTEG_ROOMS_DATABASE": database,
        "INSTEG_API_LIMIT": "none",
        "INSTEG_PROXIES": "127.0.0.1",
        **({"INSTEG_DATA": str(data)} if data else {}),
    }
    command = [sys.executable, "-m", "insteg", "serve", "--port", str(first), "--processes", "2"]
    with (folder / "servers.log").open("wb") as log:
        keeper = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    proxy = subprocess.Popen(["nginx", "-c", str(_configured(folder, ports, front)), "-e", str(folder / "error.log"), "-g", "daemon off;"])
    made = Topology(f"https://{NAME}:{front}", ports, folder, data, database, keeper)
    try:
        for port in ports:
            wait(port)
        yield made
    finally:
        for process in (proxy, keeper):
            process.send_signal(signal.SIGTERM)
        for process in (proxy, keeper):
            process.wait(timeout=60)


def is_possible() -> bool:
    return all(map(shutil.which, ("nginx", "openssl")))


def wait(port: int, seconds: float = SECONDS_TO_START) -> None:
    """Until the server at the port answers with figures."""
    end = time.monotonic() + seconds
    while True:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/health", timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            pass
        if time.monotonic() > end:
            raise TimeoutError(f"the server at port {port} did not answer within {seconds:g} s")
        # A server answers /health so often a minute and no more.
        time.sleep(1)


def _configured(folder: Path, ports: tuple[int, ...], front: int) -> Path:
    """deploy/nginx.conf with our ports, logs and certificate. Fails where the file no longer says what is changed here."""
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}"]
    files = ["-addext", f"subjectAltName=DNS:{NAME},IP:127.0.0.1", "-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    subprocess.run([*made, *files], check=True, capture_output=True)
    changes = {
        "pid /run/nginx.pid;": f"pid {folder}/nginx.pid;",
        "/var/log/nginx/insteg.log": f"{folder}/access.log",
        "/etc/ssl/insteg/": f"{folder}/",
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "listen [::]:80;": "",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{front} ssl http2;",
        "listen [::]:443 ssl http2;": "",
        **{f"server 127.0.0.1:{shown} ": f"server 127.0.0.1:{port} " for shown, port in zip((8501, 8502), ports, strict=True)},
    }
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text, f"deploy/nginx.conf no longer says {old!r}"
        text = text.replace(old, new)
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    return folder / "nginx.conf"
