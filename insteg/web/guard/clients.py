"""Whom a request is counted for: an address of IPv4, a network of IPv6, of which one household or phone has a whole one."""

import ipaddress

from starlette.types import Scope

# What one line is given: its owner may change address within it as often as he likes.
NETWORK = 64
UNKNOWN = "unknown"


def name_of(address: str) -> str:
    """The address as it is counted. What is no address (a socket, a proxy's nonsense) is one and the same client."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return UNKNOWN
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, NETWORK), strict=False).network_address)


def of(scope: Scope) -> str:
    return str((scope.get("client") or (UNKNOWN,))[0])


def named(scope: Scope) -> Scope:
    """The request as everybody behind us sees it: its client is the name it is counted by."""
    client = scope.get("client")
    return {**scope, "client": (name_of(client[0]), client[1])} if client else scope
