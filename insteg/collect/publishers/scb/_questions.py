"""What we ask SCB for: one question a table, by code. Labels are never used to select."""

from dataclasses import dataclass, field

SEX = {"1": "men", "2": "women"}
# Contents of the preliminary monthly table. The final table has other codes for the same labels: see _metadata.contents_by_label.
BAS_CONTENTS = {"000006HI": "employed", "000004YH": "unemployed", "000006IU": "labour_force", "000006IE": "students", "000006I8": "persons"}
BAS_PRELIMINARY = "TAB6260"
BAS_FINAL = "TAB2948"
POPULATION_OLD = "TAB638"
POPULATION_NEW = "TAB5557"
EDUCATION = "TAB6534"

# Stands for every area of areas.csv that the table has.
ALL_AREAS = ["areas"]
# Stands for the code of everybody, which the table's own metadata tells: TotSA in one dimension, TotSa in the next, 1+2 or none in another table.
TOTAL = "(total)"
SEXES = [TOTAL, *SEX]


@dataclass(frozen=True)
class TableQuery:
    """One table and the codes wanted of each dimension; dimensions left out are summed over by SCB."""

    table: str
    codes: dict[str, list[str]] = field(default_factory=dict)
    # Labels in this table are matched with those of another one, whose codes we know.
    contents_like: str = ""


def _bas(table: str, contents_like: str = "") -> TableQuery:
    codes = {
        "Region": ALL_AREAS,
        "Kon": SEXES,
        "Alder": ["16-19", "20-24"],
        "Fodelseregion": [TOTAL],
        "ContentsCode": list(BAS_CONTENTS),
        "Tid": ["*"],
    }
    return TableQuery(table, codes, contents_like)


YOUNG = [str(age) for age in range(16, 25)]
QUESTIONS = (
    _bas(BAS_PRELIMINARY),
    _bas(BAS_FINAL, contents_like=BAS_PRELIMINARY),
    TableQuery(
        POPULATION_OLD,
        {"Region": ALL_AREAS, "Alder": YOUNG, "Kon": SEXES, "ContentsCode": ["BE0101N1"], "Tid": ["from(2008)"]},
    ),
    # Every figure carries noise from 2025 on, so as few terms as possible: 15-19 + 20-24 - 15 instead of nine single years.
    TableQuery(
        POPULATION_NEW,
        {
            "Region": ALL_AREAS,
            "Civilstand": [TOTAL],
            "Alder": ["15-19", "20-24", "15", "18", "19", TOTAL],
            "Kon": SEXES,
            "ContentsCode": ["000007ME"],
            "Tid": ["*"],
        },
    ),
    # All levels are asked for, so that a new one is seen: the share is of everybody whose education is known.
    TableQuery(EDUCATION, {"Region": ALL_AREAS, "UtbildningsNiva": ["*"], "ContentsCode": ["000007Z6"], "Tid": ["*"]}),
)
