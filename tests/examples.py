"""One choice or more of every figure and every question, for the tests that go through all of them."""

from datetime import date
from typing import Any

from insteg.store import folders, queries, sql_files

NEET, BAS, MERIT = "neet_16_24", "unemployed_bas_18_24", "merit_value_year_9"
SEVEN = ("2260", "2262", "2280", "2281", "2282", "2283", "2284")
EFFECT = {"indicator_id": NEET, "area_code": "2282", "start": 2017, "pool": "alla", "listed": [], "accepts_break": True}


def _against(kind: str, **more: Any) -> dict:
    return {"indicator_id": NEET, "area_code": "2281", "benchmark": {"kind": kind}, **more}


# The views of every recipe, as a slide keeps them.
FIGURES: dict[str, list[dict]] = {
    "karta": [{"indicator_id": one, "area_code": code} for one, code in ((NEET, "2281"), (MERIT, "22"))],
    "de-sju": [{"indicator_id": NEET, "area_code": "22"}],
    "laget-i-landet": [{"indicator_id": one, "area_code": code} for one, code in ((NEET, "2281"), (BAS, "22"))],
    "jamforelse": [
        {"indicator_id": NEET, "area_codes": ["2281", "22", "00"], "form": "linjer", "similar_to": "2281"},
        {"indicator_id": BAS, "area_codes": ["2260", "00"], "form": "rutor"},
    ],
    "skillnader-dots": [_against("riket"), _against("lan", period="2016")],
    "skillnader-funnel": [_against("riket")],
    "skillnader-heat": [_against("riket"), _against("liknande")],
    "tidslinje": [{"filters": {}}, {"filters": {"areas": ["2281"], "first": "2015", "last": "2018"}}],
    "projektkarta": [{"filters": {}}],
    "utfall": [{"types": [], "place": 0}],
    "luckor": [{}],
    "insatstyper": [{}, {"only": ["nordisk"], "order": "styrka"}],
    "sida-vid-sida": [{"types": ["supported_employment", "coaching", "work_placement"]}],
    "effekter": [{"types": [], "place": 0}],
    "utforska": [
        {"selection": {"indicators": [NEET], "area_codes": ["2281", "2260", "00"], "sexes": ["total"]}},
        {"selection": {"indicators": [NEET], "area_codes": [*SEVEN], "period_from": "2024", "period_to": "2024", "sexes": ["total"]}},
        {
            "selection": {
                "indicators": [MERIT],
                "area_codes": ["22", "2260"],
                "period_from": "2024",
                "period_to": "2024",
                "sexes": ["total"],
            },
            "picture": "staplar",
        },
        {
            "selection": {"indicators": [NEET], "area_codes": ["2281", "00"], "sexes": ["total"]},
            "picture": "rutor",
            "cell": "index",
            "base": "period:2015",
        },
    ],
    "kurvan": [{"indicator_id": NEET, "area_code": "2281"}],
    "rapportering": [{}],
    "synk-nu": [{"as_of": "2026-11-24"}, {"as_of": "2017-03-01"}],
    "synk-tid": [{"as_of": "2026-11-24"}, {"as_of": "2026-11-24", "likeness": 35}],
    "synk-samtidigt": [{}, {"per": "ar"}],
    "synk-lika": [{}, {"per": "ar", "likeness": 20}],
    "synk-koppling": [{}],
    "synk-foljd": [{"as_of": "2026-11-24"}, {"as_of": "2016-12-31", "per": "ar"}],
    "synk-parter": [{}],
    "synk-moten": [{}],
    **{f"effekt-{name}": [{"question": EFFECT}] for name in ("paths", "gaps", "ratios", "second")},
}


