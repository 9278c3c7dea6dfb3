"""Requests a second and waiting times of the API for a small and a large question. Run: python -m bench.api"""

import os
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import httpx

from bench.browser import ROOT, free_port

QUESTIONS = {
    "one area, one indicator (17 rows), CSV": ("/api/v1/observations.csv?indicator=neet_16_24&area=2281", 100),
    "everything (7 073 rows), CSV": ("/api/v1/observations.csv", 20),
    "everything, JSON": ("/api/v1/observations.json", 20),
    "everything, JSON-stat": ("/api/v1/observations.jsonstat", 20),
    "everything, Parquet": ("/api/v1/observations.parquet", 20),
}
TOGETHER = 4
SERVE = "import sys, uvicorn; from starlette.applications import Starlette; from insteg import web; uvicorn.run(Starlette(routes=web.routes()), port=int(sys.argv[1]), log_level='error')"


@contextmanager
def listening():
    """Our routes on a server of their own, without Streamlit; yields its address once it answers."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-c", SERVE, str(port)], cwd=ROOT, env={**os.environ, "INSTEG_API_LIMIT": "none"})
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                httpx.get(f"{address}/api/v1/snapshot", timeout=2)
                break
            except httpx.TransportError:
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def waits(client: httpx.Client, path: str, count: int, tag: str = "") -> tuple[list[float], float, int]:
    """Milliseconds of each of `count` questions, TOGETHER at a time, the whole in seconds, and the size of an answer."""

    def one(_: int) -> float:
        start = time.perf_counter()
        client.get(path, headers={"If-None-Match": tag} if tag else {}).read()
        return 1000 * (time.perf_counter() - start)

    size = len(client.get(path).content)
    start = time.perf_counter()
    with ThreadPoolExecutor(TOGETHER) as pool:
        times = list(pool.map(one, range(count)))
    return times, time.perf_counter() - start, size


def main() -> None:
    with listening() as address, httpx.Client(base_url=address, timeout=60) as client:
        print(f"{'question':42}{'bytes':>10}{'req/s':>8}{'p50 ms':>8}{'p95 ms':>8}")
        for name, (path, count) in QUESTIONS.items():
            tell(name, *waits(client, path, count))
        path = "/api/v1/observations.json"
        tell("everything, JSON, copy known (304)", *waits(client, path, 200, client.get(path).headers["etag"]))


def tell(name: str, times: list[float], seconds: float, size: int) -> None:
    parts = statistics.quantiles(times, n=20)
    print(f"{name:42}{size:>10}{len(times) / seconds:>8.0f}{statistics.median(times):>8.0f}{parts[-1]:>8.0f}")


if __name__ == "__main__":
    main()
