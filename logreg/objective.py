"""What is minimised: mean loss + (l2 / 2) |slopes|^2. Loss and penalty are scaled here and nowhere else."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Matrix, Vector, read_only
from logreg.errors import LabelError, SettingError, ShapeError, ValueRangeError


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Point:
    """The objective and its derivatives at one coefficient vector."""

    coef: Vector  # (k,), intercept first
    loss: float  # penalised mean, nats a row
    gradient: Vector  # (k,)
    hessian: Matrix | None  # (k, k), where it was asked for
    separates: bool  # no penalty, and every row stands strictly on its own side: a proof of separation


class Objective:
    """Penalised mean cross-entropy of a linear model of the log-odds.

    Shapes: X (n, d), y (n,) of 0 and 1, sample_weight (n,); k = d + 1 coefficients, the intercept first and
    never penalised, or k = d without one. The mean is weighted: sum(w loss) / sum(w).
    Raises ShapeError, LabelError, ValueRangeError, SettingError.
    Source: Hastie, Tibshirani & Friedman (2009), section 4.4.1.
    """

    def __init__(
        self,
        X: ArrayLike,
        y: ArrayLike,
        *,
        sample_weight: ArrayLike | None = None,
        l2: float = 0.0,
        fit_intercept: bool = True,
    ) -> None:
        if not (np.isfinite(l2) and l2 >= 0):
            raise SettingError(f"The penalty l2 is {l2}: choose a finite number of at least 0.")
        self.X = checked_rows(X)
        self.y = checked_labels(y, len(self.X))
        self.weight = checked_weight(sample_weight, len(self.X))
        self.l2 = float(l2)
        self.fit_intercept = fit_intercept
        self.n_rows = len(self.X)
        self.n_coef = self.X.shape[1] + fit_intercept
        self._side = 2 * self.y - 1
        self._slope = np.arange(self.n_coef) >= fit_intercept  # True where the penalty acts

    def logits(self, coef: Vector) -> Vector:
        """The log-odds of every row, (n,)."""
        with np.errstate(over="ignore", invalid="ignore"):
            return np.asarray(self.X @ coef[self._slope] + (coef[0] if self.fit_intercept else 0.0))

    def at(self, coef: Vector, *, hessian: bool = False) -> Point:
        """Loss and gradient, and the Hessian when asked for, from one reading of the data."""
        # A run that diverges overflows here; the infinities are its result, not a fault.
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            margin = self._side * self.logits(coef)
            small = np.exp(-np.abs(margin))  # never overflows
            loss = np.log1p(small) + np.maximum(-margin, 0)
            wrong = np.where(margin > 0, small, 1.0) / (1 + small)  # probability given to the other class
            penalty = self.l2 * np.where(self._slope, coef, 0.0)
            residual = -self.weight * self._side * wrong
            curvature = self.weight * small / (1 + small) ** 2
            return Point(
                coef=read_only(coef),
                loss=float(self.weight @ loss + penalty @ coef / 2),
                gradient=read_only(self._transposed(residual) + penalty),
                hessian=self._hessian(curvature) if hessian else None,
                separates=self.l2 == 0 and bool((margin[self.weight > 0] > 0).all()),
            )

    def value(self, coef: Vector) -> float:
        """The penalised mean loss, in nats a row."""
        return self.at(coef).loss

    def gradient(self, coef: Vector) -> Vector:
        """(k,) derivatives of the value."""
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

    def _transposed(self, row_values: Vector) -> Vector:
        slopes = row_values @ self.X
        return np.concatenate([[row_values.sum()], slopes]) if self.fit_intercept else slopes

    def _hessian(self, curvature: Vector) -> Matrix:
        rooted = np.sqrt(curvature)[:, None] * self._with_intercept()
        return read_only(rooted.T @ rooted + self.l2 * np.diag(self._slope))

    def _with_intercept(self) -> Matrix:
        return np.column_stack([np.ones(self.n_rows), self.X]) if self.fit_intercept else self.X


def checked_rows(X: ArrayLike) -> Matrix:
    """X as a finite matrix with at least one row."""
    rows = np.asarray(X, dtype=float)
    if rows.ndim != 2 or len(rows) == 0:
        raise ShapeError(f"X has shape {rows.shape}: give a table with a row for each case.")
    if not np.isfinite(rows).all():
        row, column = np.argwhere(~np.isfinite(rows))[0]
        raise ValueRangeError(f"X holds {rows[row, column]} in row {row}, column {column}: drop or fill it.")
    return rows


def checked_labels(y: ArrayLike, n: int) -> Vector:
    """y as n zeros and ones."""
    labels = np.asarray(y, dtype=float)
    if labels.shape != (n,):
        raise ShapeError(f"y has shape {labels.shape} but X has {n} rows: give one label a row.")
    if not np.isin(labels, (0, 1)).all():
        row = int(np.flatnonzero(~np.isin(labels, (0, 1)))[0])
        raise LabelError(f"y holds {labels[row]} in row {row}: code the two classes as 0 and 1.")
    return labels


def checked_weight(sample_weight: ArrayLike | None, n: int) -> Vector:
    """The n weights, scaled to sum to 1."""
    if sample_weight is None:
        return np.full(n, 1 / n)
    weight = np.asarray(sample_weight, dtype=float)
    if weight.shape != (n,):
        raise ShapeError(f"sample_weight has shape {weight.shape} but X has {n} rows: give one weight a row.")
    if not (np.isfinite(weight).all() and (weight >= 0).all() and weight.sum() > 0):
        raise ValueRangeError(
            "Sample weights must be finite, none negative and not all zero: mend or drop them."
        )
    return np.asarray(weight / weight.sum())
