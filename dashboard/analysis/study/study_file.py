"""A study as one file: a zip of JSON and Parquet, nothing that runs. docs/study-file.md says every field."""

import io
import json
import zipfile
import zlib

from dashboard.analysis.study.migrations import migrated
from dashboard.analysis.study.stored_runs import run_records, steps_bytes
from dashboard.analysis.study.stored_table import (
    table_bytes,
)
from dashboard.analysis.study.study import Study, StudyError
from dashboard.analysis.study.study_document import (
    DAMAGED,
    DOCUMENT,
    TABLE,
    document_of,
    steps_name,
    study_of,
)
from dashboard.tabular import TableError
from logreg.errors import LogregError

MIME = "application/zip"
MOST_ENTRIES, MOST_BYTES = 16, 1_000_000_000  # of all entries unpacked
MOST_JSON = 50_000_000


def study_bytes(study: Study, *, with_data: bool = True) -> bytes:
    """The file. Without the data only the fingerprint of an own table is kept; a sample's rows always are."""
    data = study.data
    keep = data is not None and data.table is not None and (with_data or not data.number)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        document = document_of(study, with_table=keep)
        archive.writestr(DOCUMENT, json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1))
        if keep and data is not None and data.table is not None:
            archive.writestr(TABLE, table_bytes(data.table.frame))
        for run in study.runs:
            archive.writestr(steps_name(run.slot), steps_bytes(run_records(run)))
    return out.getvalue()


def read_study(content: bytes) -> Study:
    """The study that a file holds. Raises StudyError for other bytes: what is wrong, in a sentence."""
    parts = _parts(content)
    try:
        document = migrated(json.loads(parts[DOCUMENT]))
        return study_of(document, parts)
    except StudyError:
        raise
    except TableError as error:
        raise StudyError(f"{DAMAGED} {error}") from error
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        OverflowError,
        RecursionError,
    ) as error:
        raise StudyError(DAMAGED) from error
    except LogregError as error:
        raise StudyError(f"{DAMAGED} {error}") from error


def _parts(content: bytes) -> dict[str, bytes]:
    """The entries of the archive, none of them unpacked beyond what it may hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if DOCUMENT not in {entry.filename for entry in entries}:
                raise StudyError("This file is no study of this app: choose one that Save study has made.")
            if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise StudyError(
                    f"This file unpacks to more than {MOST_BYTES // 1_000_000:,} MB or {MOST_ENTRIES} parts, "
                    "as no study does."
                )
            return {entry.filename: _unpacked(archive, entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        if zipfile.is_zipfile(io.BytesIO(content)):
            raise StudyError(DAMAGED) from error
        raise StudyError(
            "This file is no study: a study is the .study.zip that Save study has made, whole."
        ) from error


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    most = min(entry.file_size, MOST_JSON if entry.filename == DOCUMENT else MOST_BYTES)
    with archive.open(entry) as opened:
        found = opened.read(most + 1)
    if len(found) > most:
        raise StudyError("A part of this file is larger than a study's: it is not opened.")
    return found
