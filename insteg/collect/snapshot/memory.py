"""What the parts of a refresh need of memory one after another, not all at once."""

import pyarrow


def of_the_system() -> None:
    """Let Arrow take its memory from the system: its own pool keeps what it once had, and the peak is a quarter higher."""
    pyarrow.set_memory_pool(pyarrow.system_memory_pool())


def give_back() -> None:
    """Give the system what has been let go. After SCB's tables that is 250 MB, which the build would otherwise come on top of."""
    pyarrow.default_memory_pool().release_unused()
