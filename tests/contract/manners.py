"""Quick manners for tests: the rules are the real ones, the waits are short."""

from insteg.collect.publishers._http import Manners

QUICK = Manners(
    connect=1, read=2, whole=4, attempts=3, first_wait=0.01, longest_wait=3, calls=10_000, window=0.01, largest_bytes=20_000_000
)
