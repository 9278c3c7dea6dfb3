"""`python -m tests.javascript`: the style of our browser code, as the browser gets it.

The scripts of the show and of the rooms are parts of one scope each: looked at one by one, half their names would be unused and the
other half unknown. They are joined as the server joins them; the rest are looked at as they lie.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from insteg.store import folders
from insteg.web.rooms import pages
from insteg.web.show import deck_files

JOINED = {"show.js": (deck_files.script, "show/frontend"), "rooms.js": (pages.script, "rooms/frontend")}


def lint(place: Path) -> int:
    for name, (script, _) in JOINED.items():
        (place / name).write_text(script(), encoding="utf-8")
    parts = tuple(part for _, part in JOINED.values())
    alone = [path for path in (folders.ROOT / "insteg").rglob("*.js") if not path.parent.as_posix().endswith(parts)]
    command = ["oxlint", "--deny-warnings", "--config", str(folders.ROOT / ".oxlintrc.json"), str(place), *map(str, alone)]
    return subprocess.run([Path(sys.executable).parent / command[0], *command[1:]], check=False).returncode


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(lint(Path(folder)))
