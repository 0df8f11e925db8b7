"""The controls with which a person chooses data: invented tumours, real ones, or a file of their own."""

from collections.abc import Callable

import streamlit as st

from dashboard.analysis.training import samples
from dashboard.tabular import Prepared
from dashboard.text.markdown import literal
from dashboard.ui.data_source import column_controls, own_file, plan_link, readiness, synthetic_controls
from dashboard.ui.data_source.readiness import Readiness
from dashboard.ui.data_source.sample_size import rows_and_seed
from dashboard.ui.session import data_plan, url_state, visit
from dashboard.ui.session.addresses import words_for
from dashboard.ui.session.widget_values import set_widget, widget_value
from dashboard.ui.widgets import bound

TOY, WISCONSIN = "Tumour sizes", "Wisconsin tumours"  # as they stand in the address
OWN = "Your own file"
TWO, FIVE, TEN, ALL, CHOSEN = "Two means", "Five means", "Ten means", "All thirty", "My choice"

NO_DATA = (
    "Nothing to train on yet. A link carries every setting, but never an uploaded file: if this one was made "
    "with a file, upload it on the left, or open its study from the sidebar, and the rest is as it was "
    "prepared."
)


def choose_data() -> Prepared | None:
    """Draw the controls; the active data: those chosen or, where these cannot be used, the ones before."""
    source = choose_source()
    if source == OWN:
        own_file.show_own_file()
    else:
        show_sample_controls(source)
    plan_link.take_plan(table_key(source))
    found = readiness.make_active(table_key(source))
    plan_link.write_plan(table_key(source))
    active = visit.prepared()
    if found.refusal:
        st.error(literal(found.refusal))
    if found.prepared is None and active is not None:
        st.caption(f"Until then the data stay as they were: {literal(active.name)}.")
    return active


def choose_source() -> str:
    """Draw the choice among the samples and an own file; a file that has just come is chosen."""
    if visit.kept_result("file has come"):
        visit.keep_result("file has come", None)
        set_widget("data", OWN)
    return str(bound.selectbox("Data", list(_SOURCES), help=_HELP, key="data"))


def chosen_readiness() -> Readiness:
    """What can be said of the chosen source's table, whose controls are drawn already."""
    return readiness.readiness(table_key(str(widget_value("data", TOY))))


def table_key(source: str) -> str:
    """The name under which the visit keeps a source's table."""
    return data_plan.OWN if source == OWN else source


def show_sample_controls(source: str) -> None:
    """Draw what a sample can be set to, and plan its table."""
    draw = _SOURCES[source]
    if draw is None:
        return
    draw()
    _show_corrections(source)


def _show_corrections(source: str) -> None:
    """That the columns of a sample are used otherwise than they come, and the way back."""
    found = data_plan.table_of(source)
    if found is None or not found.changed:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("Its columns are used as chosen on the page Data.", width="content")
        st.button(
            "Use them as they come", key="sample_as_it_comes", on_click=data_plan.start_over, args=(source,)
        )


_HELP = (
    "Tumour sizes and shapes are invented; the Wisconsin tumours are real, with thirty measurements each. "
    "A table of your own stays in the memory of your visit."
)


def _tumour_size() -> None:
    overlap = bound.slider(
        "Overlap of the classes, %",
        *(2, 100, 30, 2),
        help="The area that the two bell curves share. At 100\u00a0% size says nothing.",
        key="overlap",
    )
    n, seed = rows_and_seed(20, 100_000)
    _plan_toy(n, overlap, seed)


def _plan_toy(n: int = 200, overlap: int = 30, seed: int = 0) -> None:
    key = (n, overlap, seed)
    data_plan.sample_table(TOY, key, lambda: samples.tumour_size_table(n, overlap / 100, seed))


def toy() -> Prepared | None:
    """The invented tumours as they come, without what was chosen on the page Data, made the active data."""
    _plan_toy()
    known = data_plan.table_of(TOY)
    if known is not None and known.changed:
        data_plan.start_over(TOY)
    return readiness.make_active(TOY).prepared


def asked_sample() -> str:
    """The sample that the address of a page without a choice names; the invented tumours by default."""
    asked = words_for("data", next(iter(url_state.asked("data")), ""))
    return asked if asked == WISCONSIN else TOY


def sample_asked_for() -> Prepared | None:
    """That sample as it comes, made the active data."""
    if asked_sample() == TOY:
        return toy()
    _plan_wisconsin(samples.WISCONSIN_FEATURES)
    set_widget("data", WISCONSIN)
    return readiness.make_active(WISCONSIN).prepared


def _plan_wisconsin(chosen: tuple[str, ...]) -> None:
    data_plan.sample_table(WISCONSIN, chosen, lambda: samples.wisconsin_table(chosen))


def _wisconsin() -> None:
    data = samples.breast_cancer()
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
    _plan_wisconsin(chosen)


def _synthetic() -> None:
    found = synthetic_controls.choose_synthetic()
    if found is None:
        data_plan.forget(synthetic_controls.NAME)
        return
    key, make = found
    data_plan.sample_table(synthetic_controls.NAME, key, make)


_SOURCES: dict[str, Callable[[], None] | None] = {
    TOY: _tumour_size,
    WISCONSIN: _wisconsin,
    synthetic_controls.NAME: _synthetic,
    OWN: None,
}
