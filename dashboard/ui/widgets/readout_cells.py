"""The numbers under a chart, as cells that follow its dragged point."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

import logreg as lr
from dashboard.text.numbers import format_number, whole_percent
from dashboard.ui.components.readout import Cell
from dashboard.ui.widgets.following import following_cell
from logreg.functional import activations
from logreg.functional.sample_loss import SampleLoss
from logreg.inspection.landscape import DescentPoint, Landscape

Function = Callable[[ArrayLike], Any]
Compared = tuple[str, Function, Function]
"""A function by its name, and its derivative."""

SampleAt = Callable[[int, ArrayLike], SampleLoss]


def sigmoid_numbers(z: float, positions: ArrayLike) -> list[Cell]:
    """Value, what it says, slope, odds and log-odds at z."""
    return [
        following_cell("σ(z), the probability p", lr.sigmoid, z, positions, main=True),
        following_cell("read as", lr.sigmoid, z, positions, words=_in_words),
        following_cell("slope σ′(z)", lr.sigmoid_derivative, z, positions),
        following_cell("odds p : (1 − p)", activations.odds, z, positions),
        following_cell("log-odds = z", activations.identity, z, positions),
    ]


def sigmoid_equations(z: float, positions: ArrayLike) -> list[Cell]:
    """The formulas of value and slope with z filled in."""
    at = np.append(z, positions)
    p, q, slope, minus_z = map(
        _numbers_in_words, (lr.sigmoid(at), lr.sigmoid(-at), lr.sigmoid_derivative(at), -at)
    )
    values = [f"1 / (1 + exp({one})) = {result}" for one, result in zip(minus_z, p, strict=True)]
    slopes = [f"{one} · {other} = {result}" for one, other, result in zip(p, q, slope, strict=True)]
    return [
        Cell(label="σ(z) = 1 / (1 + exp(−z))", value=values[0], values=values[1:]),
        Cell(label="σ′(z) = σ(z) · (1 − σ(z))", value=slopes[0], values=slopes[1:]),
    ]


def moved_sigmoid(z: float, positions: ArrayLike, weight: float, bias: float) -> Cell:
    """The sigmoid of wz + b."""
    return following_cell("σ(wz + b)", lambda at: activations.neuron(at, weight, bias), z, positions)


def sample_numbers(at: SampleAt, y: int, value: float, positions: ArrayLike) -> list[Cell]:
    """Both losses of one sample and their gradients, where `at` is told the probability or the logit."""

    def one(label: str, field: str, *, main: bool = False) -> Cell:
        return following_cell(label, lambda x: getattr(at(y, x), field), value, positions, main=main)

    formula = "−log(p)" if y else "−log(1 − p)"
    return [
        one(f"cross-entropy {formula}", "cross_entropy", main=True),
        one("its gradient p − y", "cross_entropy_gradient"),
        one("squared error (p − y)²", "squared_error"),
        one("its gradient 2(p − y)p(1 − p)", "squared_error_gradient"),
        one("p", "p"),
        one("z", "z"),
        *_sample_equations(at, y, value, positions),
    ]


def _sample_equations(at: SampleAt, y: int, value: float, positions: ArrayLike) -> list[Cell]:
    """Loss and gradient with p filled in."""

    sample = at(y, np.append(value, positions))
    p, loss, slope = map(_numbers_in_words, (sample.p, sample.cross_entropy, sample.cross_entropy_gradient))
    losses = [f"−log({one if y else f'1 − {one}'}) = {result}" for one, result in zip(p, loss, strict=True)]
    slopes = [f"{one} − {y} = {result}" for one, result in zip(p, slope, strict=True)]
    return [
        Cell(label="the loss", value=losses[0], values=losses[1:]),
        Cell(label="its derivative with respect to z", value=slopes[0], values=slopes[1:]),
    ]


def landscape_numbers(land: Landscape, here: DescentPoint) -> list[Cell]:
    """Loss and slopes at the reader's weight and bias, which follow both; and the lowest loss there is."""

    def following(label: str, field: str, *, main: bool = False) -> Cell:
        return Cell(label=label, value=format_number(getattr(here, field)), main=main, of_descent=field)

    return [
        following("mean loss at your w and b", "loss", main=True),
        following("derivative with respect to w", "by_weight"),
        following("derivative with respect to b", "by_bias"),
        Cell(
            label="lowest mean loss", value=format_number(land.minimum.loss) if land.minimum_point else "none"
        ),
        Cell(
            label="guaranteed to converge below 2/L", value=format_number(land.curvature.largest_stable_rate)
        ),
        Cell(label="condition number at the minimum", value=_condition(land)),
        _line_equation(land, here),
    ]


def _condition(land: Landscape) -> str:
    return format_number(land.curvature.condition_number) if land.minimum_point else "none"


def _line_equation(land: Landscape, here: DescentPoint) -> Cell:
    """The log-odds as a line in the feature's own unit."""
    slope, intercept = land.in_units(here.weight, here.bias)
    sign = "−" if slope < 0 else "+"
    words = f"{format_number(intercept)} {sign} {format_number(abs(slope))} · {land.term.name}"
    return Cell(label="log-odds of your curve", value=words, of_descent="line")


def compared_numbers(others: Sequence[Compared], z: float, positions: ArrayLike) -> list[Cell]:
    """Value and slope of each function compared with, at z."""
    return [
        cell
        for name, function, derivative in others
        for cell in (
            following_cell(name, function, z, positions),
            following_cell(f"slope of {name}", derivative, z, positions),
        )
    ]


def _in_words(p: float) -> str:
    return f"{whole_percent(p)}: called {int(p >= 0.5)} from 50\u00a0% on"


def _numbers_in_words(values: ArrayLike) -> list[str]:
    """Each number as it is read."""
    return [format_number(value) for value in np.asarray(values, dtype=float).tolist()]
