"""What one question may cost. Both sides read these: the process that answers keeps them, and the one that started it does not trust it to."""

LONGEST_QUESTION = 4_000
# The same as one answer of the API; the question itself says which rows come first.
MOST_ROWS = 100_000
MOST_COLUMNS = 100
MOST_BYTES = 32 * 1024 * 1024
SECONDS = 10.0
# What DuckDB may use, and what the process may take beyond what it holds when the question comes: the parser's trees, texts, the answer.
DUCKDB_MEMORY = "192MB"
MORE_MEMORY = 448 * 1024 * 1024
ROWS_AT_A_TIME = 2_048
# Two cores answer everybody; who comes after these waits, and who comes after those is told to come back.
AT_A_TIME, MOST_WAITING = 2, 8
# Of one client one is answered at a time and the others wait: a class may sit behind one address, and others find room beside it.
MOST_OF_ONE = 6
