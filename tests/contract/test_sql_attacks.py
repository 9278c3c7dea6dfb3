"""What strangers may try with a question of their own, and what each is answered. Most share one process; what must end one has its own."""

import json
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest

from insteg.files import public_file
from insteg.store import folders
from insteg.store.own_questions import apart, asking, limits, messages
from insteg.store.own_questions.reading_only import Known, NotAnswered

TABLE, FUNCTION, READS = "unknown_table", "function", "not_reading"
# The question, and why it is refused.
REFUSED = [
    # Files.
    ("select * from read_csv('/etc/passwd')", FUNCTION),
    ("select * from read_csv_auto('/etc/passwd')", FUNCTION),
    ("select * from read_text('/etc/passwd')", FUNCTION),
    ("select * from read_blob('/proc/self/environ')", FUNCTION),
    ("select * from read_parquet('*.parquet')", FUNCTION),
    ("select * from parquet_scan('x')", FUNCTION),
    ("select * from parquet_metadata('x')", FUNCTION),
    ("select * from parquet_schema('x')", FUNCTION),
    ("select * from parquet_file_metadata('x')", FUNCTION),
    ("select * from parquet_kv_metadata('x')", FUNCTION),
    ("select * from read_json('x')", FUNCTION),
    ("select * from read_json_objects('x')", FUNCTION),
    ("select * from read_ndjson_auto('x')", FUNCTION),
    ("select * from read_duckdb('insteg.duckdb')", FUNCTION),
    ("select * from sniff_csv('/etc/passwd')", FUNCTION),
    ("select * from glob('/*')", FUNCTION),
    ("from GLOB('/*')", FUNCTION),
    ("from \"glob\"('/*')", FUNCTION),
    ("select (select content from read_text('/etc/hostname'))", FUNCTION),
    ("select * from areas where area_code in (select content from read_text('/etc/hostname'))", FUNCTION),
    ("select * from areas, lateral (from read_text('/etc/hostname'))", FUNCTION),
    ("with a as (from read_text('/etc/hostname')) from a", FUNCTION),
    ("from areas order by (select count(*) from glob('/*'))", FUNCTION),
    ("from areas limit (select count(*) from glob('/*'))", FUNCTION),
    ("values ((select count(*) from glob('/*')))", FUNCTION),
    ("describe (from read_csv('/etc/passwd'))", FUNCTION),
    ("summarize (from read_csv('/etc/passwd'))", FUNCTION),
    ("explain from read_csv('/etc/passwd')", FUNCTION),
    ("explain analyze from read_csv('/etc/passwd')", FUNCTION),
    ("pivot read_csv('/etc/passwd') on a in (1) using count(*)", FUNCTION),
    ("select 1 union all select count(*) from glob('/*')", FUNCTION),
    ("select list_transform([1], lambda x: (select count(*) from glob('/*')))", FUNCTION),
    ("from '/etc/passwd'", TABLE),
    ("from 'x.csv'", TABLE),
    ("from '/proc/self/environ'", TABLE),
    ('from "insteg.duckdb"', TABLE),
    ("summarize '/etc/passwd'", TABLE),
    ("describe '/etc/passwd'", TABLE),
    ("copy areas to 'x.csv'", READS),
    ("copy (select 1) to '/dev/stdout'", READS),
    ("copy areas from '/etc/passwd'", READS),
    ("export database 'x'", READS),
    ("import database 'x'", READS),
    ("attach 'x.duckdb' as x", READS),
    ("attach ':memory:' as x", READS),
    ("detach insteg", READS),
    ("use system", READS),
    # Network.
    ("from 'https://example.org/x.csv'", TABLE),
    ("from read_csv('https://example.org/x.csv')", FUNCTION),
    ("from 's3://bucket/x.parquet'", TABLE),
    ("create secret (type s3, key_id 'a', secret 'b')", READS),
    # Extensions.
    ("install httpfs", READS),
    ("load httpfs", READS),
    ("load '/tmp/x.duckdb_extension'", READS),
    ("force install spatial from community", READS),
    ("update extensions", READS),
    # Settings and the process.
    ("set memory_limit = '100GB'", READS),
    ("set enable_external_access = true", READS),
    ("reset threads", READS),
    ("pragma threads = 8", READS),
    ("pragma database_list", READS),
    ("pragma version", READS),
    ("set variable x = 1", READS),
    ("select current_setting('temp_directory')", FUNCTION),
    ("select CURRENT_SETTING('home_directory')", FUNCTION),
    ("select \"current_setting\"('secret_directory')", FUNCTION),
    ("select main.current_setting('threads')", FUNCTION),
    ("select 'threads'.current_setting()", FUNCTION),
    ("select getenv('HOME')", FUNCTION),
    ("select getvariable('x')", FUNCTION),
    ("select list_transform(['threads'], lambda x: current_setting(x))", FUNCTION),
    ("select count(*) filter (where current_setting('threads') = '1')", FUNCTION),
    ("select * from duckdb_settings()", FUNCTION),
    ("select * from duckdb_secrets()", FUNCTION),
    ("select * from duckdb_databases()", FUNCTION),
    ("select * from duckdb_logs()", FUNCTION),
    ("select * from duckdb_logs", TABLE),
    ("select * from duckdb_extensions()", FUNCTION),
    ("select * from duckdb_functions()", FUNCTION),
    ("select * from duckdb_memory()", FUNCTION),
    ("select * from duckdb_temporary_files()", FUNCTION),
    ("select * from pragma_storage_info('areas')", FUNCTION),
    ("select * from pragma_database_size()", FUNCTION),
    ("select * from pragma_user_agent()", FUNCTION),
    ("select * from which_secret('x', 's3')", FUNCTION),
    ("select get_block_size('insteg')", FUNCTION),
    ("select write_log('x')", FUNCTION),
    ("select sleep_ms(1)", FUNCTION),
    ("select pg_sleep(1)", FUNCTION),
    ("select txid_current()", FUNCTION),
    ("select current_query()", FUNCTION),
    # Settings where an expression hides: in stars, windows, samples, lambdas, comprehensions, lists, structs and other ends of a question.
    ("select * replace (current_setting('threads') as level) from areas", FUNCTION),
    ("select columns(lambda c: current_setting('threads') = '1') from areas", FUNCTION),
    ("select sum(1) over (order by level rows current_setting('threads')::int preceding) from areas", FUNCTION),
    ("select sum(1) over w from areas window w as (order by current_setting('threads'))", FUNCTION),
    ("from areas at (version => (select current_setting('threads')))", FUNCTION),
    ("describe select current_setting('threads')", FUNCTION),
    ("summarize select current_setting('threads')", FUNCTION),
    ("show (select current_setting('threads'))", FUNCTION),
    ("with a as materialized (select current_setting('threads')) from a", FUNCTION),
    ("from json_each((select current_setting('threads')))", FUNCTION),
    ("from unnest([current_setting('threads')])", FUNCTION),
    ("from range((select count(*) from duckdb_settings()))", FUNCTION),
    ("from areas, lateral (select current_setting(level))", FUNCTION),
    ("select array(select current_setting('threads'))", FUNCTION),
    ("select [current_setting(x) for x in ['threads']]", FUNCTION),
    ("select {'a': current_setting('threads')}", FUNCTION),
    ("select map {'a': current_setting('threads')}", FUNCTION),
    ("select try(current_setting('threads'))", FUNCTION),
    ("select areas.level.current_setting() from areas", FUNCTION),
    ("select system.main.current_setting('threads')", FUNCTION),
    ("select pg_catalog.current_setting('threads')", FUNCTION),
    ("select current_setting/**/('threads')", FUNCTION),
    ("select cur\\u0072ent_setting('threads')", "error"),
    ("select list_aggregate([1], 'current_setting')", "error"),
    ("select @@threads", "error"),
    # Types, collations, versions and escapes that name something else.
    ("select 'x'::\"/etc/passwd\"", "error"),
    ("select 'a' collate \"/etc/passwd\"", "error"),
    ("select cast(1 as areas)", "error"),
    ("from areas at (timestamp => now())", "error"),
    ("select * from areas into outfile '/tmp/x'", "error"),
    (".open /etc/passwd", "error"),
    ("\\copy areas", "error"),
    # The engine's own working parts.
    ("from repeat_row(1, num_rows=10)", FUNCTION),
    ("from summary((from areas))", FUNCTION),
    ("from sql_auto_complete('sel')", FUNCTION),
    ("from checkpoint()", FUNCTION),
    ("from enable_logging()", FUNCTION),
    ("from pg_timezone_names()", FUNCTION),
    ("from read_avro('x')", FUNCTION),
    ("from parquet_bloom_probe('x', 'y', 'z')", FUNCTION),
    ("select __internal_decompress_string('x'::ubigint)", FUNCTION),
    ("select __internal_barrier(1)", FUNCTION),
    ("select json_serialize_plan('select 1')", FUNCTION),
    ("select json_deserialize_sql('{}')", FUNCTION),
    ("select finalize(to_aggregate_state('x'))", FUNCTION),
    ("select combine(1, 2)", FUNCTION),
    ("with recursive a(n) as (select 1 union all select n + 1 from recurring.a where n < 5) from a", TABLE),
    # Bytes that are no text, signs that are none.
    ("select url_decode('%FF%FE')", "error"),
    ("select decode('\\xff'::blob)", "error"),
    ("select chr(55296)", "error"),
    # Hidden schemas.
    ("select * from information_schema.tables", TABLE),
    ("select * from pg_catalog.pg_tables", TABLE),
    ("select * from system.information_schema.columns", TABLE),
    ("select * from sqlite_master", TABLE),
    ("select * from duckdb_tables", TABLE),
    ("select * from pragma_database_list", TABLE),
    ("select * from temp.areas", TABLE),
    ("select * from other.main.areas", TABLE),
    ("show databases", TABLE),
    ("show all tables", TABLE),
    ("show tables from information_schema", TABLE),
    ("select * from (with duckdb_tables as (select 1 as a) from duckdb_tables) x, duckdb_tables", TABLE),
    ("with sqlite_master as (select 1) from sqlite_master", TABLE),
    ("with recursive pg_tables(a) as (select 1 union all from pg_tables) from pg_tables", TABLE),
    ("from (with \"/etc/passwd\" as (select 1) select 1) a, '/etc/passwd'", "error"),
    ("select pg_get_viewdef(1)", FUNCTION),
    ("select has_table_privilege('areas', 'select')", FUNCTION),
    ("select * from observation", TABLE),
    ("select * from project_listing", TABLE),
    ("select * from held.main.project", TABLE),
    # Asking in another name.
    ("select * from query('from duckdb_settings()')", FUNCTION),
    ("select * from query_table('duckdb_settings')", FUNCTION),
    ("select * from query_table(['areas', 'breaks'])", FUNCTION),
    ("select * from histogram('areas', level)", FUNCTION),
    ("select * from histogram_values('areas', level)", FUNCTION),
    ("select * from json_execute_serialized_sql(json_serialize_sql('select 1'))", FUNCTION),
    ("pragma json_execute_serialized_sql('x')", READS),
    ("select json_serialize_sql('select 1')", FUNCTION),
    ("call duckdb_settings()", READS),
    ("prepare x as select 1", READS),
    ("execute x", READS),
    ("deallocate x", READS),
    ("from python_map_function('x')", FUNCTION),
    ("from pandas_scan(1)", FUNCTION),
    ("from arrow_scan(1, 2, 3)", FUNCTION),
    ("from seq_scan('areas')", FUNCTION),
    ("from test_all_types()", FUNCTION),
    # A name of Python's own: no variable of the process is a table.
    ("from known", TABLE),
    ("from connection", TABLE),
    ("from sys.modules", TABLE),
    # Writing.
    ("insert into areas values ('1')", READS),
    ("update areas set name_sv = 'x'", READS),
    ("delete from areas", READS),
    ("truncate areas", READS),
    ("merge into areas using breaks on (true) when matched then delete", READS),
    ("with a as (insert into areas values ('1') returning *) from a", READS),
    ("with a as (delete from areas returning *) from a", READS),
    ("with a as (update areas set level = 'x' returning *) from a", READS),
    ("create table x as select 1", READS),
    ("create temp table x as select 1", READS),
    ("create or replace view areas as select 1", READS),
    ("create macro x() as 1", READS),
    ("create function x(a) as table from areas", READS),
    ("create schema x", READS),
    ("create sequence x", READS),
    ("create type x as enum ('a')", READS),
    ("create index x on areas (area_code)", READS),
    ("drop table areas", READS),
    ("alter table areas rename to x", READS),
    ("comment on table areas is 'x'", READS),
    ("select * into x from areas", "error"),
    ("pivot areas on level using count(*)", READS),
    ("select nextval('x')", FUNCTION),
    ("select setseed(0.5)", FUNCTION),
    # The database's own housekeeping.
    ("checkpoint", READS),
    ("force checkpoint", READS),
    ("vacuum", READS),
    ("analyze", READS),
    ("begin transaction", READS),
    ("commit", READS),
    ("rollback", READS),
    ("pragma enable_profiling", READS),
    ("explain copy areas to 'x'", READS),
    ("explain create table x as select 1", READS),
    # More than one, or none.
    ("select 1; select 2", "several"),
    ("select 1; drop table areas", "several"),
    ("select 1 /* ; */; -- x\ninstall httpfs", "several"),
    ("select $$;$$; select 2", "several"),
    ("explain select 1; select 2", "several"),
    ("", "empty"),
    (" ; ; ", "empty"),
    ("-- only a comment", "empty"),
    ("/* /* nested */ */", "empty"),
    # What is no SQL, or has blanks.
    ("selekt 1", "error"),
    ("select ?", "error"),
    ("select $name", "error"),
    ("select nothing from areas", "error"),
    ("explain explain select 1", "error"),
    ("explain (format json) select 1", "error"),
    ("select 1\u202e2 from", "error"),
    ("\ufeffdrop table areas", READS),
    ("dr\u200bop table areas", "error"),
    ("select cast('x' as integer)", "error"),
    ("select error('C:\\secret')", "error"),
    ("select rowid from duckdb_tables()", FUNCTION),
    ("select " + ", ".join(f"{number} as c{number}" for number in range(limits.MOST_COLUMNS + 1)), "too_wide"),
]
# What looks like an attack and is a question like any other, with its one value.
ANSWERED = [
    ("select ';'", ";"),
    ("select $$'; drop table areas; --$$", "'; drop table areas; --"),
    ("select 'read_csv(''/etc/passwd'')'", "read_csv('/etc/passwd')"),
    ("select 1; -- the end", 1),
    ("select count(*) from areas; ;", 312),
    ("select count(*) from insteg.main.areas", 312),
    ("select count(*) from MAIN.AREAS", 312),
    ('with "Areas" as (select 1) select count(*) from areas', 1),
    ("with a as (with b as (from areas) from b) select count(*) from a", 312),
    ("select count(*) from range(3)", 3),
    ("select count(*) from unnest([1, 2])", 2),
    ("with recursive a(n) as (select 1 union all select n + 1 from a where n < 50) select max(n) from a", 50),
    ("select '<script>alert(1)</script>'", "<script>alert(1)</script>"),
    ("select '=1+1'", "=1+1"),
    ("select chr(0) || 'x'", "\x00x"),
    ("select 'a\u0000b'".replace("\u0000", "\u00e5"), "aåb"),
    ("select regexp_matches(repeat('a', 5000), '^(a+)+b$')", False),
    ("select 'infinity'::date", "infinity"),
    ("select sum(n)::hugeint from range(10) t(n)", 45),
    ("select 170141183460469231731687303715884105727::hugeint > 0", True),
    ("select count(*) from (from areas offset 9999999999)", 0),
    ("select count(*) from 'areas'", 312),
    ("with recursive a(n) using key (n) as (select 1 union select n + 1 from a where n < 5) select max(n) from a", 5),
    ("select max(name) from (show tables)", "sources"),
    ("select count(*) from (summarize areas)", 6),
    ("select list_aggr([1, 2], 'sum')", 3),
    ("select regexp_replace(repeat('a', 100), '(x+x+)+y', '', 'g')", "a" * 100),
    ("select length(chr(1114111))", 1),
]


