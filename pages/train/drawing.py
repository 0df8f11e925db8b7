"""Drawing the data: what a click on the points does, and a chart for those no model can learn from."""

import streamlit as st

from dashboard.analysis.training.drawing import CLASSES, FEWEST, Drawing
from dashboard.figures import train
from dashboard.ui.components import chart
from dashboard.ui.data_source import synthetic_controls
from dashboard.ui.widgets.choice import choice

AXES = ("x1", "x2")


def show_drawing(shown: tuple[str, ...]) -> Drawing | None:
    """The drawing that a chart over these columns shows, so that a click on it means a point."""
    return synthetic_controls.drawing() if set(shown) == set(AXES) else None


def edit_points(drawing: Drawing, point: chart.Click, shown: tuple[str, ...] = AXES) -> None:
    """A dot goes; where none is, a point of the chosen class comes."""
    place = dict(zip(shown, (point.x, point.y), strict=True))
    if point.trace is None:
        drawing.add(place["x1"], place["x2"])
    else:
        drawing.take_away(place["x1"], place["x2"])


def move_point(drawing: Drawing, drag: chart.Drag, shown: tuple[str, ...] = AXES) -> None:
    """The dot that was dragged stands where it was let go."""
    before = dict(zip(shown, (drag.from_x, drag.from_y), strict=True))
    after = dict(zip(shown, (drag.x, drag.y), strict=True))
    drawing.move((before["x1"], before["x2"]), (after["x1"], after["x2"]))


def bar(drawing: Drawing) -> None:
    """Which class a click adds, and the way back."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(
            "**Click** to add a point, on a point to remove it; **drag** one to move it.", width="content"
        )
        marked = {"no": "● no", "yes": "◆ yes"}.__getitem__
        drawing.adds = choice("A click adds", CLASSES, "adds", default=CLASSES[1], hidden=True, words=marked)
        st.button("Undo", key="undo", disabled=not drawing.past, on_click=drawing.undo)
        st.button("Clear", key="clear", disabled=drawing.table.empty, on_click=drawing.clear)


def pad(drawing: Drawing) -> None:
    """The points while there are too few to train on."""
    st.info(f"Draw at least {FEWEST} points of each class; then the model can be trained.")
    bar(drawing)
    words = " and ".join(f"{count} {name}" for name, count in drawing.counts.items())
    rows = drawing.table.dropna().to_dict("list")
    chart.show_chart(
        train.data_points(rows["x1"], rows["x2"], [name == CLASSES[1] for name in rows["class"]], CLASSES),
        key="pad",
        alt=f"The points that were drawn: {words}.",
        on_click=lambda point: edit_points(drawing, point),
        on_drag=lambda drag: move_point(drawing, drag),
    )
    st.caption(f"{words}.")
