"""Records of the catalogue as frames. A list with nothing in it keeps its columns and their types: the SQL asks for both."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, get_origin, get_type_hints

import pandas as pd
import pyarrow

TYPES = {int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}
# An empty list of the records is often a list of texts (actors, types).
TEXTS = pyarrow.list_(pyarrow.string())


def rows(kind: type, records: Iterable[Any]) -> pd.DataFrame:
    """One row a record of the dataclass `kind`."""
    found = [asdict(record) for record in records]
    return pd.DataFrame(found) if found else empty({name: _type(hint) for name, hint in get_type_hints(kind).items()})


def empty(columns: dict[str, Any]) -> pd.DataFrame:
    """No rows; columns: name -> Arrow type. DuckDB would take a column without values and type for one of numbers."""
    table: pd.DataFrame = pyarrow.schema(columns).empty_table().to_pandas(types_mapper=pd.ArrowDtype)
    return table


def _type(hint: Any) -> Any:
    return TEXTS if get_origin(hint) is list else TYPES.get(hint, pyarrow.string())
