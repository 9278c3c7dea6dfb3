"""What projects reported of how things went afterwards, and how many left each part out."""

from collections.abc import Iterable

import pandas as pd

PARTS = ("aim", "result", "denominator", "follow_up", "comparison")
RESULTS = ("result", "effect_study")


def seen(outcomes: pd.DataFrame, aim: object) -> dict[str, bool]:
    """For one project, which parts were seen. outcomes: its rows of queries/project_outcomes.sql; aim: its stated objective or summary."""
    after = outcomes[outcomes["kind"].isin(RESULTS) & outcomes["is_after_participation"].astype(bool)]
    return {
        "aim": not (aim is None or pd.isna(aim)),
        "result": len(after) > 0,
        "denominator": bool(after["denominator"].notna().any()),
        "follow_up": bool(((after["timing"] == "after") & after["months"].notna()).any()),
        "comparison": bool((after["comparison_kind"] == "control_group").any()),
    }


def left_out(projects: Iterable[dict[str, bool]]) -> dict[str, int]:
    """For each part, in how many of the projects it was not seen."""
    known = list(projects)
    return {part: sum(not project[part] for project in known) for part in PARTS}
