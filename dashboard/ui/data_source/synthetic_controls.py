"""The controls by which a person makes data: a shape, its noise, single points, and curving terms."""

from collections.abc import Callable, Hashable

import pandas as pd
import streamlit as st

from dashboard.analysis.training import samples
from dashboard.analysis.training.drawing import CLASSES, Drawing
from dashboard.tabular import PlannedTable
from dashboard.ui.data_source import points_link
from dashboard.ui.data_source.sample_size import rows_and_seed
from dashboard.ui.session import visit
from dashboard.ui.session.widget_values import has_widget, widget_value
from dashboard.ui.widgets import bound
from logreg.data.synthetic import SYNTHETIC_SHAPES

NAME = "Synthetic 2-D data"  # as it stands in the address


def choose_synthetic() -> tuple[Hashable, Callable[[], PlannedTable]] | None:
    """A shape as drawn or edited, with the squares and products switched on; None of too few points.

    What makes it other points than before, and the table with its plan.
    """
    kind = bound.selectbox("Shape", list(SYNTHETIC_SHAPES), help=_HELP, key="shape")
    noise = bound.slider(
        "Noise",
        *(0.0, 2.0, 0.5, 0.05),
        help="How far the rows scatter around their place.",
        key="noise",
    )
    n, seed = rows_and_seed(4, 2000, prefix="shape_")
    terms = bound.pills(
        "More terms",
        list(samples.PRODUCTS),
        wrap=True,
        help="Squares and products as further columns: the boundary becomes a curve.",
        key="terms",
    )
    about = (kind, n, noise, seed)
    made = visit.cached_in_session("shape as made", about, lambda: samples.points(*about))
    sent = None if visit.has_result("drawing") else _sent(made.attrs["name"])
    drawing = visit.cached_in_session("drawing", about, lambda: Drawing(made if sent is None else sent))
    _edit(drawing, " ".join(map(str, about)))
    points_link.write_points(drawing.table, made)
    if not drawing.trainable:
        return None
    table = drawing.table
    return (table.to_csv(), tuple(terms)), lambda: samples.points_table(table, terms)


def keep_points(points: pd.DataFrame) -> None:
    """Draw these points, x1, x2 and class, when the shape is chosen next, to the last digit."""
    visit.keep_result("points of the study", points)


def _sent(name: str) -> pd.DataFrame | None:
    """The points that a study or the address brings; None where neither does."""
    kept: pd.DataFrame | None = visit.kept_result("points of the study")
    if kept is None:
        return points_link.points_of_address(name)
    kept.attrs["name"] = name
    return kept


def drawing() -> Drawing | None:
    """The points that are drawn while a shape is the chosen data, else None."""
    return visit.latest_result("drawing") if widget_value("data") == NAME else None


def version() -> int:
    """Changes whenever a click has changed the drawing."""
    drawn = drawing()
    return drawn.version if drawn else 0


def _edit(drawing: Drawing, about: str) -> None:
    """The points as a table, in which they may be changed too; kept when the page is left."""
    key = f"points {about} {drawing.version}"
    if not has_widget(key):  # the editor starts anew from what it was left with
        visit.keep_result("points to edit", drawing.table)
    with st.popover("Edit the points", width="stretch"):
        st.caption("Change a number, add a row at the end, or tick rows and delete them.")
        table: pd.DataFrame = st.data_editor(
            visit.kept_result("points to edit"),
            num_rows="dynamic",
            hide_index=True,
            height=320,
            column_config={"class": st.column_config.SelectboxColumn(options=CLASSES, required=True)},
            key=key,
        )
    table.attrs = dict(drawing.table.attrs)
    drawing.table = table


_HELP = (
    "Invented rows with two features. No line parts XOR or the circles until squares and products are added; "
    "separated classes have no best fit; one outlier pulls the boundary."
)
