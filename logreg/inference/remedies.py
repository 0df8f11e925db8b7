"""What separation does to the weights, and what holds them."""

from dataclasses import dataclass
from itertools import islice

import numpy as np

from logreg.arrays import Matrix, Vector, read_only
from logreg.data.design import Design
from logreg.inference.estimate import maximum_likelihood
from logreg.inference.summary import Summary, summary_of
from logreg.objective.in_memory import Objective
from logreg.separation.geometry import spread, standardised_rows
from logreg.solvers.fitting import fit, path
from logreg.solvers.stopping import Stopping


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class NewtonTrace:
    """Newton's iterations, begun at 0: m points."""

    iteration: Vector  # (m,)
    loss: Vector  # (m,), mean, nats a row
    weights: Matrix  # (m, d), per standard deviation of their column


def newton_trace(
    design: Design, y: Vector, iterations: int = 25, *, weight: Vector | None = None
) -> NewtonTrace:
    """How the weights grow while the loss falls; where the classes overlap, both come to rest.

    Shapes: y (n,) of 0 and 1, weight (n,).
    """
    objective = Objective(standardised_rows(design.X)[:, 1:], y, sample_weight=weight)
    steps = list(islice(path(objective, "newton"), iterations + 1))
    return NewtonTrace(
        iteration=read_only(np.array([step.iteration for step in steps], dtype=float)),
        loss=read_only(np.array([step.loss for step in steps])),
        weights=read_only(np.array([step.coef[1:] for step in steps])),
    )


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Remedies:
    """Three answers to the same rows, slopes (d,) per standard deviation of their column."""

    names: tuple[str, ...]
    unbounded: Vector  # maximum likelihood after so many Newton iterations, and still on its way
    iterations: int
    penalised: Vector  # L2
    firth: Vector
    firth_low: Vector  # Wald interval
    firth_high: Vector


def compare_remedies(
    design: Design,
    y: Vector,
    *,
    l2: float,
    level: float = 0.95,
    iterations: int = 25,
    weight: Vector | None = None,
) -> Remedies:
    """Maximum likelihood on its way, an L2 penalty, and Firth's method, side by side.

    Shapes: y (n,) of 0 and 1, weight (n,) of counts. `l2` weighs the squared slopes per standard deviation
    against the mean loss.
    Source: Heinze & Schemper (2002), Statistics in Medicine 21, 2409-2419.
    """
    scale = spread(design.X)
    penalised = Objective(standardised_rows(design.X)[:, 1:], y, sample_weight=weight, l2=l2)
    firth: Summary = summary_of(maximum_likelihood(design, y, firth=True, weight=weight), level=level)
    return Remedies(
        names=design.names,
        unbounded=newton_trace(design, y, iterations, weight=weight).weights[-1],
        iterations=iterations,
        penalised=read_only(fit(penalised, stopping=Stopping(grad_tol=1e-11)).coef[1:]),
        firth=read_only(firth.coef[1:] * scale),
        firth_low=read_only(firth.ci_low[1:] * scale),
        firth_high=read_only(firth.ci_high[1:] * scale),
    )
