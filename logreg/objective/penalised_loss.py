"""What is minimised: mean loss and penalty of `logreg.objective.loss_kernel`, wherever the rows are."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from logreg.arrays import Matrix, Vector, read_only
from logreg.objective.float32_rows import Float32Rows
from logreg.objective.loss_kernel import Penalty
from logreg.objective.loss_sums import LossSums


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LossEvaluation:
    """The objective and its derivatives at one coefficient vector."""

    coef: Vector  # (k,), intercept first
    loss: float  # penalised mean, nats a row
    gradient: Vector  # (k,) of the smooth part: all but l1
    subgradient: Vector  # (k,) the shortest one of the whole; without l1 the gradient
    hessian: Matrix | None  # (k, k), where it was asked for
    separated: bool  # no penalty, and every row stands strictly on its own side: a proof of separation
    l1_penalty: float = 0.0  # the part of the loss that has no gradient
    convex: bool = True  # the loss: only then is a point without gradient its minimum


class PenalisedLoss(ABC):
    """The penalised weighted mean of a loss, wherever its rows are: a subclass gives their sums.

    k = d + 1 coefficients, the intercept first and never penalised, or k = d without one.
    """

    n_rows: int
    total_weight: float
    convex: ClassVar[bool] = True  # a point without gradient is the minimum

    def __init__(self, n_columns: int, *, l1: float, l2: float, fit_intercept: bool) -> None:
        self.penalty = Penalty(float(l1), float(l2))
        self.fit_intercept = fit_intercept
        self.n_coef = n_columns + fit_intercept
        self.is_slope = np.arange(self.n_coef) >= fit_intercept

    @property
    def l1(self) -> float:
        """The strength of l1 |slopes|_1."""
        return self.penalty.l1

    @property
    def l2(self) -> float:
        """The strength of (l2 / 2) |slopes|^2."""
        return self.penalty.l2

    def at(self, coef: Vector, *, hessian: bool = False) -> LossEvaluation:
        """Loss and gradient, and the Hessian when asked for, from one reading of the data."""
        total = self._sums(coef, hessian)
        with np.errstate(over="ignore", invalid="ignore"):
            slopes = np.where(self.is_slope, coef, 0.0)
            gradient = total.gradient / self.total_weight + self.penalty.gradient(slopes)
            subgradient = self.penalty.shortest_subgradient(gradient, slopes)
            return LossEvaluation(
                coef=read_only(coef),
                loss=float(total.loss / self.total_weight + self.penalty.of_each(slopes).sum()),
                gradient=read_only(gradient),
                subgradient=read_only(np.where(self.is_slope, subgradient, gradient)),
                hessian=self._penalised(total.hessian),
                separated=self.l1 == self.l2 == 0 and total.separated,
                l1_penalty=float(self.penalty.l1_of_each(slopes).sum()) if self.l1 else 0.0,
                convex=self.convex,
            )

    def value(self, coef: Vector) -> float:
        """The penalised mean loss, in nats a row."""
        return self.at(coef).loss

    def gradient(self, coef: Vector) -> Vector:
        """(k,) derivatives of the value, l1 left out."""
        return self.at(coef).gradient

    def value_and_gradient(self, coef: Vector) -> tuple[float, Vector]:
        """Both, from one reading of the data."""
        point = self.at(coef)
        return point.loss, point.gradient

    def hessian(self, coef: Vector) -> Matrix:
        """(k, k) second derivatives of the value."""
        return self.value_gradient_hessian(coef)[2]

    def value_gradient_hessian(self, coef: Vector) -> tuple[float, Vector, Matrix]:
        """All three, from one reading of the data."""
        point = self.at(coef, hessian=True)
        assert point.hessian is not None  # noqa: S101  it was asked for
        return point.loss, point.gradient, point.hessian

    @abstractmethod
    def sample(self, n_rows: int, seed: int) -> "PenalisedLoss":
        """The same loss over about n_rows random rows, in memory."""

    @abstractmethod
    def float32_sample(self, n_rows: int, seed: int) -> Float32Rows:
        """About n_rows random rows in float32, in memory."""

    @abstractmethod
    def curvatures(self, coef: Vector) -> Vector:
        """(k,) the diagonal of the Hessian."""

    @abstractmethod
    def batches(self, size: int, random: np.random.Generator) -> Iterator["PenalisedLoss"]:
        """All rows in random order, as losses over about `size` rows each."""

    @abstractmethod
    def _sums(self, coef: Vector, hessian: bool) -> LossSums:
        """The weighted sums over all rows."""

    def _penalised(self, hessian: Matrix | None) -> Matrix | None:
        if hessian is None:
            return None
        mean = hessian / self.total_weight
        mean.flat[:: self.n_coef + 1] += self.l2 * self.is_slope
        mean.setflags(write=False)
        return mean
