"""One method a file, each a generator of frozen Steps; the first Step is the start.

A solver never stops by itself: `logreg.fit`, or whoever calls next(), decides by `Stopping.status_of`. What
may be set about one is a frozen class: `lr.fit(objective, "adam", settings=AdamSettings(beta1=0.8))`.
"""

from collections.abc import Callable, Iterator

from logreg.solvers.adam import AdamSettings, adam
from logreg.solvers.chebyshev import chebyshev
from logreg.solvers.gradient_descent import (
    GradientDescentSettings,
    gradient_descent,
    gradient_descent_backtracking,
)
from logreg.solvers.lbfgs import LbfgsSettings, lbfgs
from logreg.solvers.lbfgs_mixed import lbfgs_mixed
from logreg.solvers.momentum import MomentumSettings, momentum
from logreg.solvers.nesterov import NesterovSettings, nesterov
from logreg.solvers.newton import newton
from logreg.solvers.newton_exact import newton_exact
from logreg.solvers.proximal import proximal
from logreg.solvers.settings import SolverSettings
from logreg.solvers.sgd import SgdSettings, sgd
from logreg.solvers.step import Step
from logreg.solvers.subsampled_newton import SubsampledNewtonSettings, subsampled_newton

Solver = Callable[..., Iterator[Step]]
"""(objective, start, settings) -> Steps, with settings of the class that SETTINGS has for it."""

SOLVERS: dict[str, Solver] = {
    "gradient-descent": gradient_descent,
    "gradient-descent-backtracking": gradient_descent_backtracking,
    "momentum": momentum,
    "nesterov": nesterov,
    "sgd": sgd,
    "adam": adam,
    "newton": newton,
    "newton-exact": newton_exact,
    "chebyshev": chebyshev,
    "lbfgs": lbfgs,
    "lbfgs-mixed": lbfgs_mixed,
    "sampled": subsampled_newton,
    "proximal": proximal,
}

DOWNHILL = ("gradient-descent", "gradient-descent-backtracking", "momentum", "nesterov", "sgd", "adam")
"""The solvers that go by the gradient alone, and so also where a loss is not convex."""

SETTINGS: dict[str, type[SolverSettings]] = {
    **dict.fromkeys(SOLVERS, SolverSettings),
    "gradient-descent": GradientDescentSettings,
    "momentum": MomentumSettings,
    "nesterov": NesterovSettings,
    "sgd": SgdSettings,
    "adam": AdamSettings,
    "lbfgs": LbfgsSettings,
    "sampled": SubsampledNewtonSettings,
}

__all__ = [
    "DOWNHILL",
    "SETTINGS",
    "SOLVERS",
    "AdamSettings",
    "GradientDescentSettings",
    "LbfgsSettings",
    "MomentumSettings",
    "NesterovSettings",
    "SgdSettings",
    "Solver",
    "SolverSettings",
    "Step",
    "SubsampledNewtonSettings",
]
