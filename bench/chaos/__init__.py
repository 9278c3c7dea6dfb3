"""A quarter of an hour in which everything goes wrong: python -m bench.chaos."""