@pytest.fixture(scope="module")
def room():
    """The public file, opened as the process opens it."""
    connection = duckdb.connect(str(public_file.path()), config=apart.CLOSED)
    yield connection, Known.of(connection)
    connection.close()


def told(room, question: str) -> list[tuple[bytes, bytes]]:
    connection, known = room
    return list(apart.replies(connection.cursor(), question, known))


def test_there_are_more_than_a_hundred():
    assert len({question for question, _ in REFUSED}) == len(REFUSED) > 150


@pytest.mark.parametrize(("question", "reason"), REFUSED, ids=[f"{place}" for place in range(len(REFUSED))])
def test_what_is_refused(room, question, reason):
    [(kind, content)] = told(room, question)
    found = json.loads(content)
    assert (kind, found["reason"]) == (messages.REFUSAL, reason), found
    assert str(folders.cache()) not in found["said"]


@pytest.mark.parametrize(("question", "value"), ANSWERED, ids=[f"{place}" for place in range(len(ANSWERED))])
def test_what_only_looks_like_an_attack_is_answered(room, question, value):
    (kind, content), *_, end = told(room, question)
    assert (kind, end[0]) == (messages.ROWS, messages.END), content
    found = messages.unpacked(content)
    assert found.num_rows == 1
    assert (None if value == "infinity" else value) in (found.column(0)[0].as_py(), None)


