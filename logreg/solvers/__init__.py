"""One method a file, each a generator of frozen Steps; the first Step is the start.

A solver never stops by itself: `logreg.fit`, or whoever calls next(), decides by `Stopping.verdict`.
"""

from collections.abc import Callable, Iterator

from logreg.solvers.gradient_descent import gradient_descent
from logreg.solvers.newton import newton
from logreg.solvers.step import Step

Solver = Callable[..., Iterator[Step]]

SOLVERS: dict[str, Solver] = {
    "gradient-descent": gradient_descent,
    "newton": newton,
}

__all__ = ["SOLVERS", "Solver", "Step"]
