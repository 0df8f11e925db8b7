"""Save study and Open study, in the sidebar of every page."""

import re
from collections.abc import Callable

import streamlit as st

from dashboard.analysis.study.study import Study, StudyError
from dashboard.analysis.study.study_file import MIME, study_bytes
from dashboard.text.markdown import literal
from dashboard.text.quoting import shortened
from dashboard.ui.components.link import BESIDE_LINK
from dashboard.ui.session import visit, whole_visit
from dashboard.ui.streamlit_internals import free_upload
from dashboard.ui.study import opening, share_controls
from dashboard.ui.study.collect import active_table, chosen_rows, study_of_visit
from dashboard.ui.study.saved_mark import unsaved, work_state

ASK = (
    """<script>window.onbeforeunload = event => { event.preventDefault(); event.returnValue = "" }</script>"""
)
DO_NOT_ASK = """<script>window.onbeforeunload = null</script>"""


def show_study_controls(page: str) -> None:
    """The buttons, whether the work is saved, and the question that the browser asks when it is not."""
    lost, collected = unsaved(), study_of_visit(page)
    st.html(ASK if lost else DO_NOT_ASK, unsafe_allow_javascript=True)
    with st.container(key="study", gap="xxsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            _save_button("Save study", collected, with_data=True)
            with st.popover("Open study", type="tertiary", key=f"open_study_{whole_visit.studies_seen()}"):
                _open_controls()
                st.divider()
                st.caption(WITHOUT)
                _save_button("Save without the data", collected, with_data=False)
            share_controls.show_share_controls(page)
        if lost:
            st.caption(":orange[●] Not saved yet")
        if shared := share_controls.whose_study():
            st.caption(shared)
        if (other := _other_rows()) is not None:
            st.caption(literal(other))


def show_opening() -> None:
    """Above the page: why a file was not opened, and the question for the file that a study goes with."""
    if refused := opening.refusal():
        st.error(literal(refused), width=BESIDE_LINK)
    if (study := opening.waiting_study()) is not None:
        with st.container(border=True, key="waiting_study", width=BESIDE_LINK):
            _ask_for_rows(study)


WITHOUT = (
    "To save without the data: the settings and the table's fingerprint alone. Opening asks for the file."
)


def _save_button(label: str, collected: Callable[[], Study], *, with_data: bool) -> None:
    st.download_button(
        label,
        lambda: study_bytes(collected(), with_data=with_data),
        file_name=file_name(with_data=with_data),
        mime=MIME,
        key=f"save_study_{with_data}",
        on_click=_saved,
        type="tertiary",
        help=SAVING if with_data else None,
    )


def _saved() -> None:
    whole_visit.mark_saved(work_state())


def file_name(*, with_data: bool = True) -> str:
    """The name of the study's file: that of its table, in signs that every system takes."""
    found, _ = active_table()
    stem = re.sub(r"\.[A-Za-z0-9]{1,8}$", "", found.planned.table.name) if found else ""
    plain = re.sub(r"[^\w\-]+", "-", stem).strip("-")[:60]
    return f"{plain or 'visit'}{'' if with_data else '-without-data'}.study.zip"


def _other_rows() -> str | None:
    """Where the trained model is of other rows than those chosen: that the file will not hold it."""
    model = visit.trained_model()
    if model is None or model.problem.source is chosen_rows():
        return None
    name = shortened(model.data_name)
    return f"The model is of {name} as it was: a saved study holds the data chosen now, without it."


def _open_controls() -> None:
    key = f"study file {whole_visit.studies_seen()}"
    file = st.file_uploader("Open a study", type=["zip"], key=key, help=OPENING)
    if file is not None:
        content = file.getvalue()
        free_upload(file)
        whole_visit.count_study()
        try:
            opening.open_study(content)
        except StudyError as error:
            opening.refuse(str(error))
            st.rerun()


SAVING = "One file with the data, every setting, the runs and the model. It goes to your disk only."
OPENING = "A .study.zip that Save study has made. It takes the place of what is open now."


def _ask_for_rows(study: Study) -> None:
    """The uploader of the file that a study was saved without."""
    assert study.data is not None  # noqa: S101  only such a study waits
    name = literal(shortened(study.data.name))
    st.markdown(
        f"This study was saved without its data. Choose **{name}**, {study.data.rows:,} rows, to open it."
    )
    seen = int(visit.kept_result("rows seen") or 0)
    file = st.file_uploader("File of the study", key=f"study rows {seen}")
    if file is not None:
        content = file.getvalue()
        free_upload(file)
        visit.keep_result("rows seen", seen + 1)
        visit.keep_result("rows refused", opening.open_with_rows(study, content, file.name))
        st.rerun()
    if refused := visit.kept_result("rows refused"):
        st.error(literal(refused))
    st.button("Stay here", key="cancel_study", on_click=opening.cancel_waiting)
