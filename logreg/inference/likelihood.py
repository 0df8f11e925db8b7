"""The log-likelihood as a sum over rows, with its derivatives, and Firth's penalised one."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Matrix, Vector
from logreg.inference.firth_curvature import is_cheap, penalised_information
from logreg.inference.information import InformationFactor, factorise, information_inverse
from logreg.linalg.weighted_gram import weighted_gram
from logreg.objective.loss_kernel import class_signs, margin_curvature, p_other_class, total_loss
from logreg.solvers.hessian import Inverse


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class State:
    """The likelihood and its derivatives at one coefficient vector."""

    coef: Vector  # (k,)
    value: float  # log-likelihood, nats, plus the penalty if there is one
    score: Vector  # (k,), the value's derivatives
    curvature: Vector  # (n,), w p (1 - p)
    factor: InformationFactor | None = None  # where the value already needed it
    largest_leverage: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Likelihood:
    """Of log-odds A coef, A (n, k) with its column of ones, y (n,) of 0 and 1; `weight` (n,) counts each row.

    With `jeffreys`, half the log determinant of the information is added: Firth's penalised likelihood. With
    `leverage`, the penalty is that of rows which all have this leverage: near Firth's, and cheap.
    Source: McCullagh & Nelder (1989), section 4.4; Firth (1993), Biometrika 80, 27-38.
    """

    A: Matrix
    y: Vector
    jeffreys: bool = False
    weight: Vector | None = None
    leverage: float = 0.0

    @property
    def sign(self) -> Vector:
        """(n,) 1 for a row whose y is 1, else -1."""
        return class_signs(self.y)

    def signed_rows(self) -> Matrix:
        """(n, k), negated where y is 0."""
        return self.A * self.sign[:, None]

    def at(self, coef: Vector) -> State:
        """Value and score, from one exponential a row."""
        sign = self.sign
        margin = sign * (self.A @ coef)
        with np.errstate(over="ignore"):
            q = p_other_class(margin)
        curvature, residual = self.counted(margin_curvature(q)), self.counted(q)
        value, factor, largest = -total_loss(margin, q, self.weight), None, 1.0
        if self.jeffreys:
            factor = factorise(self.A, curvature)
            leverage = factor.leverages()
            residual, largest = residual + leverage * (q - 0.5), float(leverage.max())
            value += factor.log_det / 2
        elif self.leverage:
            residual = residual + self.leverage * self.counted(q - 0.5)
            value += self.leverage * (value - float(self.counted(margin).sum()) / 2)
        score = (sign * residual) @ self.A
        return State(
            coef=coef, value=value, score=score, curvature=curvature, factor=factor, largest_leverage=largest
        )

    def curvature_at(self, coef: Vector) -> Vector:
        """(n,) w p (1 - p) alone: p and 1 - p may change places, so no row needs its side."""
        with np.errstate(over="ignore"):
            return self.counted(margin_curvature(p_other_class(self.A @ coef)))

    def counted(self, row_values: Vector) -> Vector:
        """(n,) a number of each row as often as the row counts."""
        return row_values if self.weight is None else self.weight * row_values

    @property
    def penalised(self) -> bool:
        """Whether there is a penalty, with which the maximum is finite."""
        return self.jeffreys or self.leverage > 0

    def information(self, here: State) -> Matrix:
        """(k, k) Fisher's: minus the second derivatives of the log-likelihood without a penalty."""
        return weighted_gram(self.A, here.curvature) if here.factor is None else here.factor.information

    def solver(self, here: State, moving: NDArray[np.bool_]) -> Inverse:
        """The inverse of the moving coefficients' information."""
        if here.factor is not None and moving.all():
            return here.factor.solve
        return information_inverse(self.information(here)[np.ix_(moving, moving)])

    def penalised_solver(self, here: State, moving: NDArray[np.bool_]) -> Inverse | None:
        """The inverse of Firth's own curvature, None where that costs more than some steps."""
        if here.factor is None or not is_cheap(self.A):
            return None
        Z = self.signed_rows()
        q = p_other_class(Z @ here.coef)
        return information_inverse(penalised_information(Z, q, here.factor)[np.ix_(moving, moving)])

    def with_constant_leverage(self) -> "Likelihood":
        """The same with Firth's penalty as if the leverage of every case were the mean, k / n."""
        cases = len(self.A) if self.weight is None else float(self.weight.sum())
        return replace(self, jeffreys=False, leverage=self.A.shape[1] / cases)
