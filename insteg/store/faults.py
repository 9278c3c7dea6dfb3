"""Faults of the machine, not of the program: a folder that can't be written, a full disk. Each told in a sentence with its fix."""

import errno

import duckdb

ELSEWHERE = "or name another folder with INSTEG_DATA or INSTEG_CACHE"
FIXES = {
    errno.ENOSPC: f"Free some space, {ELSEWHERE}.",
    errno.EDQUOT: f"Free some space, {ELSEWHERE}.",
}


def sentence(error: BaseException) -> str | None:
    """What to tell whoever runs the command; None when it is no such fault."""
    if isinstance(error, OSError):
        place = error.filename or "A file or folder"
        fix = FIXES.get(error.errno or 0, f"Mend the path or its rights, {ELSEWHERE}.")
        return f"{place} can't be used: {error.strerror or error}. {fix}"
    if isinstance(error, duckdb.IOException):
        return f"The snapshot can't be read or written: {str(error).splitlines()[0]}. Mend the path or its rights, {ELSEWHERE}."
    return None
