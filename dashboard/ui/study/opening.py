"""A study file that a person has chosen: opened in place of the visit, or waiting for its rows."""

import io
import zipfile
from typing import cast

import streamlit as st

from dashboard.analysis.study.study import Study, StudyError
from dashboard.analysis.study.study_document import DOCUMENT
from dashboard.analysis.study.study_file import read_study
from dashboard.tabular import TableError
from dashboard.ui import navigation
from dashboard.ui.session import visit
from dashboard.ui.study.restore import restore, with_file

_WAITING, _REFUSED = "study without rows", "study refused"


def is_study(content: bytes) -> bool:
    """Whether these bytes are a study and not a table, whatever the file is called."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return DOCUMENT in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def open_study(content: bytes) -> None:
    """Put the study in place of the visit and go to its page; one without rows waits for them.

    Raises StudyError for bytes that are no study.
    """
    study = read_study(content)
    refuse("")
    if study.data is not None and study.data.table is None:
        visit.keep_result(_WAITING, study)
        st.rerun()
    go_to(study)


def go_to(study: Study) -> None:
    """Put the study in place of the visit, and show the page that it was saved on."""
    restore(study)
    st.switch_page(navigation.page(study.page if study.page in navigation.TITLES else "start"))


def refuse(why: str) -> None:
    """Say why the last file was not opened; nothing once another one could be."""
    visit.keep_result(_REFUSED, why)


def refusal() -> str:
    """Why the last file was not opened; empty where it was."""
    return str(visit.kept_result(_REFUSED) or "")


def waiting_study() -> Study | None:
    """The study that was chosen and has no rows yet."""
    return cast(Study | None, visit.kept_result(_WAITING))


def cancel_waiting() -> None:
    """Stay with the visit as it is."""
    visit.keep_result(_WAITING, None)


def open_with_rows(study: Study, content: bytes, name: str) -> str:
    """Open a study with the file that it was made with; why not, as a sentence, for another file."""
    try:
        complete = with_file(study, content, name)
    except (StudyError, TableError) as error:
        return str(error)
    go_to(complete)
    return ""
