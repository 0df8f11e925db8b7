"""The mean loss over rows that come in blocks: from files, from other processes, from a cluster."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import partial, reduce
from operator import add
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector
from logreg.errors import LogregError, ShapeError
from logreg.objective.float32_rows import Float32Rows
from logreg.objective.in_memory import Objective
from logreg.objective.loss_sums import LossSums, block_sums
from logreg.objective.penalised_loss import PenalisedLoss
from logreg.objective.row_chunks import Block
from logreg.validation import as_labels, check_rows, check_weights

RowBlock = tuple[ArrayLike, ArrayLike] | tuple[ArrayLike, ArrayLike, ArrayLike]
"""(X, y) or (X, y, sample_weight) of some rows."""

SAMPLE_NUMBERS = 2**22  # in the sample that is kept of all blocks: 32 MB


class BlockObjective(PenalisedLoss):
    """Penalised mean cross-entropy over row blocks, none of which stays in this process.

    A block is (X, y) or (X, y, sample_weight), or a function of no arguments that loads one. Of each only its
    sums are asked for: the loss, k slopes and k x k curvatures. `executor` may be any
    concurrent.futures.Executor: a process pool, or dask.distributed's Client.get_executor(), to which blocks
    may also be given as futures, so that they stay where they are. Without one, blocks are read in turn.
    The blocks are read once to be checked, counted and sampled. Raises what Objective raises, and says where.
    """

    def __init__(
        self,
        blocks: Iterable[RowBlock | Callable[[], RowBlock] | Any],
        *,
        executor: Executor | None = None,
        l1: float = 0.0,
        l2: float = 0.0,
        fit_intercept: bool = True,
    ) -> None:
        self._blocks = tuple(blocks)
        self._map: Callable[..., Iterator[Any]] = executor.map if executor else map
        if not self._blocks:
            raise ShapeError("There is no block: give at least one.")
        stats = list(
            self._map(
                partial(inspect_block, n_blocks=len(self._blocks)), self._blocks, range(len(self._blocks))
            )
        )
        n_columns = common_width(stats)
        super().__init__(n_columns, l1=l1, l2=l2, fit_intercept=fit_intercept)
        self.n_rows = sum(block.n_rows for block in stats)
        self.total_weight = sum(block.total_weight for block in stats)
        self._sample = even_sample(stats)

    def sample(self, n_rows: int, seed: int) -> Objective:
        """The objective of at most n_rows of the rows that were sampled from the blocks at the start."""
        pool = self._in_memory(self._sample)
        return pool.sample(min(n_rows, pool.n_rows), seed)

    def float32_sample(self, n_rows: int, seed: int) -> Float32Rows:
        """The same in float32."""
        pool = self._in_memory(self._sample)
        return pool.float32_sample(min(n_rows, pool.n_rows), seed)

    def curvatures(self, coef: Vector) -> Vector:
        """(k,) the diagonal of the Hessian."""
        return self.hessian(coef).diagonal()

    def batches(self, size: int, random: np.random.Generator) -> Iterator[PenalisedLoss]:
        """All rows, block after block and shuffled within each, as objectives of `size` rows each."""
        for i in random.permutation(len(self._blocks)):
            yield from self._in_memory(loaded(self._blocks[i])).batches(size, random)

    def _in_memory(self, rows: Block) -> Objective:
        return Objective(
            rows.X,
            rows.y,
            sample_weight=rows.weight,
            l1=self.l1,
            l2=self.l2,
            fit_intercept=self.fit_intercept,
        )

    def _sums(self, coef: Vector, hessian: bool) -> LossSums:
        block_sums = partial(sums_of, coef=coef, fit_intercept=self.fit_intercept, hessian=hessian)
        total: LossSums = reduce(add, self._map(block_sums, self._blocks))
        return total


@dataclass(frozen=True, slots=True, eq=False)
class BlockStats:
    """What the first reading of a block tells."""

    n_rows: int
    total_weight: float
    sampled_rows: Block  # some of its rows


def loaded(block: Any) -> Block:
    """The block's rows, checked."""
    if isinstance(block, Future):
        block = block.result()
    X, y, *weight = block() if callable(block) else block
    rows = check_rows(X)
    return Block(rows, as_labels(y, len(rows)), check_weights(weight[0] if weight else None, len(rows)))


def inspect_block(block: Any, number: int, n_blocks: int) -> BlockStats:
    """Check and count a block, and draw a random sample of its rows. Errors name the block."""
    try:
        rows = loaded(block)
    except LogregError as error:
        raise type(error)(f"Block {number}: {error}") from error
    n = len(rows.y)
    n_sampled = min(n, max(1, SAMPLE_NUMBERS // (rows.X.shape[1] + 1) // n_blocks))
    chosen = np.sort(np.random.default_rng(number).choice(n, n_sampled, replace=False))
    return BlockStats(n, float(n if rows.weight is None else rows.weight.sum()), rows.at(chosen))


def sums_of(block: Any, coef: Vector, fit_intercept: bool, hessian: bool) -> LossSums:
    """The sums over one block, wherever it is loaded."""
    return block_sums(loaded(block), coef, fit_intercept=fit_intercept, hessian=hessian)


def common_width(stats: list[BlockStats]) -> int:
    """The number of columns that all blocks share."""
    widths = [int(block.sampled_rows.X.shape[1]) for block in stats]
    for number, width in enumerate(widths):
        if width != widths[0]:
            raise ShapeError(
                f"Block {number} has {width} columns but block 0 has {widths[0]}: give all the same."
            )
    return widths[0]


def even_sample(stats: list[BlockStats]) -> Block:
    """The same share of every block's rows, as large as their samples allow."""
    share = min(len(block.sampled_rows.y) / block.n_rows for block in stats)
    parts = [evenly_spaced(block.sampled_rows, max(1, round(share * block.n_rows))) for block in stats]
    weights = [np.ones(len(part.y)) if part.weight is None else part.weight for part in parts]
    return Block(
        np.concatenate([part.X for part in parts]),
        np.concatenate([part.y for part in parts]),
        np.concatenate(weights),
    )


def evenly_spaced(rows: Block, count: int) -> Block:
    """`count` of the rows, evenly spread."""
    return rows.at(np.arange(count) * len(rows.y) // count)