def test_the_public_file_is_as_it_was_after_all_of_it(room):
    before = public_file.path().stat()
    for question, _ in REFUSED[:40]:
        told(room, question)
    assert public_file.path().stat().st_mtime_ns == before.st_mtime_ns
    assert sorted(path.name for path in public_file.path().parent.iterdir()) == [public_file.NAME]


def reason_of(question: str, seconds: float = limits.SECONDS) -> str:
    try:
        asking.whole(public_file.path(), question, seconds)
    except NotAnswered as refused:
        return refused.reason
    return "answered"


# A process of its own each. Where two limits may be reached first, either is right.
BOMBS = [
    ("select list(a.range) from range(3000000) a, range(3000) b", {"memory", "died", "time"}),
    ("select repeat('x', 2000000000)", {"memory", "died", "too_large", "error"}),
    ("select string_agg(repeat('x', 10000), '') from range(100000)", {"memory", "died", "time"}),
    ("select repeat('x', 40000000)", {"too_large", "memory"}),
    ("select count(*) from range(1000000) a, range(1000000) b where a.range + b.range = -1", {"time"}),
    ("select count(*) from range(1000000000) a, range(1000000000) b", {"memory", "time"}),
    ("with recursive a(n) as (select 1 union all select n + 1 from a) select max(n) from a", {"time", "memory"}),
    ("select " + "(" * 1900 + "1" + ")" * 1900, {"too_deep", "error", "died", "answered"}),
    ("select " + "not " * 950 + "true", {"too_deep", "error", "died", "answered"}),
    ("select " + "[" * 1900 + "]" * 1900, {"too_deep", "error", "died", "answered"}),
    ("select 1" + " union all select 1" * 200, {"answered"}),
    ("select format('{:1000000000}', 1)", {"memory", "died"}),
    ("select lpad('x', 2000000000, 'y')", {"memory", "died", "time", "too_large"}),
    ("select list_resize([1], 1000000000)", {"memory", "died", "time"}),
    ("select bitstring('1', 2000000000)", {"memory", "died", "time", "too_large"}),
    ("select levenshtein(repeat('a', 100000), repeat('b', 100000))", {"time"}),
    ("with recursive a(x) as (select 'x' union all select x || x from a) select max(length(x)) from a", {"memory", "died", "time"}),
    ("select median(a.range * b.range) from range(3000) a, range(3000) b", {"memory", "died", "time"}),
    ("select (repeat('[', 100000) || repeat(']', 100000))::json", {"answered", "error", "too_deep"}),
    ("explain analyze select count(*) from range(1000000000) a, range(1000000000) b", {"memory", "time"}),
    ("select " + "-".join(["1"] * 1900), {"too_deep", "error", "died", "answered"}),
    ("select *, " + ", ".join(["*"] * 99) + " from observations", {"too_wide"}),
]


