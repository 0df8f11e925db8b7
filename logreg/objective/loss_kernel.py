"""The logistic loss and its penalty: each formula that a fit, a picture or a table rests on, said once.

The margin m of a row is its log-odds z with the sign of the row's own class: m = z for y = 1, -z for y = 0.
The loss is log(1 + exp(-m)). One exponential, q = 1 / (1 + exp(m)), the probability given to the other class,
serves the loss and both derivatives by the margin: -q and q (1 - q). What is minimised is

    sum(w loss) / sum(w) + l1 |slopes|_1 + (l2 / 2) |slopes|^2

with a weight w for each row, and all coefficients but the intercept as slopes. All scaling is said here.
A row's loss is right to 1e-16 nats; `logreg.functional.losses` keeps every digit of a single one as well.
Source: Hastie, Tibshirani & Friedman (2009), sections 4.4.1 and 4.4.4.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Vector
from logreg.errors import SettingError


def class_signs(y: NDArray[np.generic]) -> Vector:
    """1.0 for a label of 1 and -1.0 for a label of 0, (n,)."""
    sign: Vector = np.multiply(y, 2.0)
    sign -= 1
    return sign


def p_other_class(margin: Vector, out: Vector | None = None) -> Vector:
    """q = 1 / (1 + exp(m)), of any shape: minus the first derivative of the loss by the margin.

    Beyond m = 709 the exponential overflows and q is 0, as it should be: callers keep NumPy quiet about it.
    """
    q = np.exp(margin, out=out)
    q += 1
    return np.divide(1, q, out=q)


def margin_curvature(q: Vector) -> Vector:
    """q (1 - q), of any shape: the second derivative of the loss by the margin."""
    curvature = 1 - q
    curvature *= q
    return curvature


def margin_loss(margin: Vector, q: Vector) -> Vector:
    """log(1 + exp(-m)) = -log(max(q, 1 - q)) - min(m, 0), of any shape; q is p_other_class(margin)."""
    loss = np.log(_larger_probability(q))
    np.negative(loss, out=loss)
    loss -= np.minimum(margin, 0.0)
    return loss


def margin_squared_error(q: Vector) -> Vector:
    """q^2, of any shape: the squared error of the probability given to a row's class, (p - y)^2."""
    return np.square(q)


def squared_error_slope(margin: Vector, q: Vector) -> Vector:
    """-2 q^2 (1 - q), of any shape: the first derivative of the squared error by the margin.

    It vanishes where a row is surely right and, unlike that of the logistic loss, where it is surely wrong:
    there 1 - q is formed by an exponential of its own, so that no digit cancels.
    """
    slope = p_other_class(-margin)
    slope *= -2 * np.square(q)
    return slope


def total_loss(margin: Vector, q: Vector, weight: Vector | None) -> float:
    """The sum of w log(1 + exp(-m)) over rows, (n,) each; None stands for weights of one."""
    if weight is not None:
        return float(weight @ margin_loss(margin, q))
    return -log_product(_larger_probability(q)) - float(np.minimum(margin, 0.0).sum())


def _larger_probability(q: Vector) -> Vector:
    larger = 1 - q
    return np.maximum(q, larger, out=larger)


def log_product(factors: Vector) -> float:
    """The sum of the logarithms of factors in [1/2, 1], by the logarithms of products of 32 of them."""
    even = len(factors) - len(factors) % 32
    products = np.multiply.reduce(factors[:even].reshape(32, -1), axis=0)
    return float(np.log(products).sum() + np.log(factors[even:]).sum())


@dataclass(frozen=True, slots=True)
class Penalty:
    """l1 |b| + (l2 / 2) b^2 for each slope b. Raises SettingError unless both are finite and at least 0."""

    l1: float = 0.0
    l2: float = 0.0

    def __post_init__(self) -> None:
        for name, value in (("l1", self.l1), ("l2", self.l2)):
            if not (np.isfinite(value) and value >= 0):
                raise SettingError(f"The penalty {name} is {value}: choose a finite number of at least 0.")

    def of_each(self, slopes: Vector) -> Vector:
        """The penalty on each slope, of any shape; infinite where it is too large for a float."""
        if not self.l2:  # 0 times infinity is NaN
            return self.l1_of_each(slopes) if self.l1 else np.zeros_like(slopes)
        ridge = self.l2 / 2 * slopes**2
        return self.l1_of_each(slopes) + ridge if self.l1 else ridge

    def l1_of_each(self, slopes: Vector) -> Vector:
        """The part with a corner, l1 |b|."""
        return self.l1 * np.abs(slopes)

    def gradient(self, slopes: Vector) -> Vector:
        """l2 b, the derivative of the smooth part; its second derivative is l2."""
        return self.l2 * slopes

    def shortest_subgradient(self, gradient: Vector, slopes: Vector) -> Vector:
        """The shortest element of gradient + l1 times the subdifferential of |b|, for each slope.

        `gradient` is that of all but l1. It is 0 at a minimum. Source: Friedman, Hastie & Tibshirani (2010).
        """
        if self.l1 == 0:
            return gradient
        at_zero = np.sign(gradient) * np.maximum(np.abs(gradient) - self.l1, 0)
        return np.where(slopes == 0, at_zero, gradient + self.l1 * np.sign(slopes))
