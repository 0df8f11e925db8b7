"""One feature's mean loss over weight and bias: which way is down, and where the bottom is."""

from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector
from logreg.data.design import Design, Term
from logreg.functional.activations import neuron
from logreg.inspection.conditioning import Conditioning, conditioning
from logreg.inspection.loss_surface import Surface, loss_surface
from logreg.objective.in_memory import Objective
from logreg.solvers.fitting import Fit, fit

HALF_WIDTHS = (4.0, 8.0, 16.0, 32.0)  # the smallest that holds the minimum well inside is drawn
GRID = 61
MOST_ROWS = 20_000
GROUPS = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class DescentPoint:
    """A point of the landscape: its loss, the slopes there, and the point one step further down."""

    weight: float
    bias: float
    loss: float
    by_weight: float
    by_bias: float
    next_weight: float
    next_bias: float


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Landscape:
    """Mean loss over weight and bias, both from -half_width to half_width; the feature is standardised."""

    objective: Objective
    term: Term  # the feature's name, centre and scale
    minimum: Fit
    half_width: float
    surface: Surface  # along: weights, across: biases
    n_rows: int

    @property
    def minimum_point(self) -> tuple[float, float] | None:
        """Weight and bias of the minimum; None when there is none, as with separated classes."""
        bias, weight = self.minimum.coef
        return (float(weight), float(bias)) if self.minimum.status.succeeded else None

    @property
    def boundary(self) -> float:
        """The feature's value, in its own unit, where the best curve says 1/2; NaN without a minimum."""
        if not self.minimum_point:
            return nan
        slope, intercept = self.in_units(*self.minimum_point)
        return -intercept / slope

    @property
    def curvature(self) -> Conditioning:
        """How curved the loss is: at its steepest, which bounds the learning rate, and at the minimum."""
        return conditioning(self.objective, self.minimum.coef if self.minimum_point else None)

    @property
    def is_grouped(self) -> bool:
        """Whether rows of nearly the same value were taken together."""
        return self.objective.n_rows < self.n_rows

    def probability(self, x: ArrayLike, weight: float, bias: float) -> Vector:
        """The curve: probability of class 1 at values x of the feature in its own unit."""
        return np.asarray(neuron(self.term.encoded(np.asarray(x, dtype=float)), weight, bias))

    def in_units(self, weight: float, bias: float) -> tuple[float, float]:
        """Slope and intercept of the log-odds by the feature in its own unit."""
        slope = weight / self.term.scale
        return slope, bias - slope * self.term.center

    def descent(self, weight: float, bias: float, learning_rate: float) -> DescentPoint:
        """Loss and gradient at a point, and where one step of gradient descent leads."""
        loss, gradient = self.objective.value_and_gradient(np.array([bias, weight]))
        by_bias, by_weight = map(float, gradient)
        return DescentPoint(
            weight=weight,
            bias=bias,
            loss=loss,
            by_weight=by_weight,
            by_bias=by_bias,
            next_weight=weight - learning_rate * by_weight,
            next_bias=bias - learning_rate * by_bias,
        )

    def contains(self, weight: float, bias: float) -> bool:
        """Whether the point lies on the landscape."""
        return max(abs(weight), abs(bias)) <= self.half_width

    def transect(self, bias: float, learning_rate: float) -> tuple[DescentPoint, ...]:
        """The descents across the landscape at one bias, fewer when there are many rows to look at."""
        steps = 160 if self.objective.n_rows <= MOST_ROWS / 4 else 80
        weights = np.linspace(-self.half_width, self.half_width, steps + 1)
        return tuple(self.descent(float(weight), bias, learning_rate) for weight in weights)


def landscape(
    name: str, values: ArrayLike, y: ArrayLike, *, weight: ArrayLike | None = None, sampling: bool = False
) -> Landscape:
    """The landscape of the classes y (n,), 0 or 1, over one numeric feature (n,).

    A row counts as often as its weight (n,) says, or with `sampling` stands for so many.
    Beyond 20,000 rows those of a class whose values differ by less than 1/4096 of the range count as one at
    their mean, which changes the loss by less than (weight * range / 4096)^2 / 32.
    """
    numbers = {name: np.asarray(values, dtype=float)}
    design = Design.learn(numbers, standardise=True, weight=weight, sampling=sampling)
    labels = np.asarray(y)
    if len(labels) > MOST_ROWS:
        objective = _grouped(design.X[:, 0], labels, weight)
    else:
        objective = Objective(design.X, labels, sample_weight=weight)
    minimum = fit(objective, "newton")
    half_width = _half_width(minimum)
    grid = np.linspace(-half_width, half_width, GRID)
    return Landscape(
        objective=objective,
        term=design.terms[0],
        minimum=minimum,
        half_width=half_width,
        surface=loss_surface(objective, np.zeros(2), (1, 0), grid, grid),
        n_rows=len(labels),
    )


def _grouped(x: Vector, y: Vector, weight: ArrayLike | None) -> Objective:
    edges = np.linspace(x.min(), x.max(), GROUPS + 1)[1:-1]
    group = 2 * np.searchsorted(edges, x) + y.astype(np.intp)
    each = np.ones(len(x)) if weight is None else np.asarray(weight, dtype=float)
    count = np.bincount(group, weights=each, minlength=2 * GROUPS)
    kept = np.flatnonzero(count)
    mean = np.bincount(group, weights=each * x, minlength=2 * GROUPS)[kept] / count[kept]
    return Objective(mean[:, None], kept % 2, sample_weight=count[kept])


def _half_width(minimum: Fit) -> float:
    needed = 1.25 * float(np.abs(minimum.coef).max()) if minimum.status.succeeded else HALF_WIDTHS[1]
    return next((half for half in HALF_WIDTHS if half >= needed), HALF_WIDTHS[-1])
