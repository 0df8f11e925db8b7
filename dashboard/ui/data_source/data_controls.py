"""The controls with which a person chooses data: invented tumours, real ones, or a file of their own."""

from dataclasses import dataclass
from typing import cast

import streamlit as st

from dashboard.analysis.training import samples
from dashboard.intake import Intake, IntakeError, Prepared, prepare
from dashboard.text.markdown import literal
from dashboard.ui.data_source import column_controls, synthetic_controls, table_report, upload
from dashboard.ui.data_source.sample_size import rows_and_seed
from dashboard.ui.session import visit
from dashboard.ui.widgets import bound
from logreg.data.datasets import load_breast_cancer

TOY, WISCONSIN = "Tumour sizes", "Wisconsin tumours"  # as they stand in the address
OWN = "Your own CSV"
TWO, FIVE, TEN, ALL, CHOSEN = "Two means", "Five means", "Ten means", "All thirty", "My choice"

NO_DATA = (
    "Nothing to train on yet. A link carries every setting, but never an uploaded file: if this one was made "
    "with a file, upload it on the left, and the rest is as it was prepared."
)


@dataclass(frozen=True, eq=False)
class Unanswered:
    """A table of which it is not known yet which value of the target is positive."""

    target: str
    intake: Intake


def unanswered() -> Unanswered | None:
    """The uploaded table whose question is open, None when there is none."""
    return cast(Unanswered | None, visit.kept_result("unanswered"))


def choose_data() -> Prepared | None:
    """Draw the controls; the active data: those chosen or, where these cannot be used, the ones before."""
    visit.keep_result("unanswered", None)
    sources = {
        TOY: _tumour_size,
        WISCONSIN: _wisconsin,
        synthetic_controls.NAME: synthetic_controls.choose_synthetic,
        OWN: _own,
    }
    source = bound.selectbox("Data", list(sources), help=_HELP, key="data")
    try:
        chosen = sources[source]()
    except IntakeError as error:
        st.error(literal(str(error)))
        chosen = None
    if chosen is not None:
        visit.keep_prepared(chosen)
    active = visit.prepared()
    if chosen is None and active is not None:
        st.caption(f"Until then the data stay as they were: {literal(active.name)}.")
    return active


_HELP = (
    "Tumour sizes and shapes are invented; the Wisconsin tumours are real, with thirty measurements each. "
    "A CSV of your own stays in the memory of your visit."
)


def _tumour_size() -> Prepared:
    overlap = bound.slider(
        "Overlap of the classes, %",
        *(2, 100, 30, 2),
        help="The area that the two bell curves share. At 100 % size says nothing.",
        key="overlap",
    )
    n, seed = rows_and_seed(20, 100_000)
    return toy(n, overlap, seed)


def toy(n: int = 200, overlap: int = 30, seed: int = 0) -> Prepared:
    """The invented tumours of this visit, the classes overlapping by so many percent."""
    return visit.cached_in_session(
        "toy", (n, overlap, seed), lambda: samples.tumour_sizes(n, overlap / 100, seed)
    )


def _wisconsin() -> Prepared:
    data = visit.cached_in_session("wisconsin", None, load_breast_cancer)
    every = tuple(data.columns)
    presets = {
        TWO: every[:2],
        FIVE: samples.WISCONSIN_FEATURES,
        TEN: tuple(name for name in every if name.startswith("mean ")),
        ALL: every,
    }
    preset = bound.selectbox(
        "Features",
        [*presets, CHOSEN],
        index=1,
        help="The measurements that the model may use.",
        key="features",
    )
    chosen = presets.get(preset) or column_controls.features(every, presets[FIVE], "measurements", "")
    st.caption(f"{data.description} [Source]({data.citation.split()[-1]}), {data.licence}.")
    return visit.cached_in_session("wisconsin prepared", chosen, lambda: samples.wisconsin(chosen))


def _own() -> Prepared | None:
    found = upload.uploaded_table()
    if found is None:
        st.caption("Upload a file, or choose other data above.")
        return None
    return _from_table(*found)


def _from_table(number: int, intake: Intake) -> Prepared | None:
    frame = intake.frame
    table_report.preview(intake)
    target = column_controls.target(frame, str(number), linked=True)
    positive = column_controls.positive(frame, target, str(number), linked=True)
    selection = column_controls.selection(frame, target, str(number))
    options = tuple(str(name) for name in frame if name != target)
    features = column_controls.features(options, selection.features, "columns", f"{number} {target}")
    if positive is None:
        st.info("Choose which value counts as positive.")
        visit.keep_result("unanswered", Unanswered(target, intake))
        return None
    if not features and not selection.features:
        raise IntakeError(table_report.nothing_to_learn_from(selection.left_out))
    key = (number, target, positive, features)
    prepared = visit.cached_in_session("own", key, lambda: prepare(frame, target, positive, features))
    table_report.used(prepared, len(frame), selection.left_out)
    return prepared
