"""Who may answer from one address: as many phones as were there at once, so that a hall behind one address has a voice each and one
client has not hundreds. Addresses are kept in memory while the room lives, and nowhere else."""

import ipaddress
from collections import Counter
from dataclasses import dataclass, field

# Phones come and go, and some share a line: this many more than were ever there together, and a part.
FREE, SHARE = 10, 2
MOST_ADDRESSES = 5_000


@dataclass
class Seats:
    """The phones of a room by address. A phone keeps its seat when it has answered; others give theirs up when they leave."""

    here: Counter[str] = field(default_factory=Counter)
    _at: Counter[str] = field(default_factory=Counter)
    _most: Counter[str] = field(default_factory=Counter)
    _taken: dict[str, set[str]] = field(default_factory=dict)
    _answered: set[str] = field(default_factory=set)

    def come(self, ticket: str, client: str) -> None:
        at = address(client)
        self.here[ticket] += 1
        self._at[at] += 1
        self._most[at] = max(self._most[at], self._at[at])
        self._take(ticket, at)

    def leave(self, ticket: str, client: str) -> None:
        for counts, name in ((self.here, ticket), (self._at, address(client))):
            counts[name] -= 1
            if counts[name] <= 0:
                del counts[name]

    def count(self, client: str) -> int:
        """How many phones are there now from that address."""
        return self._at[address(client)]

    def may_answer(self, ticket: str, client: str) -> bool:
        """Whether it has a seat or gets one; it keeps it from now on."""
        if not self._take(ticket, address(client)):
            return False
        self._answered.add(ticket)
        return True

    def _take(self, ticket: str, at: str) -> bool:
        if at not in self._taken and len(self._taken) >= MOST_ADDRESSES:
            return False
        seats = self._taken.setdefault(at, set())
        if ticket in seats:
            return True
        if len(seats) >= FREE + SHARE * self._most[at]:
            left = next((one for one in seats if one not in self.here and one not in self._answered), None)
            if left is None:
                return False
            seats.remove(left)
        seats.add(ticket)
        return True


def address(client: str) -> str:
    """What counts as one: an IPv4 address, or the 64 bits of an IPv6 address that a line is given."""
    try:
        found = ipaddress.ip_address(client)
    except ValueError:
        return client
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else client