@pytest.mark.parametrize(("question", "reasons"), BOMBS, ids=[f"{place}" for place in range(len(BOMBS))])
def test_a_bomb_ends_its_own_process_only(question, reasons):
    begun = time.monotonic()
    seconds = 2.0 if "time" in reasons else limits.SECONDS
    assert reason_of(question, seconds) in reasons
    assert time.monotonic() - begun < limits.SECONDS + 2


def test_rows_beyond_the_limit_are_cut_and_said_so():
    rows, is_cut = asking.whole(public_file.path(), "from range(1000000000000)")
    assert (rows.num_rows, is_cut) == (limits.MOST_ROWS, True)
    rows, is_cut = asking.whole(public_file.path(), f"from range({limits.MOST_ROWS})")
    assert (rows.num_rows, is_cut) == (limits.MOST_ROWS, False)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("select '\x00'", "unreadable"),
        ("select '\ud83d'", "unreadable"),
        ("select '\x1b[31m'", "unreadable"),
        ("-" * (limits.LONGEST_QUESTION + 1), "too_long"),
    ],
)
def test_what_is_no_text_starts_no_process(monkeypatch, question, reason):
    monkeypatch.setattr(asking, "_started", lambda file: pytest.fail("a process was started"))
    assert reason_of(question) == reason


