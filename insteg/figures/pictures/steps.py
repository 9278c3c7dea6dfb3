"""The steps of a map's colour scale."""

import numpy as np
import pandas as pd

STEPS = 5


def limits_of(values: pd.Series) -> list[float]:
    """Rounded limits between the map's five steps, the same for every year so that the years can be compared."""
    low, high = values.min(), values.max()
    if not high > low:
        return []
    size = 10.0 ** np.floor(np.log10((high - low) / STEPS))
    step = next(factor * size for factor in (1, 2, 2.5, 5, 10) if factor * size * STEPS >= high - low)
    first = np.ceil(low / step) * step
    limits = first + step * np.arange(STEPS - 1)
    return [float(round(limit, 6)) for limit in limits if limit < high]
