"""The file a visitor uploads: read once, kept as a table for this visit alone, its bytes dropped at once."""

from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.intake import Intake, IntakeError, read_csv
from dashboard.text.markdown import literal
from dashboard.ui.session import visit
from dashboard.ui.streamlit_internals import free_upload


@dataclass(eq=False, kw_only=True)
class Upload:
    """What a visit has uploaded: the last table that could be read, and why the last file could not."""

    seen: int = 0  # files so far
    number: int = 0  # which of them the table is
    intake: Intake | None = None
    refusal: str = ""

    def take(self, file: UploadedFile) -> None:
        """Read a file; one that cannot be read leaves the last table as it was."""
        self.seen += 1
        try:
            self.intake = read_csv(file.getvalue(), file.name)
            self.number, self.refusal = self.seen, ""
        except IntakeError as error:
            self.refusal = str(error)


def uploaded_table(slot: str = "upload") -> tuple[int, Intake] | None:
    """Draw an uploader; its table of this visit with the number it is known by, None before one was read."""
    upload = visit.cached_in_session(slot, None, Upload)
    name = "file" if slot == "upload" else f"{slot} file"
    file = st.file_uploader("CSV file", key=f"{name} {upload.seen}", help=_HELP)
    if file is not None:
        with st.spinner(f"Reading {literal(file.name)} …"):
            upload.take(file)
            free_upload(file)
        st.rerun()  # with a new, empty uploader: the old one would keep the bytes
    if upload.refusal:
        st.error(literal(upload.refusal))
    return (upload.number, upload.intake) if upload.intake else None


_HELP = (
    "One line of column names, one line a row; commas, semicolons, tabs or pipes between columns; at most "
    "200 MB. The file stays in the memory of this visit and is neither stored nor shared."
)
