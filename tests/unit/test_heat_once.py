"""The table of verdicts says how people were counted once a measure, where it is the same for all of the seven."""

from insteg.figures import heat

ROW = {"title": "Mått", "period": "2024"}


def _cells(*counted: str) -> list[dict[str, str]]:
    return [{"relation": "higher", "value": "1", "word": "högre", "how": how} for how in counted]


def test_what_is_the_same_in_every_cell_stands_under_the_measure():
    told = heat._said_once({**ROW, "cells": _cells("räknat", "", "räknat")})
    assert told["how"] == "räknat"
    assert [cell["how"] for cell in told["cells"]] == ["", "", ""]


def test_what_differs_stays_in_the_cells():
    cells = _cells("räknat", "försiktigt räknat")
    assert heat._said_once({**ROW, "cells": cells}) == {**ROW, "cells": cells, "how": ""}


def test_where_nothing_is_judged_nothing_is_said():
    assert heat._said_once({**ROW, "cells": _cells("", "")})["how"] == ""
