import numpy as np
import pytest

from dashboard.figures import runs


def line(name: str = "A", best: int | None = None) -> runs.Line:
    return runs.Line(
        name=name, x=np.arange(3.0), y=np.array([0.7, 0.5, 0.4]), style=runs.STYLES[0], best=best
    )


def test_each_line_has_its_dot_at_its_end_and_its_best_step_marked():
    figure = runs.run_lines([line(best=1), line("B")], "Iteration", "Loss", log=False, floor=None)
    assert [trace.name for trace in figure.data] == ["A", "B", "A, now", "B, now", "Best step"]
    assert (figure.data[2].x[0], figure.data[2].y[0]) == (2, 0.4)
    assert (figure.data[4].x[0], figure.data[4].y[0]) == (1, 0.5)


def test_dots_move_along_their_own_lines():
    moves = runs.best_dots(line(), 1, 2)
    assert set(moves) == {(3, "x"), (3, "y")}
    assert moves[(3, "y")][:, 0].tolist() == [0.7, 0.5, 0.4]


@pytest.mark.parametrize("log", [False, True])
def test_floor_is_drawn_across_and_named_at_its_end_on_either_scale(log):
    figure = runs.run_lines([line()], "Iteration", "Loss", log=log, floor=0.01)
    (name,) = figure.layout.annotations
    assert (name.text, name.y) == ("lowest possible training loss 0.01", -2 if log else 0.01)
    assert (figure.layout.shapes[0].y0, figure.layout.shapes[0].y1) == (0.01, 0.01)


def test_no_more_weights_are_drawn_than_can_be_told_apart_and_the_largest_are():
    coef = np.zeros((2, 31))
    coef[1] = np.arange(31)
    figure, shown = runs.coefficient_paths(np.arange(2.0), coef, [f"w{j}" for j in range(31)])
    assert shown == tuple(range(21, 31))
    assert [trace.name for trace in figure.data[:10]] == [f"w{j}" for j in range(21, 31)]


def test_names_with_markup_are_drawn_literally():
    figure = runs.run_lines([line("<b>A</b>")], "Iteration", "Loss", log=False, floor=None)
    assert figure.data[0].name == "&lt;b&gt;A&lt;/b&gt;"
