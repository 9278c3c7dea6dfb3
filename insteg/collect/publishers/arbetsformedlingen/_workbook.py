"""Open an XLSX that came over the network without letting it fill the memory."""

import io
import zipfile

from insteg.collect.errors import SourceError

# The largest real workbook unpacks to some hundred MB. Spreadsheet XML packs about 20:1, a bomb 1000:1.
MOST_UNPACKED = 600_000_000
MOST_RATIO = 200
MOST_MEMBERS = 5_000
SMALL = 1_000_000
# Texts are kept in memory whole while a sheet is read; those of a statistics file are names of places and groups.
TEXTS = "xl/sharedstrings.xml"
MOST_TEXT = 20_000_000


def opened(content: bytes, name: str) -> zipfile.ZipFile:
    """The zip archive, after its declared sizes were looked at. zipfile never reads more of a member than it declares."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise SourceError(f"{name} is no XLSX workbook ({error}). Fetch again.") from error
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    worst = max((member.file_size / max(1, member.compress_size) for member in members if member.file_size > SMALL), default=0)
    texts = sum(member.file_size for member in members if member.filename.lower() == TEXTS)
    if unpacked > MOST_UNPACKED or worst > MOST_RATIO or len(members) > MOST_MEMBERS or texts > MOST_TEXT:
        archive.close()
        raise SourceError(
            f"{name} would unpack to {unpacked} bytes in {len(members)} parts (at most {worst:.0f} times its size): that is no statistics file. It was not opened."
        )
    return archive
