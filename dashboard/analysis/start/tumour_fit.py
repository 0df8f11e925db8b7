"""The curve of the tumour sizes as it is learned: where it stood on the way, and where it comes to rest."""

from dataclasses import dataclass
from functools import cache
from itertools import islice

import numpy as np
from numpy.typing import ArrayLike

import logreg as lr
from logreg.arrays import Matrix, Vector
from logreg.solvers.gradient_descent import GradientDescentSettings, gradient_descent

SMALLEST, LARGEST, STEP = 12.0, 46.0, 1.0  # mm, what a size can be dragged to
LEARNING_RATE = 4.0  # below 8, where descent on one standardised column is sure to converge
LAST = 300
FRAMES = 50


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TumourFit:
    """Tumours, and the probability of malignant over their size, step by step."""

    size_mm: Vector  # (n,)
    malignant: Vector  # (n,) of 0 and 1
    called: Vector  # (n,) of 0 and 1, what the fitted curve calls them at one half
    grid_mm: Vector  # (m,)
    steps: Vector  # (f,) of gradient descent, the last one being the fitted curve
    probabilities: Matrix  # (f, m)
    boundary_mm: float  # where the probability is one half
    intercept: float
    slope: float  # per mm

    def probability(self, size_mm: ArrayLike) -> Vector:
        """Of malignant at these sizes, by the fitted curve."""
        return np.asarray(lr.sigmoid(self.intercept + self.slope * np.asarray(size_mm, dtype=float)))


@cache
def tumour_fit() -> TumourFit:
    """The 200 invented tumours that come with the program, fitted."""
    data = lr.load_tumour_size()
    size, y = data.columns["size"], data.y.astype(float)
    model = lr.LogisticRegression().fit(size[:, None], y)
    intercept, slope = float(model.intercept_[0]), float(model.coef_[0, 0])
    grid = np.linspace(SMALLEST - 1, LARGEST + 1, 141)
    steps = np.unique(np.round(np.geomspace(1, LAST, FRAMES)).astype(int)) - 1
    curves = _curves_on_the_way(size, y, grid)[steps]
    return TumourFit(
        size_mm=size,
        malignant=y,
        called=model.predict(size[:, None]),
        grid_mm=grid,
        steps=np.append(steps, LAST).astype(float),
        probabilities=np.vstack([curves, lr.sigmoid(intercept + slope * grid)]),
        boundary_mm=-intercept / slope,
        intercept=intercept,
        slope=slope,
    )


def _curves_on_the_way(size: Vector, y: Vector, grid: Vector) -> Matrix:
    """The probability over the grid at each of the steps 0 to LAST - 1 of descent from all zeros."""
    middle, spread = size.mean(), size.std()
    objective = lr.Objective(((size - middle) / spread)[:, None], y)
    settings = GradientDescentSettings(learning_rate=LEARNING_RATE)
    taken = islice(gradient_descent(objective, np.zeros(2), settings), LAST)
    coef = np.array([step.coef for step in taken])
    return np.asarray(lr.sigmoid(coef[:, :1] + coef[:, 1:] * (grid - middle) / spread))