def test_the_process_has_no_environment_no_files_and_cannot_open_any(monkeypatch):
    """Even whoever gets past DuckDB finds nothing: the system refuses."""
    code = (
        "import os, socket, sys\n"
        "from insteg.store.own_questions import apart\n"
        "apart._give_up_rights()\n"
        "found = []\n"
        "for attempt in (lambda: open('/etc/hostname'), lambda: socket.socket(), lambda: open('/tmp/x', 'w'), lambda: bytearray(2**30)):\n"
        "    try:\n"
        "        attempt()\n"
        "    except (OSError, MemoryError) as error:\n"
        "        found.append(type(error).__name__)\n"
        "print(sorted(os.environ), found)\n"
    )
    seen = {}

    class Started(subprocess.Popen):
        def __init__(self, command, **more):
            seen.update(more)
            super().__init__([command[0], "-I", "-c", code], **more)

    monkeypatch.setenv("SECRET", "x")
    monkeypatch.setattr(asking.subprocess, "Popen", Started)
    process = asking._started(public_file.path())
    said, _ = process.communicate(b"")
    assert said.decode().strip() == "['LC_CTYPE', 'TZ'] ['OSError', 'OSError', 'OSError', 'MemoryError']"
    assert seen["cwd"] == "/" and seen["env"] == {"TZ": "UTC"}


