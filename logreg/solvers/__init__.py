"""One method a file, each a generator of frozen Steps; the first Step is the start.

A solver never stops by itself: `logreg.fit`, or whoever calls next(), decides by `Stopping.verdict`.
"""

from collections.abc import Callable, Iterator

from logreg.solvers.adam import adam
from logreg.solvers.chebyshev import chebyshev
from logreg.solvers.gradient_descent import gradient_descent, gradient_descent_backtracking
from logreg.solvers.lbfgs import lbfgs
from logreg.solvers.momentum import momentum
from logreg.solvers.nesterov import nesterov
from logreg.solvers.newton import newton
from logreg.solvers.proximal import proximal
from logreg.solvers.sgd import sgd, sgd_batches
from logreg.solvers.step import Step
from logreg.solvers.subsampled_newton import subsampled_newton

Solver = Callable[..., Iterator[Step]]

SOLVERS: dict[str, Solver] = {
    "gradient-descent": gradient_descent,
    "gradient-descent-backtracking": gradient_descent_backtracking,
    "momentum": momentum,
    "nesterov": nesterov,
    "sgd": sgd,
    "adam": adam,
    "newton": newton,
    "chebyshev": chebyshev,
    "lbfgs": lbfgs,
    "sampled": subsampled_newton,
    "proximal": proximal,
}

INTERRUPTIBLE: dict[str, Callable[..., Iterator[Step | None]]] = {"sgd": sgd_batches}
"""Solvers whose steps may take seconds, with None in between."""

__all__ = ["INTERRUPTIBLE", "SOLVERS", "Solver", "Step"]
