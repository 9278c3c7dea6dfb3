"""A file made at a reader's press is kept until that reader's next run.

Streamlit makes such a file and lets nobody own it: when two runs of any readers end before the browser has asked for it, it is gone and the
reader gets nothing. Here it belongs to the session it was made for, as the files of a run do.
"""

from pathlib import PurePosixPath

from streamlit.runtime.media_file_manager import MediaFileManager


def keep(manager: MediaFileManager) -> None:
    """From now on, what `manager` makes at a press stays as long as what the session's last run made."""
    make = manager.execute_deferred

    def made(file_id: str) -> str:
        address = make(file_id)
        with manager._lock:
            entry = manager._deferred_callables.get(file_id)
            kept = manager._files_by_session_and_coord.get(entry["session_id"]) if entry else None
            # A reader who has gone needs no file, and nobody would ever take it away.
            if entry and kept is not None:
                kept[f"{entry['coordinates']}-made"] = PurePosixPath(address).stem
        return address

    manager.execute_deferred = made  # type: ignore[method-assign]
