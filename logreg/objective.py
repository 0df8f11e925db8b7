"""What is minimised: mean loss + l1 |slopes|_1 + (l2 / 2) |slopes|^2. All scaling is said here, once."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from dataclasses import dataclass
from functools import cached_property, partial, reduce
from operator import add

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Matrix, Rows, Vector, read_only
from logreg.blocks import Block, Sums, sums
from logreg.errors import LabelError, SettingError, ShapeError, ValueRangeError

CORES = os.cpu_count() or 1
THREADS_PAY = 2**20  # numbers in X below which handing out parts costs more than it saves


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Point:
    """The objective and its derivatives at one coefficient vector."""

    coef: Vector  # (k,), intercept first
    loss: float  # penalised mean, nats a row
    gradient: Vector  # (k,) of the smooth part: all but l1
    subgradient: Vector  # (k,) the shortest one of the whole; without l1 the gradient
    hessian: Matrix | None  # (k, k), where it was asked for
    separates: bool  # no penalty, and every row stands strictly on its own side: a proof of separation


class Objective:
    """Penalised mean cross-entropy of a linear model of the log-odds.

    Shapes: X (n, d), y (n,) of 0 and 1, sample_weight (n,); k = d + 1 coefficients, the intercept first and
    never penalised, or k = d without one. The mean is weighted: sum(w loss) / sum(w). Arrays are not copied;
    float32 stays float32 and is summed in float64.
    Raises ShapeError, LabelError, ValueRangeError, SettingError; NaN and infinity in X are named when the
    loss is first asked for, because looking for them before would read the data once more.
    Source: Hastie, Tibshirani & Friedman (2009), section 4.4.1.
    """

    def __init__(
        self,
        X: ArrayLike,
        y: ArrayLike,
        *,
        sample_weight: ArrayLike | None = None,
        l1: float = 0.0,
        l2: float = 0.0,
        fit_intercept: bool = True,
    ) -> None:
        self.l1, self.l2 = checked_penalty("l1", l1), checked_penalty("l2", l2)
        rows = as_rows(X)
        n = len(rows)
        self._hold(Block(rows, as_labels(y, n), checked_weight(sample_weight, n)))
        self.fit_intercept = fit_intercept
        self.n_coef = rows.shape[1] + fit_intercept
        self.is_slope = np.arange(self.n_coef) >= fit_intercept
        self._known_finite = False

    def at(self, coef: Vector, *, hessian: bool = False) -> Point:
        """Loss and gradient, and the Hessian when asked for, from one reading of the data."""
        total = self._sums(coef, hessian)
        with np.errstate(over="ignore", invalid="ignore"):
            slopes = np.where(self.is_slope, coef, 0.0)
            penalty = self.l1 * np.abs(slopes).sum() + self.l2 * slopes @ slopes / 2
            gradient = total.gradient / self.total_weight + self.l2 * slopes
            point = Point(
                coef=read_only(coef),
                loss=float(total.loss / self.total_weight + penalty),
                gradient=read_only(gradient),
                subgradient=read_only(shortest_subgradient(gradient, coef, self.l1 * self.is_slope)),
                hessian=self._penalised(total.hessian),
                separates=self.l1 == self.l2 == 0 and total.separates,
            )
        self._check_rows_once(point)
        return point

    @property
    def y(self) -> Vector:
        """(n,) zeros and ones, float64."""
        return self._block.y.astype(float, copy=False)

    @property
    def weight(self) -> Vector:
        """(n,) each row's share of the mean; they sum to 1."""
        weight = np.ones(self.n_rows) if self._block.weight is None else self._block.weight
        return np.asarray(weight / self.total_weight)

    def logits(self, coef: Vector) -> Vector:
        """The log-odds of every row, (n,)."""
        with np.errstate(over="ignore", invalid="ignore"):
            return np.asarray(self.X @ coef[self.is_slope] + (coef[0] if self.fit_intercept else 0.0))

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

    def sample(self, n_rows: int, seed: int) -> "Objective":
        """The objective of n_rows random rows, one from each stretch of n / n_rows."""
        stride = self.n_rows / n_rows
        chance = np.random.default_rng(seed).random(n_rows)
        return self._of_rows(((np.arange(n_rows) + chance) * stride).astype(np.intp))

    def batches(self, size: int, random: np.random.Generator) -> Iterator["Objective"]:
        """All rows in random order, as objectives of `size` rows each."""
        order = random.permutation(self.n_rows)
        for start in range(0, self.n_rows, size):
            yield self._of_rows(order[start : start + size])

    def _of_rows(self, rows: Rows) -> "Objective":
        part = copy(self)
        part._hold(self._block.at(rows))
        return part

    def _hold(self, block: Block) -> None:
        self._block = block
        self.X = block.X
        self.n_rows = len(block.y)
        self.total_weight = float(self.n_rows if block.weight is None else block.weight.sum())

    def _sums(self, coef: Vector, hessian: bool) -> Sums:
        part_sums = partial(sums, coef=coef, fit_intercept=self.fit_intercept, hessian=hessian)
        if hessian or self.X.size < THREADS_PAY:  # the Hessian's product has threads of its own
            return part_sums(self._block)
        return reduce(add, self._threads.map(part_sums, self._block.parts(CORES)))

    @cached_property
    def _threads(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(CORES)

    def _penalised(self, hessian: Matrix | None) -> Matrix | None:
        if hessian is None:
            return None
        return read_only(hessian / self.total_weight + self.l2 * np.diag(self.is_slope))

    def _check_rows_once(self, point: Point) -> None:
        # NaN or infinity anywhere in X makes the gradient NaN: 0 times infinity is NaN as well.
        if not self._known_finite and not np.isfinite(point.gradient).all():
            checked_rows(self.X)
        self._known_finite = True


def shortest_subgradient(gradient: Vector, coef: Vector, l1: Vector) -> Vector:
    """The element of least size of gradient + l1 * the subdifferential of |coef|."""
    at_zero = np.sign(gradient) * np.maximum(np.abs(gradient) - l1, 0)
    return np.where(coef == 0, at_zero, gradient + l1 * np.sign(coef))


def checked_penalty(name: str, value: float) -> float:
    """A finite strength of at least 0."""
    if not (np.isfinite(value) and value >= 0):
        raise SettingError(f"The penalty {name} is {value}: choose a finite number of at least 0.")
    return float(value)


def as_rows(X: ArrayLike) -> Matrix:
    """X as a matrix of float64 or float32 with at least one row, not copied where it is one."""
    if hasattr(X, "toarray"):
        raise ShapeError("Sparse input is not supported: give the dense table, X.toarray().")
    rows = np.asarray(X)
    if rows.dtype.kind == "c":
        raise ValueRangeError("Complex data not supported: give real numbers, such as X.real.")
    if rows.dtype not in (np.float64, np.float32):
        rows = rows.astype(float)
    if rows.ndim != 2 or len(rows) == 0:
        raise ShapeError(f"X has shape {rows.shape}. Reshape your data to a table with a row for each case.")
    return rows


def checked_rows(X: ArrayLike) -> Matrix:
    """The same, every cell of it finite; the first that is not is named."""
    rows = as_rows(X)
    bad = ~np.isfinite(rows)
    if bad.any():
        row, column = np.argwhere(bad)[0]
        value = "NaN" if np.isnan(rows[row, column]) else rows[row, column]
        raise ValueRangeError(f"X holds {value} in row {row}, column {column}: drop or fill it.")
    return rows


def as_labels(y: ArrayLike, n: int) -> NDArray[np.generic]:
    """y as n numbers 0 and 1 or booleans, not copied where it is that."""
    labels = np.asarray(y)
    if labels.shape != (n,):
        raise ShapeError(f"y has shape {labels.shape} but X has {n} rows: give one label a row.")
    bad = (labels != 0) & (labels != 1)
    if bad.any():
        row = int(np.flatnonzero(bad)[0])
        raise LabelError(f"y holds {labels[row]} in row {row}: code the two classes as 0 and 1.")
    return labels if labels.dtype.kind in "biuf" else labels.astype(float)


def checked_labels(y: ArrayLike, n: int) -> Vector:
    """y as n zeros and ones, float64."""
    return as_labels(y, n).astype(float, copy=False)


def checked_weight(sample_weight: ArrayLike | None, n: int) -> Vector | None:
    """The n weights, None for ones."""
    if sample_weight is None:
        return None
    weight = np.asarray(sample_weight, dtype=float)
    if weight.shape != (n,):
        raise ShapeError(f"sample_weight has shape {weight.shape} but X has {n} rows: give one weight a row.")
    if not (np.isfinite(weight).all() and (weight >= 0).all() and weight.sum() > 0):
        raise ValueRangeError(
            "Sample weights must be finite, none negative and not all zero: mend or drop them."
        )
    return weight
