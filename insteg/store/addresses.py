"""Where Insteg lies at its public address: every address that the server writes begins there."""

from insteg.store import settings


def at(path: str) -> str:
    """An address on our server as the browser must ask for it: `/rum` is `/insteg/rum` where INSTEG_BASE_PATH says so."""
    return f"{settings.read().base_path}{path}"
