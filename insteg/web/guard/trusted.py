"""The proxies whose word is taken for whom they bring: those that the setting names, and nobody else, not even on this machine."""

import ipaddress
from collections.abc import Iterable


class Trusted:
    """networks: addresses and networks, as INSTEG_PROXIES has them."""

    def __init__(self, networks: Iterable[str] = ()) -> None:
        self._networks = [ipaddress.ip_network(network) for network in networks]

    def __contains__(self, address: object) -> bool:
        try:
            found = ipaddress.ip_address(str(address))
        except ValueError:
            return False
        return any(found in network for network in self._networks)
