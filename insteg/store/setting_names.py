"""Variables that look like settings of Insteg's and are none: a name with a slip in it is a setting that was never made."""

import difflib
import os

from insteg.store.settings import PREFIX, Settings

# For tests and benchmarks (docs/settings.md).
OF_TESTS = ("GOLDEN", "SHARED", "FUZZ", "FAULT_SHIM")
OF_PUBLISHERS = f"{PREFIX}BASE_"
# As alike as HOST and HOSTS, OWNER_LOGOTYPE and OWNER_LOGO.
NEAR = 0.75


def unknown() -> list[str]:
    """A sentence for each variable of the environment that begins with INSTEG_ and is never read."""
    known = [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]
    found = (name for name in os.environ if name.startswith(PREFIX) and not name.startswith(OF_PUBLISHERS))
    return [_told(name, known) for name in sorted(found) if name not in (*known, *(f"{PREFIX}{one}" for one in OF_TESTS))]


def _told(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name.removeprefix(PREFIX), [one.removeprefix(PREFIX) for one in known], n=1, cutoff=NEAR)
    meant = f" Did you mean {PREFIX}{near[0]}?" if near else ""
    return f"{name} is no setting of Insteg's and is not read.{meant} docs/settings.md lists them all."
