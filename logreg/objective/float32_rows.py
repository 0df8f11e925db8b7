"""A sample of the rows in float32: it only shows the way, and seven digits are more than a sample knows."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Rows, Vector, slices
from logreg.linalg.tall_products import times_coefficients, times_rows
from logreg.linalg.threads import parallel_map
from logreg.objective.loss_kernel import Penalty, class_signs
from logreg.objective.row_chunks import Block

Float32 = NDArray[np.float32]

THREADS_PAY = 2**20  # numbers to gather, below which one core is enough
GATHERED = 2**18  # numbers at a time


@dataclass(frozen=True, slots=True, eq=False)
class Float32Rows:
    """Rows s [1, X], s = 1 or -1 by class: a row's margin is its product with the coefficients (k,)."""

    Z: Float32  # (m, k)
    normalised_weight: Float32  # (m,) of the mean
    penalty: Penalty
    first_slope: int  # its place among the coefficients: 1 behind an intercept, else 0

    def margins(self, coef: Vector) -> Float32:
        """(m,) positive where a row is on its own side."""
        margin = np.empty(len(self.Z), np.float32)
        times_coefficients(self.Z, coef.astype(np.float32), out=margin)
        return margin

    def gradient(self, coef: Vector, margin: Float32) -> tuple[Vector, Float32]:
        """The gradient (k,) of the penalised mean loss, and the weight (m,) of each row in its Hessian."""
        with np.errstate(over="ignore"):
            q = np.reciprocal(1 + np.exp(margin))
        pull: Float32 = q * self.normalised_weight
        curvature: Float32 = pull * (1 - q)
        return self.ridge(coef) - times_rows(pull, self.Z), curvature

    def loss(self, coef: Vector, margin: Float32) -> float:
        """The penalised mean loss, nats a row."""
        losses = np.log1p(np.exp(-np.abs(margin))) - np.minimum(margin, 0)
        mean = float(losses @ self.normalised_weight)
        return mean + float(self.penalty.of_each(coef[self.first_slope :]).sum())

    def hessian_product(self, vector: Vector, curvature: Float32) -> Vector:
        """(k,) the Hessian times a vector (k,), `curvature` being the rows' weights in it."""
        return self.ridge(vector) + times_rows(curvature * self.margins(vector), self.Z)

    def ridge(self, coef: Vector) -> Vector:
        """(k,) l2 times each slope."""
        pulled = self.penalty.gradient(coef)
        pulled[: self.first_slope] = 0
        return pulled

    def every(self, stride: int) -> "Float32Rows":
        """One row of each `stride`, the mean over these."""
        weight = self.normalised_weight[::stride]
        return Float32Rows(
            np.ascontiguousarray(self.Z[::stride]), weight / weight.sum(), self.penalty, self.first_slope
        )


def float32_rows(block: Block, rows: Rows, penalty: Penalty, *, fit_intercept: bool) -> Float32Rows:
    """Some rows (positions) of a block, copied, by all cores where they are many."""
    sign = class_signs(block.y[rows]).astype(np.float32)
    Z = np.empty((len(rows), block.X.shape[1] + fit_intercept), np.float32)
    Z[:, :fit_intercept] = sign[:, None]
    slopes = Z[:, fit_intercept:]

    def gather(part: slice) -> None:
        np.multiply(block.X.take(rows[part], axis=0), sign[part, None], out=slopes[part], casting="same_kind")

    parts = list(slices(len(rows), max(1, GATHERED // max(Z.shape[1], 1))))
    if Z.size > THREADS_PAY:
        parallel_map(gather, parts)
    else:
        for part in parts:
            gather(part)
    weight = np.ones(len(rows)) if block.weight is None else block.weight[rows]
    return Float32Rows(Z, (weight / weight.sum()).astype(np.float32), penalty, int(fit_intercept))
