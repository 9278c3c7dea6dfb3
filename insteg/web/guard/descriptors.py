"""How many files and connections the operating system lets the server hold at once: as many as it may, and some kept for the server's own work."""

# A snapshot, what is read for an answer, the rooms' store, what loads later.
KEPT_BACK = 200
# Where there is no limit, or none that can be asked.
PLENTY = 65_536


def raised() -> int:
    """Raise the limit as far as it may be; returns how many connections there can be."""
    try:
        import resource
    except ImportError:  # Windows has none
        return PLENTY
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = PLENTY if hard == resource.RLIM_INFINITY else hard
    if soft != resource.RLIM_INFINITY and soft < wanted:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        except (ValueError, OSError):  # some systems have a lower one for all
            wanted = soft
    return max(wanted - KEPT_BACK, wanted // 2)
