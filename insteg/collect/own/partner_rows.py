"""Who took part in a project, as the source names them. A project without rows is not read; that is not to be alone."""

from pathlib import Path

import pandas as pd

from insteg.collect.long_table import SourceError, read, verified
from insteg.collect.own.project_rows import coded
from insteg.reference import interventions

COLUMNS = ["project_id", "partner_name", "partner_role", "said_by"]


def partners(folder: Path) -> pd.DataFrame:
    """One row a project and party: name as published, kind of actor, role in the project, municipality where the name tells it."""
    known = coded(read(verified(folder, "project_partners.csv"), COLUMNS), "project_partner_coding.csv", ["project_id", "partner_name"])
    known = known.rename(columns={"partner_name": "partner", "partner_role": "kind", "said_by": "address"})
    for column, allowed in (("kind", interventions.PARTNER_KINDS), ("role", interventions.PARTNER_ROLES)):
        if not (odd := known[~known[column].isin(allowed)]).empty:
            first = odd.iloc[0]
            raise SourceError(f"{first['file']} row {first['row']}: {column} is {first[column]!r}. Use one of {', '.join(allowed)}.")
    return known.assign(document=f"{folder.name}/project_partners")
