"""Time a full placebo run with every municipality as donor, beside the same run in StatsPAI; print the ratios.

Run from the project's folder: python bench/placebo.py [--quick] [--code 2281] [--start 2022]
Bars: under 10 s on two cores, and at least five times faster than the other package. Two pairs are run: the penalised
synthetic control that the project uses (the same estimator in both; minutes in the other package, left out by --quick), and
the plain one. Also prints the errors from which the default penalty was chosen.
"""

import argparse
import sys
import time
import warnings
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from insteg.statistics.detectable import minimum_effect  # noqa: E402
from insteg.statistics.placebo import conclude, in_space, p_rank  # noqa: E402
from insteg.statistics.synthetic import PENALTY, fit  # noqa: E402
from insteg.statistics.window import Refusal, Request, Window, open_window  # noqa: E402

FIRST_COMPARABLE = 2015
PENALTIES = (0.0, 0.01, 0.1, 0.3, 1.0, 3.0)


def outcomes() -> pd.DataFrame:
    """N02797 after its break: years by municipalities, percent."""
    table = pd.read_csv(ROOT / "data/raw/kolada/n02797.csv", dtype={"area_code": str})
    table = table[(table["area_code"].str.len() == 4) & (table["year"] >= FIRST_COMPARABLE)]
    return table.pivot(index="year", columns="area_code", values="value")


def timed(work):
    """(seconds, result)."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def other_run(window: Window, **how):
    """(effect, p-rank) of a full placebo run in StatsPAI."""
    import statspai

    long = window.outcomes.rename_axis(index="year", columns="area").T.stack().rename("y").reset_index()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = statspai.synth(
            long, outcome="y", unit="area", time="year", treated_unit=window.treated, treatment_time=window.start, placebo=True, **how
        )
    return found.estimate, found.pvalue


def compare(title: str, window: Window, penalty: float, **how) -> None:
    """Both packages on one line each, and how many times slower the other is."""
    result = fit(window, penalty)
    ours, placebos = timed(lambda: in_space(window, penalty))
    print(f"{title}, {len(window.donors)} donors")
    print(f"  insteg    {ours:8.2f} s  effect {result.effect:+.3f}  p-rank {p_rank(result, placebos):.3f}")
    theirs, (effect, rank) = timed(lambda: other_run(window, **how))
    print(f"  StatsPAI  {theirs:8.2f} s  effect {effect:+.3f}  p-rank {rank:.3f}  {theirs / ours:.0f} times slower")


def print_penalties(window: Window) -> None:
    """What each penalty would have missed by, had each donor's future been forecast (nothing happened to the donors)."""
    for penalty in PENALTIES:
        placebos = in_space(window, penalty)
        error = float(np.sqrt((placebos.after**2).mean()))
        print(f"  penalty {penalty:<5} error after {error:.3f}  error before {placebos.before.median():.3f}  (points)")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--code", default="2281")
    parser.add_argument("--start", type=int, default=2022)
    parser.add_argument("--quick", action="store_true")
    chosen = parser.parse_args()
    window = open_window(outcomes(), Request(chosen.code, chosen.start))
    if isinstance(window, Refusal):
        print(f"Refused: {window}")
        return 1
    result, placebos = fit(window), in_space(window)
    print(
        f"{chosen.code} from {chosen.start}: {conclude(result, placebos)}, smallest effect seen {minimum_effect(result, placebos):.2f} points"
    )
    # The import costs the other package seconds once; it is kept out of its time.
    import statspai  # noqa: F401

    compare("plain synthetic control", window, 0.0, method="classic")
    if not chosen.quick:
        compare("penalised synthetic control", window, PENALTY, method="penscm", lambda_pen=PENALTY)
    print_penalties(window)
    return 0


if __name__ == "__main__":
    sys.exit(main())
