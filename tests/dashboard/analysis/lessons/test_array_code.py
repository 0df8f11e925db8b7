"""Code with framed values: what each choice gives, and what Python prints."""

import math

import pytest

from dashboard.analysis.lessons.array_code import CODES, measured_run, run_code


@pytest.mark.parametrize(
    ("example", "chosen", "printed"),
    [
        ("image", [2], ">>> v.shape\n(18, 1)"),
        ("image", [1], ">>> v.shape\n(18,)"),
        ("image", [3], "ValueError: cannot reshape array of size 18 into shape (6,4)"),
        ("lengths", [1, 1], ">>> lengths.shape\n(2, 1)"),
        ("lengths", [0, 0], ">>> lengths.shape\n(3,)"),
        ("error", [0], ">>> p.shape\n(4, 1)\n>>> error.shape\n(4, 4)\n>>> np.mean(error ** 2)\n0.375"),
        ("error", [2], ">>> p.shape\n(4,)\n>>> error.shape\n(4,)\n>>> np.mean(error ** 2)\n0.025"),
    ],
)
def test_python_prints_the_shapes_or_why_there_are_none(example, chosen, printed):
    assert ran(example, chosen).printed == printed


def test_what_came_before_a_failure_is_kept_and_nothing_is_measured():
    came = ran("divide", [1, 0])
    assert came.failed
    assert list(came.arrays) == ["lengths"]
    assert came.printed.endswith("could not be broadcast together with shapes (2,3) (2,)")
    assert all(map(math.isnan, measured_run(came).values()))


def test_goals_look_at_the_last_array():
    assert measured_run(ran("divide", [1, 1]))["rows of length 1"] == 2
    assert measured_run(ran("divide", [0, 1]))["columns of length 1"] == 3
    assert measured_run(ran("error", [0]))["numbers"] == 16
    assert measured_run(ran("image", [2]))["numbers in a row"] == 1


def ran(example, chosen):
    code = CODES[example]
    return run_code(code, {each.name: number for each, number in zip(code.framed, chosen, strict=True)})
