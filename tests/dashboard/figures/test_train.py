import numpy as np
import pytest

from dashboard.figures import fit_rows, train
from logreg.functional.activations import sigmoid
from logreg.inspection import transects

X = np.linspace(0, 10, 21)


def picture(*middles: float) -> transects.Curve:
    return transects.Curve(
        column="size (mm)", x=X, probability=np.array([sigmoid(X - middle) for middle in middles])
    )


def cases(correct: np.ndarray | None = None) -> fit_rows.Cases:
    return fit_rows.Cases(
        x=np.array([2.0, 8.0]),
        y=None,
        label=np.array([0, 1]),
        held_out=np.array([False, False]),
        names=("benign", "malignant"),
        correct=correct,
    )


def test_the_area_called_positive_ends_where_the_curve_crosses_the_threshold():
    made = train.fit_figure(picture(3.3, 6.1), cases())
    areas = [number for number, trace in enumerate(made.figure.data) if trace.name == "Called positive"]
    corners = made.moves[areas[0], "x"]
    assert corners[:, 0] == pytest.approx([3.3, 6.1], abs=1e-6)
    assert (corners[:, 1] == 10).all()


def test_rows_called_rightly_fade_and_mistakes_do_not():
    made = train.fit_figure(picture(1.0, 5.0), cases(np.array([[False, True], [True, True]])))
    first = next(number for number, trace in enumerate(made.figure.data) if trace.name == "benign")
    assert made.moves[first, "marker.opacity"][:, 0] == pytest.approx([fit_rows.WRONG, fit_rows.RIGHT])
    assert made.figure.data[first].marker.opacity[0] == pytest.approx(fit_rows.RIGHT)


def test_rows_of_a_class_stand_beyond_its_end_of_the_curve():
    made = train.fit_figure(picture(5.0), cases())
    heights = {trace.name: trace.y[0] for trace in made.figure.data if trace.name in ("benign", "malignant")}
    assert heights["benign"] < 0
    assert heights["malignant"] > 1


def test_either_side_is_named_by_the_class_that_is_called_there():
    names = {note.x: note.text for note in train.fit_figure(picture(5.0), cases()).figure.layout.annotations}
    assert names == {0: "benign", 1: "malignant"}
