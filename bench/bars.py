"""What the first view must reach, as parts of what the pages beside it need in the same run."""

import os
from collections.abc import Callable
from dataclasses import dataclass

LINES, HEATS = ("10 Mbit", "local"), ("cold", "warm")
CASES = tuple(f"{line}, {heat}" for line in LINES for heat in HEATS)
Median = Callable[[str], float]


@dataclass(frozen=True)
class Bar:
    """Ours must be at most `most` times what the other page (`beside`) needs; `own`, `others`: the figures compared."""

    own: str
    beside: str
    others: str
    most: float


BARS = (
    *(Bar(f"headline, {case}", "static", f"headline, {case}", 1.75) for case in CASES),
    *(Bar(f"map, {case}", "static", f"map, {case}", 1.75) for case in CASES),
    *(Bar(f"map, {case}", "dash", f"map, {case}", 0.1) for case in CASES),
    *(Bar(f"live, 10 Mbit, {heat}", "dash", f"live, 10 Mbit, {heat}", 1.0) for heat in HEATS),
    # Where it stood before the first answer held the page: a choice must not have come later for it.
    Bar("live, 10 Mbit, cold", "stock", "live, 10 Mbit, cold", 0.25),
    Bar("live, local, warm", "stock", "live, local, warm", 1.1),
    Bar("choice to new map", "stock", "choice to new map", 0.1),
    Bar("bytes, cold", "stock", "bytes, cold", 0.35),
)


def shown(medians: dict[str, Median], bars: tuple[Bar, ...]) -> int:
    """Print every figure and every bar; 1 when one is not reached."""
    names = [
        *(f"{name}, {case}" for name in ("headline", "map", "live") for case in CASES),
        "choice to new map",
        "bytes, cold",
        "bytes, warm",
    ]
    print(f"load at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'median':30}" + "".join(f"{page:>12}" for page in medians))
    for name in names:
        print(f"{name:30}" + "".join(f"{median(name):12,.0f}" for median in medians.values()))
    print(f"\n{'bar':64}{'ratio':>8}{'most':>8}")
    missed = 0
    for bar in bars:
        ratio = medians["ours"](bar.own) / medians[bar.beside](bar.others)
        is_missed = not ratio <= bar.most
        missed += is_missed
        print(f"{bar.own + ' beside ' + bar.beside:64}{ratio:8.2f}{bar.most:8.2f}{'  not reached' if is_missed else ''}")
    return int(missed > 0)
