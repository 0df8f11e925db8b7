"""The numbers under a chart, as cells that follow its dragged point."""

from numpy.typing import ArrayLike

import logreg as lr
from dashboard.following import cell
from dashboard.numerals import numeral
from dashboard.readout import Cell
from logreg import activations


def sigmoid_numbers(z: float, positions: ArrayLike) -> list[Cell]:
    """Value, slope, odds and log-odds at z."""
    return [
        cell("σ(z), the probability p", lr.sigmoid, z, positions, main=True),
        cell("slope σ′(z)", lr.sigmoid_derivative, z, positions),
        cell("odds p : (1 − p)", activations.odds, z, positions),
        cell("log-odds = z", activations.identity, z, positions),
    ]


def sigmoid_equations(z: float, positions: ArrayLike) -> list[Cell]:
    """The formulas of value and slope with z filled in."""
    return [
        cell("σ(z) = 1 / (1 + exp(−z))", activations.identity, z, positions, words=_value_equation),
        cell("σ′(z) = σ(z) · (1 − σ(z))", activations.identity, z, positions, words=_slope_equation),
    ]


def moved_sigmoid(z: float, positions: ArrayLike, weight: float, bias: float) -> Cell:
    """The sigmoid of wz + b."""
    return cell("σ(wz + b)", lambda at: activations.neuron(at, weight, bias), z, positions)


def _value_equation(z: float) -> str:
    return f"1 / (1 + exp({numeral(-z)})) = {numeral(lr.sigmoid(z))}"


def _slope_equation(z: float) -> str:
    return f"{numeral(lr.sigmoid(z))} · {numeral(lr.sigmoid(-z))} = {numeral(lr.sigmoid_derivative(z))}"