def processes() -> set[str]:
    """The processes that answer questions now."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if b"own_questions.apart" in (command := path.read_bytes()) and str(folders.cache()).encode() in command:
                found.add(path.parent.name)
    return found


def test_who_stops_listening_ends_the_process():
    before = processes()
    steps = asking.ask(public_file.path(), "select count(*) from range(1000000000) a, range(1000000000) b")
    next(steps)
    assert processes() > before
    steps.close()
    assert processes() == before


def test_more_than_can_wait_are_told_to_come_back(monkeypatch):
    monkeypatch.setattr(limits, "AT_A_TIME", 1)
    monkeypatch.setattr(limits, "MOST_WAITING", 0)
    steps = asking.ask(public_file.path(), "select count(*) from range(1000000000) a, range(1000000000) b")
    next(steps)
    assert reason_of("select 1") == "busy"
    steps.close()
    assert reason_of("select 1") == "answered"


ENDLESS = "select count(*) from range(1000000000) a, range(1000000000) b"


def test_one_client_never_holds_both_places():
    ours = [asking.ask(public_file.path(), ENDLESS, who="192.0.2.1") for _ in range(2)]
    before = processes()
    for steps in (*ours, ours[1]):
        assert next(steps) is None
    assert len(processes() - before) == 1, "the second of one client's waits"
    assert asking.whole(public_file.path(), "select 42 as n", who="192.0.2.2")[0].to_pylist() == [{"n": 42}]
    ours[0].close()
    next(ours[1])
    assert len(processes() - before) == 1, "and is answered when the first has ended"
    ours[1].close()
    assert processes() == before


def test_one_client_never_fills_the_line(monkeypatch):
    monkeypatch.setattr(asking, "_answered", lambda *_: iter([None, None]))
    ours = [asking.ask(public_file.path(), "select 1", who="192.0.2.1") for _ in range(limits.MOST_OF_ONE + 1)]
    for steps in ours[:-1]:
        next(steps)
    with pytest.raises(NotAnswered) as refused:
        next(ours[-1])
    assert refused.value.reason == "busy"
    for number in range(2, 2 + limits.AT_A_TIME + limits.MOST_WAITING - limits.MOST_OF_ONE):
        ours.append(asking.ask(public_file.path(), "select 1", who=f"192.0.2.{number}"))
        next(ours[-1])
    for steps in ours:
        steps.close()
    assert asking._line._places == {} and asking._line._answered == set()


@pytest.mark.parametrize("said", [b"R\x00\x00\x00\x02xx", b"N\x00\x00\x00\x02{}", b"N\x00\x00\x00\x02[]", b"N\x00\x00\x00\x01x", b"R", b""])
def test_a_process_that_was_taken_over_is_not_believed(monkeypatch, said):
    code = f"import sys; sys.stdout.buffer.write({said!r})"
    started = [sys.executable, "-I", "-c", code]
    monkeypatch.setattr(
        asking, "_started", lambda file: subprocess.Popen(started, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
    )
    assert reason_of("select 1") == "died"


def test_an_error_names_no_folder_of_the_server():
    with pytest.raises(NotAnswered) as refused:
        asking._step(messages.REFUSAL, json.dumps({"reason": "error", "said": f"no {public_file.path()}"}).encode(), public_file.path())
    assert refused.value.said == f"no {public_file.NAME}"


def test_a_question_is_answered_while_two_others_run_wild():
    wild = [asking.ask(public_file.path(), ENDLESS, 1.0, f"192.0.2.{number}") for number in range(2)]
    for steps in wild:
        next(steps)
    waiting = asking.ask(public_file.path(), "select 42 as n", who="192.0.2.9")
    assert next(waiting) is None
    for steps in wild:
        steps.close()
    assert [step.to_pylist() for step in waiting if hasattr(step, "to_pylist")] == [[{"n": 42}]]
