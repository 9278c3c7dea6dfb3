"""Faults of the machine, not of the program: a folder that can't be written, a full disk. Each told in a sentence with its fix."""

import errno
import os
import re
import shutil

import duckdb

ELSEWHERE = "or name another folder with INSTEG_DATA or INSTEG_CACHE"
FIXES = {
    errno.ENOSPC: f"Free some space, {ELSEWHERE}.",
    errno.EDQUOT: f"Free some space, {ELSEWHERE}.",
}


def sentence(error: BaseException) -> str | None:
    """What to tell whoever runs the command; None when it is no such fault."""
    if isinstance(error, shutil.Error):
        return sentence(_first(error))
    if isinstance(error, OSError):
        place = error.filename or "A file or folder"
        fix = FIXES.get(error.errno or 0, f"Mend the path or its rights, {ELSEWHERE}.")
        return f"{place} can't be used: {error.strerror or error}. {fix}"
    if isinstance(error, duckdb.IOException):
        return f"The snapshot can't be read or written: {str(error).splitlines()[0]}. Mend the path or its rights, {ELSEWHERE}."
    return None


def _first(error: shutil.Error) -> OSError:
    """Of a folder that could not be copied: the first file, and why. It lists all of them, each with the system's words in its own."""
    listed = error.args[0] if error.args and isinstance(error.args[0], list) else []
    for _, place, why in listed:
        if found := re.search(r"\[Errno (\d+)\]", str(why)):
            return OSError(int(found[1]), os.strerror(int(found[1])), str(place))
    return OSError(None, "a folder could not be copied whole")
