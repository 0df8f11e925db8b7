"""Many samples from one known model, fitted all at once: what chance does to a slope."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Vector, read_only
from logreg.errors import SettingError
from logreg.evaluation.intervals import normal_quantile
from logreg.functional.activations import sigmoid
from logreg.inference.distributions import normal_two_sided

ITERATIONS = 25
LARGEST = 20.0  # a slope beyond it belongs to separated classes: it has no finite estimate


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SimulatedFits:
    """Slopes and standard errors (m,) of the samples that have an estimate, of `samples` drawn."""

    true_slope: float
    samples: int
    slope: Vector
    std_err: Vector

    @property
    def spread(self) -> float:
        """The standard deviation of the slopes: what a standard error estimates."""
        return float(self.slope.std(ddof=1))

    @property
    def p_value(self) -> Vector:
        """Wald's two-sided p-values (m,) of the hypothesis that the slope is 0."""
        return np.asarray(normal_two_sided(self.slope / self.std_err))

    def holds(self, level: float = 0.95) -> NDArray[np.bool_]:
        """Whether each of Wald's intervals (m,) holds the true slope."""
        reach = normal_quantile(level) * self.std_err
        return np.asarray(np.abs(self.slope - self.true_slope) <= reach)

    def coverage(self, level: float = 0.95) -> float:
        """The share of Wald's intervals that hold the true slope."""
        return float(self.holds(level).mean())

    def significant(self, level: float = 0.05) -> float:
        """The share of samples whose p-value is below the level."""
        return float((self.p_value < level).mean())

    def first(self, count: int) -> "SimulatedFits":
        """What is known when only the first so many of them have been seen, at least one."""
        return replace(self, slope=self.slope[:count], std_err=self.std_err[:count])


def simulated_fits(slope: float, rows: int, *, samples: int = 500, seed: int = 0) -> SimulatedFits:
    """Draw samples of x standard normal and y with log-odds slope * x, and fit intercept and slope to each.

    All samples take Newton's steps together. Errors: SettingError for fewer than 10 rows or no sample.
    """
    if rows < 10 or samples < 1:
        raise SettingError(f"rows = {rows}, samples = {samples}; give at least 10 rows and one sample.")
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(samples, rows))
    y = rng.random((samples, rows)) < sigmoid(slope * x)
    a, b = np.zeros(samples), np.zeros(samples)
    for _ in range(ITERATIONS):
        step_a, step_b, _ = _newton_step(x, y, a, b)
        a, b = np.clip(a + step_a, -LARGEST, LARGEST), np.clip(b + step_b, -LARGEST, LARGEST)
    *_, variance = _newton_step(x, y, a, b)
    kept = np.abs(b) < LARGEST
    return SimulatedFits(
        true_slope=slope,
        samples=samples,
        slope=read_only(b[kept]),
        std_err=read_only(np.sqrt(variance[kept])),
    )


def _newton_step(x: Vector, y: NDArray[np.bool_], a: Vector, b: Vector) -> tuple[Vector, Vector, Vector]:
    """Each sample's Newton step (m,) for intercept and slope, and the variance of its slope."""
    p = np.asarray(sigmoid(a[:, None] + b[:, None] * x))
    weight, error = p * (1 - p), y - p
    s0, s1, s2 = weight.sum(axis=1), (weight * x).sum(axis=1), (weight * x * x).sum(axis=1)
    g0, g1 = error.sum(axis=1), (error * x).sum(axis=1)
    determinant = np.maximum(s0 * s2 - s1 * s1, np.finfo(float).tiny)
    return (s2 * g0 - s1 * g1) / determinant, (s0 * g1 - s1 * g0) / determinant, s0 / determinant
