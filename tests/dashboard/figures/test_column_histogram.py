"""A column by class inside a table: class 1 above the line, class 0 below, heights to scale."""

import re

import numpy as np

from dashboard.figures.column_histogram import (
    HEIGHT,
    WIDTH,
    histogram_alt,
    histogram_svg,
    target_alt,
    target_svg,
)
from dashboard.figures.style import CLASS_COLOURS
from logreg.inspection.column_histogram import column_histogram

HISTOGRAM = column_histogram(np.array(["a", "a", "a", "b"], dtype=object), [0, 0, 1, 1])


def bars(svg: str) -> list[tuple[float, float, str]]:
    found = re.findall(r'y="([0-9.]+)" width="[0-9.]+" height="([0-9.]+)" fill="([^"]+)"', svg)
    return [(float(y), float(height), colour) for y, height, colour in found]


def test_bars_of_class_1_stand_on_the_line_and_those_of_class_0_hang_below():
    found = bars(histogram_svg(HISTOGRAM))
    unit = HEIGHT / 3  # one positive above, two negative below
    up, down, other_up, other_down = found
    assert up == (0.0, round(unit, 1), CLASS_COLOURS[1])
    assert down == (round(unit, 1), round(2 * unit, 1), CLASS_COLOURS[0])
    assert other_up[1] == round(unit, 1)
    assert other_down[1] == 0


def test_the_words_name_the_highest_bars():
    assert histogram_alt(HISTOGRAM, ("no", "yes")) == "Rows of yes and of no, most at a: 1 and 2; b: 1 and 0."


def test_nothing_is_drawn_of_no_values():
    assert histogram_svg(column_histogram(np.array([np.nan, np.nan]), [0, 1])) == ""
    assert target_svg(0, 0) == ""


def test_the_target_is_one_bar_in_the_share_of_its_classes():
    (_, _, first), (_, _, second) = bars(target_svg(30, 10))
    assert (first, second) == (CLASS_COLOURS[0], CLASS_COLOURS[1])
    widths = [float(width) for width in re.findall(r'width="([0-9.]+)" height="12', target_svg(30, 10))]
    assert widths == [0.75 * (WIDTH - 2), 0.25 * (WIDTH - 2)]
    assert target_alt(3000, 10, ("no", "yes")) == "3,000 no, 10 yes"
