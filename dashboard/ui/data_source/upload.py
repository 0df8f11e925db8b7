"""The file a visitor uploads: read once, kept as a table for this visit alone."""

from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.analysis.study.study import StudyError
from dashboard.tabular import ReadOptions, Table, TableError, read_table
from dashboard.text.markdown import literal
from dashboard.ui.data_source import plan_link
from dashboard.ui.session import data_plan, visit
from dashboard.ui.session.free_memory import free_unused_memory
from dashboard.ui.streamlit_internals import free_upload
from dashboard.ui.study import opening

OWN = "upload"  # the slot of the file to learn from


@dataclass(eq=False, kw_only=True)
class Upload:
    """What a visit has uploaded: the last table that could be read, and why the last file could not."""

    seen: int = 0  # files so far
    number: int = 0  # which of them the table is
    table: Table | None = None  # of a file to learn from it is in dashboard.ui.session.data_plan
    refusal: str = ""

    def has_come(self) -> bool:
        """Whether a table to learn from has come that no page has shown yet."""
        return bool(visit.kept_result("file has come"))

    def take(self, file: UploadedFile, options: ReadOptions, *, own: bool) -> None:
        """Read a file; one that cannot be read leaves the last table as it was."""
        self.seen += 1
        try:
            data = file.getvalue()
            table = read_table(data, file.name, options)
            if own:
                plan_link.keep_proposal(data_plan.keep_file(data, table, self.seen))
                visit.keep_result("file has come", True)
            else:
                self.table = table
            self.number, self.refusal = self.seen, ""
        except TableError as error:
            self.refusal = str(error)


def uploaded_table(
    slot: str,
    options: ReadOptions = ReadOptions(),  # noqa: B008, frozen
) -> tuple[int, Table] | None:
    """Draw an uploader; its table of this visit with the number it is known by, None before one was read."""
    upload = offer_upload(slot, options=options)
    return (upload.number, upload.table) if upload.table is not None else None


def offer_own_file(label: str = "File") -> Upload:
    """Draw the uploader of the table to learn from; a file that comes is the chosen data from then on."""
    return offer_upload(OWN, label=label)


def offer_upload(
    slot: str,
    *,
    label: str = "File",
    options: ReadOptions = ReadOptions(),  # noqa: B008
) -> Upload:
    """Draw an uploader; what this visit has uploaded by it."""
    upload = visit.cached_in_session(slot, None, Upload)
    name = "file" if slot == OWN else f"{slot} file"
    file = st.file_uploader(label, key=f"{name} {upload.seen}", help=_HELP)
    if file is not None:
        with st.spinner(f"Reading {literal(file.name)} …"):
            if slot == OWN and opening.is_study(file.getvalue()):
                _open(upload, file)
            else:
                upload.take(file, options, own=slot == OWN)
            free_upload(file)
            free_unused_memory()
        st.rerun()  # with a new, empty uploader: the old one would keep the bytes
    if upload.refusal:
        st.error(literal(upload.refusal))
    return upload


def _open(upload: Upload, file: UploadedFile) -> None:
    """Open a study that was dropped where a table is taken, too."""
    upload.seen += 1
    try:
        opening.open_study(file.getvalue())
    except StudyError as error:
        upload.refusal = str(error)


_HELP = (
    "CSV, tab-separated or other text tables, Excel (xlsx, xls), OpenDocument (ods), Parquet, also inside gz "
    "or zip; at most 200 MB; or a study that was saved here. "
    "The file stays in the memory of this visit and is neither stored nor shared."
)
