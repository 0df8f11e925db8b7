"""Archives of text tables: unpacked up to a limit, so that a small file cannot fill the memory."""

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from dashboard.tabular.errors import TableError
from dashboard.text.quoting import listed, quoted

MOST_UNPACKED = 256 << 20
MOST_FILES = 1_000
_TABLES = {".csv", ".tsv", ".tab", ".txt", ".dat", ".data", ".asc"}
_WORKBOOKS = {".xlsx", ".xlsm", ".xlsb", ".ods"}  # zip archives, too


def unpacked_gzip(data: bytes, name: str) -> bytes:
    """What a gzip file holds, all its members in a row. Raises TableError if damaged or too large."""
    parts, total, rest = [], 0, data
    while rest:
        unpacker = zlib.decompressobj(wbits=31)
        try:
            part = unpacker.decompress(rest, MOST_UNPACKED + 1 - total)
        except zlib.error:
            raise _damaged(name) from None
        total += len(part)
        parts.append(part)
        if total > MOST_UNPACKED:
            raise _too_large(name)
        if not unpacker.eof:
            raise _damaged(name)
        rest = unpacker.unused_data.lstrip(b"\0")
    return b"".join(parts)


def unpacked_zip(data: bytes, name: str, chosen: str | None) -> tuple[bytes, str, tuple[str, ...]]:
    """The chosen or first table in a zip file, its name, and the names of all tables in it.

    Raises TableError for a file without tables, and for one that is damaged, locked or too large.
    """
    if data.count(b"PK\x01\x02") > MOST_FILES:
        raise TableError(f"The archive {quoted(name)} holds too many files. Upload the table itself.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = tuple(info.filename for info in archive.infolist() if _is_table(info))
            if not names:
                raise _no_table(archive, name)
            member = chosen if chosen in names else names[0]
            return _bounded(archive, member, name), member, names
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        if isinstance(error, TableError):
            raise
        raise _damaged(name) from None
    except RuntimeError:  # what zipfile raises for a file that needs a password
        raise TableError(
            f"The archive {quoted(name)} needs a password. Unpack it and upload the table itself."
        ) from None


def _is_table(info: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(info.filename)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not info.is_dir() and not hidden and path.suffix.lower() in _TABLES


def _bounded(archive: zipfile.ZipFile, member: str, name: str) -> bytes:
    with archive.open(member) as file:
        content = file.read(MOST_UNPACKED + 1)
    if len(content) > MOST_UNPACKED:
        raise _too_large(name)
    return content


def _no_table(archive: zipfile.ZipFile, name: str) -> TableError:
    held = archive.namelist()
    what = f"It holds {listed(held)}." if held else "It is empty."
    return TableError(
        f"The archive {quoted(name)} seems to be a ZIP archive without a table (.csv, .tsv, .txt). {what} "
        "Upload the table itself."
    )


def _too_large(name: str) -> TableError:
    return TableError(
        f"The archive {quoted(name)} unpacks to more than {MOST_UNPACKED >> 20:,} MB, which is the most that "
        "is read. Keep only the columns that you need, or a random sample of the rows."
    )


def _damaged(name: str) -> TableError:
    if PurePosixPath(name).suffix.lower() in _WORKBOOKS:
        return TableError(
            f"The workbook {quoted(name)} is damaged. Open it and save it again, or save the sheet as CSV."
        )
    return TableError(f"The archive {quoted(name)} is damaged. Pack the table again, or upload it unpacked.")
