"""A table in a few lines: small enough to keep and read, and no value, order or column of it can change unseen."""

from zlib import crc32

import numpy as np
import pandas as pd

SHOWN = 3


def plain(value: object) -> str:
    """One cell as text, the same on every machine."""
    if isinstance(value, list | tuple | np.ndarray):
        return f"[{', '.join(map(plain, value))}]"
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return "–"
    if isinstance(value, float | np.floating):
        return f"{value:.6g}"
    return " ".join(str(value).split())


def checksum(texts: list[str]) -> str:
    return f"{crc32('|'.join(texts).encode()):08x}"


def short(text: str, most: int = 90) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def table(frame: pd.DataFrame) -> list[str]:
    """A line a column: its first values, and a checksum of all of them in their order."""
    lines = [f"  {len(frame)} rows"]
    for name in frame.columns:
        texts = [plain(value) for value in frame[name]]
        lines.append(f"  {name}: {' | '.join(short(text, 40) for text in texts[:SHOWN])} ({checksum(texts)})")
    return lines