PARAMS = {name: sql_files.read(folders.QUERIES / f"{name}.sql").params for name in queries.names()}
PLACES = ["2260", "2281", "22", "00"]
# What a question is asked where it cannot be left open; every other parameter is a filter, and null lets everything through.
ASKED: dict[str, Any] = {
    "indicator": NEET,
    "period": "2024",
    "area_code": "2281",
    "area_codes": PLACES,
    "sex": "total",
    "starts_on": date(2015, 1, 1),
    "ends_on": date(2018, 12, 31),
    "as_of": date(2026, 11, 24),
    "row_limit": 100,
    "row_offset": 0,
    "sort_by": "area_code",
    "direction": 1,
    "codes": ["2260", "00", "2281"],
    "names": ["Ånge", "Riket", "Sundsvall"],
    "positions": [3, 1, 2],
    "language": "sv",
    "places": [40, 2, 9],
}
# Filters that narrow, and questions that a reader asks of another place: each a second look at the same SQL.
NARROWED: dict[str, list[dict[str, Any]]] = {
    "cloud": [{"indicator": BAS, "period": "2023"}],
    "profile": [{"area_code": "2260"}, {"area_code": "22"}, {"area_code": "2260", "sex": "women"}],
    "latest_clouds": [{"area_code": "2260"}],
    "histories": [{"area_code": "22"}],
    "home_series": [{"indicator": BAS}, {"indicator": MERIT}],
    "panel": [{"indicator": BAS}],
    "explore": [{"indicators": [BAS, NEET], "period_from": "2016", "period_to": "2020", "sexes": ["total"], "ages": ["16-24"]}],
    "explore_places": [
        {"indicators": [NEET], "period_from": "2024", "sort_by": "value", "direction": -1, "codes": None, "positions": None},
        {"indicators": [BAS], "sexes": ["total"], "direction": -1},
    ],
    "explore_cells": [{"indicators": [BAS], "period_from": "2024"}],
    "explore_window": [{"places": [14]}],
    "alphabet": [{"codes": ["a", "b"], "names": ["Ö", "A"], "language": "en"}],
    "newest_periods": [{"sexes": ["total"], "ages": None}, {"sexes": None, "ages": ["16-24"]}],
    "observation_count": [
        {"indicators": [MERIT]},
        {"indicators": [NEET], "periods": ["2016"], "newest": [f"{NEET} 2024"]},
        {"indicators": [NEET], "levels": ["county"], "area_codes": None, "period_from": "2016", "period_to": "2020"},
    ],
    "observations": [
        {"indicators": [NEET], "area_codes": None, "row_limit": 40, "row_offset": 20},
        {
            "indicators": [MERIT, NEET],
            "indicators_in_order": [NEET, MERIT],
            "area_codes": ["22", "2281"],
            "periods": ["2016"],
            "newest": [f"{NEET} 2024"],
        },
    ],
    "overlap": [
        {"area_code": "2281", "starts_on": date(2019, 2, 1), "ends_on": date(2019, 12, 31)},
        {"area_code": "2282", "starts_on": date(2012, 6, 30), "ends_on": date(2012, 7, 1)},
        {"area_code": "22"},
    ],
    "chains": [{"project_id": "VN03"}],
    "project_outcomes": [{"project_id": "VN07"}],
    "project_facts": [{"project_id": "VN01"}],
    "project_partners": [{"project_id": "VN07"}, {"areas": ["2281"]}, {"kinds": ["school"]}],
    "project_timeline": [{"area_code": "2260", "local_only": True}, {"area_code": None}],
    "project_search": [
        {"areas": ["2260"], "local_only": True},
        {"starts_before": date(2015, 12, 31), "ends_after": date(2014, 1, 1), "local_only": None},
        {"types": ["outreach", "work_placement"]},
        {"periods": ["2007-2013"], "owner_types": ["kommun"]},
        {"disability_focus": ["yes"]},
        {"phases": ["förstudie"]},
    ],
    "projects": [{"areas": ["2282"]}, {"types": ["outreach"]}],
    "lessons": [
        {"levels": ["individual"]},
        {"actors": ["municipality"]},
        {"types": ["outreach"]},
        {"kinds": ["reporting_gap"]},
        {"local_only": True},
    ],
    "reporting_quality": [{"local_only": True}, {"as_of": date(2015, 6, 30)}],
    "series": [{"indicator": MERIT}],
    "series_of_group": [{"indicator": BAS, "age": "18-24"}],
    "type_evidence": [{"intervention_type": "summer_jobs"}],
    "type_local_projects": [{"intervention_type": "work_placement"}],
}


def questions(name: str) -> list[dict[str, Any]]:
    """The ways in which one question is asked: with every filter open, and narrowed."""
    plain = {key: ASKED.get(key) for key in PARAMS[name]} | ({"project_id": "VN07"} if name == "project_card" else {})
    return [plain, *(plain | {key: value for key, value in more.items() if key in plain} for more in NARROWED.get(name, []))]
