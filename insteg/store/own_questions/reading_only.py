"""May this question be asked? DuckDB's own parser reads it; what may stand in it is named here, and all else is refused."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import duckdb

# Questions of these kinds only read. What a WITH may hold beside them (INSERT, UPDATE, DELETE) has other names.
QUERIES = frozenset({"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"})
# Of the functions that stand where a table may, those that read nothing but what they are given.
FROM_FUNCTIONS = frozenset({"range", "generate_series", "unnest", "json_each", "json_tree"})
# Functions that tell of the server or of this process, write, wait, ask in their own name, or take a working memory of DuckDB's own for a value.
REFUSED = re.compile(
    r"current_(setting|connection_id|query_id|transaction_id)|get(env|_block_size|variable)|(pg|has|inet|txid|duckdb|pragma|read|json_execute|json_serialize)_\w*"
    r"|current_query|(__internal|json_deserialize)_\w*|(to_aggregate_state|finalize|combine)"
    r"|(query|query_table|(col|obj|shobj)_description|format_type|in_search_path|nextval|currval|setval|setseed|sleep_ms|write_log|version|parse_duckdb_log_message)"
)
SCHEMA, DATABASE = "main", "insteg"


class NotAnswered(Exception):
    """The question is not answered. reason: the phrase sql.refused.<reason>; said: what fills its blank."""

    def __init__(self, reason: str, said: str = "") -> None:
        super().__init__(reason)
        self.reason, self.said = reason, said


@dataclass(frozen=True)
class Known:
    """The tables that may be asked, and the names of DuckDB's own that no WITH may take."""

    tables: frozenset[str]
    hidden: frozenset[str]

    @classmethod
    def of(cls, connection: duckdb.DuckDBPyConnection) -> "Known":
        tables = connection.execute("select table_name from duckdb_tables() where not internal").fetchall()
        hidden = connection.execute("select view_name from duckdb_views() where internal").fetchall()
        return cls(frozenset(name.lower() for (name,) in tables), frozenset(name.lower() for (name,) in hidden))


def checked(connection: duckdb.DuckDBPyConnection, text: str, known: Known) -> str:
    """The one statement in the text, to be executed as it is. Raises NotAnswered, or DuckDB's own error where the text is no SQL."""
    statement = _only(connection, text)
    kind = _kind(statement)
    if kind == duckdb.StatementType.EXPLAIN:
        explain, inside = _explained(statement.query)
        return explain + checked(connection, inside, known)
    if kind != duckdb.StatementType.SELECT:
        raise NotAnswered("not_reading")
    _look_through(_tree(connection, statement.query), known)
    return str(statement.query)


def _only(connection: duckdb.DuckDBPyConnection, text: str) -> Any:
    found = connection.extract_statements(text)
    if not found:
        raise NotAnswered("empty")
    if len(found) > 1:
        raise NotAnswered("several", str(len(found)))
    return found[0]


def _kind(statement: Any) -> Any:
    """The kind of a statement; none for a kind so new that DuckDB's Python has no name for it."""
    try:
        return statement.type
    except ValueError:
        return None


def _explained(query: str) -> tuple[str, str]:
    """EXPLAIN, with ANALYZE where it was asked for, and the question after it."""
    content = query.encode()
    starts = [place for place, kind in duckdb.tokenize(query) if kind != duckdb.token_type.comment]
    is_run = len(starts) > 1 and re.match(rb"analyze\b", content[starts[1] :], re.IGNORECASE) is not None
    if len(starts) < (after := 2 if is_run else 1) + 1:
        raise NotAnswered("empty")
    return ("explain analyze " if is_run else "explain "), content[starts[after] :].decode()


def _tree(connection: duckdb.DuckDBPyConnection, query: str) -> Any:
    rows = connection.execute("select json_serialize_sql(?::varchar)", [query]).fetchall()
    try:
        tree = json.loads(rows[0][0])
    except RecursionError as error:
        raise NotAnswered("too_deep") from error
    if tree.get("error", True):
        raise NotAnswered("not_reading")
    return tree


def _parts(tree: Any) -> Iterator[dict[str, Any]]:
    """Every record in the tree, without recursion: a question may be nested deeper than Python goes."""
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield part
        waiting.extend(part.values() if isinstance(part, dict) else part if isinstance(part, list) else ())


def _look_through(tree: Any, known: Known) -> None:
    parts = list(_parts(tree))
    named = {str(entry["key"]).lower() for part in parts for entry in (part.get("cte_map") or {}).get("map", [])}
    named |= {str(part["cte_name"]).lower() for part in parts if part.get("cte_name")}
    if taken := sorted(named & known.hidden):
        raise NotAnswered("unknown_table", taken[0])
    for part in parts:
        _look_at(part, known.tables | named)


def _look_at(part: dict[str, Any], tables: frozenset[str]) -> None:
    kind = str(part.get("type", ""))
    if kind.endswith("_NODE") and kind not in QUERIES:
        raise NotAnswered("not_reading")
    if kind == "BASE_TABLE":
        _look_at_table(_path(part), tables)
    elif kind == "SHOW_REF" and _path(part) and _path(part) != ["tables"]:
        raise NotAnswered("unknown_table", ".".join(_path(part)))
    elif kind == "TABLE_FUNCTION" and (name := _called(part["function"])) not in FROM_FUNCTIONS:
        raise NotAnswered("function", name)
    if "function_name" in part and REFUSED.fullmatch(name := _called(part)):
        raise NotAnswered("function", name)


def _look_at_table(path: list[str], tables: frozenset[str]) -> None:
    *around, name = path
    if name not in tables or around not in ([], [SCHEMA], [DATABASE], [DATABASE, SCHEMA]):
        raise NotAnswered("unknown_table", ".".join(path))


def _path(part: dict[str, Any]) -> list[str]:
    """The names that lead to a table or function, lower case, without the quotation marks that SHOW keeps."""
    return [str(name).strip('"').lower() for name in (part.get("qualified_name") or {}).get("path", [])]


def _called(part: dict[str, Any]) -> str:
    return (_path(part) or [str(part.get("function_name", "")).lower()])[-1]
