"""What stands around every page: the list of pages, spacing, and in the sidebar the active data and model."""

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page

from dashboard import address, assets, state
from dashboard.intake.error import counted
from dashboard.words import literal
from logreg import Status

FOLDER = Path(__file__).parent.parent / "pages"
TITLES = {
    "start": "Start",
    "sigmoid": "Sigmoid",
    "loss": "Loss",
    "train": "Train",
    "coefficients": "Coefficients",
    "predict": "Predict",
    "thresholds": "Thresholds",
}

_STYLE = """
<style>
.stMainBlockContainer { padding: 2.5rem 2.5rem 4rem; }
.stMainBlockContainer h1 { padding: 0 0 .25rem; font-size: 2.1rem; }
.stElementContainer:has(> .stHtml > script) { display: none; }
@media (max-width: 640px) { .stMainBlockContainer { padding: 3.5rem 1rem 3rem; } }
/* On a phone equations scroll inside themselves. */
[data-testid="stMarkdownContainer"]:has(.katex) { overflow: auto hidden; }
/* The tables' own download would hand out cells that a spreadsheet runs; ours is safe_csv. */
[data-testid="stElementToolbarButton"]:has([aria-label="Download as CSV"]) { display: none; }
</style>
"""


def page(name: str) -> Page:
    """A page by the name of its file, for the menu and for links."""
    return st.Page(FOLDER / f"{name}.py", title=TITLES[name], url_path=name, default=name == "start")


def show() -> None:
    """Show the frame and in it the page that was asked for."""
    st.session_state["framed"] = True
    asked_for, place = _show()
    asked_for.run()
    _fill(place)  # anew: the page may have made other data or another model active


def enter() -> None:
    """What every page says first.

    When the first visitor of a fresh server opens a page's own address, the platform runs that page and not
    app.py, until the pages have been listed once. A page run on its own keeps the frame it brings here.
    """
    if st.session_state.get("framed"):
        return
    _show()
    if "framed" not in st.session_state:
        st.session_state["framed"] = False
        st.rerun()


def _show() -> tuple[Page, DeltaGenerator]:
    """The page that was asked for, and the place for what is active."""
    address.enter()
    asked_for = st.navigation([page(name) for name in TITLES])
    st.html(_STYLE + _fetching_charts(), unsafe_allow_javascript=True)
    place = st.sidebar.empty()
    _fill(place)
    return asked_for, place


def _fetching_charts() -> str:
    """Has the browser fetch what draws charts while the page is still being computed, the library first."""
    modules = [f"{assets.address()}/{name}" for name in ("plotly.js", "chart.js")]
    return f"""<script>
const library = {{ rel: "preload", as: "fetch", crossOrigin: "anonymous" }}
library.href = new URL("{assets.address()}/{assets.LIBRARY}", document.baseURI)
document.head.append(Object.assign(document.createElement("link"), library))
for (const path of {modules}) import(new URL(path, document.baseURI))
</script>"""


def _fill(place: DeltaGenerator) -> None:
    with place.container():
        st.caption(active_data())
        st.caption(active_model())


def active_data() -> str:
    """The active data in a few words, as Markdown."""
    data = state.prepared()
    if data is None:
        return "**Data** none yet"
    positive = int(data.y.sum())
    return (
        f"**Data** {literal(data.name)}: {len(data.y):,} rows, {positive:,} of them "
        f"{literal(data.positive)}, {counted(len(data.columns), 'feature')}"
    )


def active_model() -> str:
    """The active model in a few words, as Markdown."""
    model = state.model()
    if model is None:
        return "**Model** none yet"
    solver = model.problem.settings.solver.replace("-", " ").capitalize()
    status = "unfinished" if model.status is Status.RUNNING else model.status.name.replace("_", " ").lower()
    data = model.problem.prepared
    elsewhere = "" if data is state.prepared() else f", trained on other data: {literal(data.name)}"
    return f"**Model** {literal(solver)}, iteration {model.iteration:,}, {status}{elsewhere}"
