"""Which areas a break in the series moved in a way of their own: a common break is an assumption that can be looked at."""

import pandas as pd

# Median absolute deviations (made comparable with standard deviations) from the median jump. Own choice.
LIMIT = 3.5
# Turns the median absolute deviation of a normal distribution into its standard deviation.
NORMAL = 1.4826


def odd_jumps(outcomes: pd.DataFrame, period: int, limit: float = LIMIT) -> list[str]:
    """The areas whose change over the break lies far from everybody's, in the order of the columns.

    outcomes: years (index) by areas; period: the first year of the new definition. Empty when the year before is not there.
    Source: modified z-score, Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers; their limit of 3.5.
    """
    if period not in outcomes.index or period - 1 not in outcomes.index:
        return []
    jump = (outcomes.loc[period] - outcomes.loc[period - 1]).dropna()
    distance = (jump - jump.median()).abs()
    spread = NORMAL * distance.median()
    return [str(area) for area in jump.index[distance > limit * spread]] if spread > 0 else []
