"""The mean loss over rows in memory or in a memory-mapped file."""

from collections.abc import Iterator
from copy import copy
from functools import partial, reduce
from operator import add

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Matrix, Rows, Vector
from logreg.linalg.threads import parallel_map, thread_count
from logreg.objective.float32_rows import Float32Rows, float32_rows
from logreg.objective.loss_kernel import margin_curvature, p_other_class
from logreg.objective.loss_sums import LossSums, chunk_sums, transposed_product
from logreg.objective.penalised_loss import PenalisedLoss
from logreg.objective.row_chunks import Block, round_rows
from logreg.validation import as_labels, as_rows, check_rows, check_weights

THREADS_PAY = 2**21  # numbers in X below which handing out parts costs more than it saves
HESSIAN_COSTS = 4  # times as much as a gradient, at least


class Objective(PenalisedLoss):
    """Penalised mean cross-entropy of a linear model of the log-odds.

    Shapes: X (n, d), y (n,) of 0 and 1, sample_weight (n,); k = d + 1 coefficients, the intercept first and
    never penalised, or k = d without one. The mean is weighted: sum(w loss) / sum(w). Arrays and memory maps
    are not copied; float32 stays float32 and is summed in float64.
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
        rows = as_rows(X)
        n = len(rows)
        super().__init__(rows.shape[1], l1=l1, l2=l2, fit_intercept=fit_intercept)
        self._set_rows(Block(rows, as_labels(y, n), check_weights(sample_weight, n)))
        self._known_finite = False
        self._backwards = False
        self._rounded: tuple[Block, ...] | None = None

    @property
    def X(self) -> Matrix:  # noqa: N802  the field's name
        """(n, d) the rows, not copied."""
        return self._block.X

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

    def curvatures(self, coef: Vector) -> Vector:
        """(k,) the diagonal of the Hessian, for a sample of rows: X is squared as a whole."""
        with np.errstate(over="ignore"):
            q = p_other_class(self.logits(coef))
        weight = self.weight * margin_curvature(q)  # the same for both classes
        squares = transposed_product(self.X.astype(float, copy=False) ** 2, weight, self.fit_intercept)
        return squares + self.l2 * self.is_slope

    def sample(self, n_rows: int, seed: int) -> "Objective":
        """The objective of n_rows random rows, one from each run of n / n_rows."""
        return self._of_rows(self._random_rows(n_rows, seed))

    def float32_sample(self, n_rows: int, seed: int) -> Float32Rows:
        """The same rows in float32."""
        rows = self._random_rows(n_rows, seed)
        return float32_rows(self._block, rows, self.penalty, fit_intercept=self.fit_intercept)

    def in_float32(self) -> "Objective":
        """The same with rows rounded to float32, half the memory to read, and products of seven digits.

        As many of the first rows are copied as 48 MB hold; the others keep what digits they have.
        """
        part = copy(self)
        part._rounded = round_rows(self._block)
        return part

    def batches(self, size: int, random: np.random.Generator) -> Iterator["Objective"]:
        """All rows in random order, as objectives of `size` rows each."""
        order = random.permutation(self.n_rows)
        for start in range(0, self.n_rows, size):
            yield self._of_rows(order[start : start + size])

    def _sums(self, coef: Vector, hessian: bool) -> LossSums:
        of_chunk = partial(
            chunk_sums,
            coef=coef,
            fit_intercept=self.fit_intercept,
            hessian=hessian,
            own_precision=self._rounded is not None,
        )
        blocks = self._rounded or (self._block,)
        if self.X.size * (HESSIAN_COSTS if hessian else 1) < THREADS_PAY:
            chunks = [chunk for block in blocks for chunk in block.row_chunks()]
            total: LossSums = reduce(add, map(of_chunk, chunks))
        else:
            self._backwards = not self._backwards  # the rows read last are still in cache
            chunks = [chunk for block in blocks for chunk in block.row_chunks(thread_count())]
            total = reduce(add, parallel_map(of_chunk, chunks, backwards=self._backwards))
        # NaN or infinity anywhere in X makes the gradient NaN: 0 times infinity is NaN as well.
        if not (self._known_finite or np.isfinite(total.gradient).all()):
            check_rows(self.X)
        self._known_finite = True
        return total

    def _random_rows(self, n_rows: int, seed: int) -> Rows:
        stride = self.n_rows / n_rows
        chance = np.random.default_rng(seed).random(n_rows)
        return ((np.arange(n_rows) + chance) * stride).astype(np.intp)

    def _of_rows(self, rows: Rows) -> "Objective":
        part = copy(self)
        part._set_rows(self._block.at(rows))
        return part

    def _set_rows(self, block: Block) -> None:
        self._rounded = None
        self._block = block
        self.n_rows = len(block.y)
        self.total_weight = float(self.n_rows if block.weight is None else block.weight.sum())
