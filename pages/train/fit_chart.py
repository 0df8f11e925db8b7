"""The fit over the data: the curve over one column, or the probabilities and the boundary over two."""

import streamlit as st

from dashboard.analysis.training.run import Run
from dashboard.figures import train
from dashboard.ui.components import chart
from logreg.arrays import Matrix
from logreg.data.design import Design
from logreg.inspection import transects
from pages.train import column_view, drawing, live

ROOM = 0.25  # of the range of points that are drawn, on each side, for more of them


def show_fit(run: Run) -> None:
    """The chart first, beside that of the loss; below it what is drawn and how it may be changed."""
    place = st.container()
    shown = column_view.choose_columns(run.problem.design)
    if not shown:
        place.info("These data have no number column to draw the fit over.")
        return
    frames = live.frames(run)
    drawn = drawing.show_drawing(shown)
    picture = _slice(run.problem.design, frames.coef, shown, ROOM if drawn else transects.MARGIN)
    with place:
        chart.show_chart(
            train.fit_figure(picture, train.Cases(**column_view.drawn_cases(run.problem, shown))),
            key="fit",
            alt=column_view.fit_alt(run, shown),
            tracks=[live.run_track(run, positions=frames.iteration, moves=train.fit_frames(picture))],
            revision=" ".join(shown),
            responsive=True,
            on_click=(lambda point: drawing.edit_points(drawn, point, shown)) if drawn else None,
        )
        if drawn:
            drawing.bar(drawn)
    if note := column_view.note(run.problem, shown):
        st.caption(note)


def _slice(
    design: Design, coef: Matrix, shown: tuple[str, ...], margin: float
) -> transects.Curve | transects.Plane:
    if len(shown) == 1:
        return transects.curve(design, coef, *shown)
    return transects.plane(design, coef, *shown, margin=margin)
