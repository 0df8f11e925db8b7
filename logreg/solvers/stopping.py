"""When a run is over: how it may stand, in words, and the rule that says so."""

from dataclasses import dataclass
from enum import Enum
from math import isfinite

from logreg.errors import SettingError
from logreg.solvers import Step


class Status(Enum):
    """How a run stands; `message` says it to people."""

    RUNNING = "Still training."
    CONVERGED = "Converged: the loss is at its minimum."
    PRECISION_REACHED = (
        "Converged as far as the computer's precision allows: no step can lower the loss any more. "
        "Standardising the columns would make the numbers comparable in size."
    )
    LIMIT_REACHED = (
        "Stopped at the iteration limit before the minimum: allow more iterations, use Newton's method, or "
        "standardise the columns if they are not."
    )
    DIVERGED = (
        "Diverging: the loss grows instead of falling because the learning rate is too high. "
        "Choose a lower one, a tenth for a start, or standardise the columns if they are not."
    )
    STOPPED_EARLY = (
        "Stopped early: the validation loss has not fallen below its best for as many iterations as the "
        "patience allows. The best step is the one to keep."
    )
    STATIONARY = (
        "The gradient has vanished. This loss is not convex, so the place may be its minimum or a plateau "
        "far from it: try another start, or cross-entropy."
    )
    SEPARATED = (
        "Perfectly separated: these coefficients put every row on its own side, and ever larger ones would "
        "fit ever better, so no best fit exists. Add an L2 penalty, or look for a column that gives the "
        "answer away."
    )

    @property
    def message(self) -> str:
        """One or two sentences: what happened and what to do."""
        return str(self.value)

    @property
    def succeeded(self) -> bool:
        """Whether the coefficients are the minimum."""
        return self in (Status.CONVERGED, Status.PRECISION_REACHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopping:
    """When a run is over.

    A minimum is where the gradient vanishes: its largest component falls to `grad_tol` (nats a row per unit
    of the coefficient). A gradient is small by itself when its column is, so a solver that knows how far a
    full Newton step would lower the loss must promise less than `decrement_tol` as well; below
    `precision_tol`, rounding forbids anything better. Source: Boyd & Vandenberghe (2004), section 9.5.1.
    """

    grad_tol: float = 1e-8
    decrement_tol: float = 1e-14
    precision_tol: float = 1e-24
    max_iter: int = 1000

    def __post_init__(self) -> None:
        if not (
            self.grad_tol >= 0 and self.decrement_tol >= 0 and self.precision_tol >= 0 and self.max_iter >= 0
        ):
            raise SettingError(f"{self} makes no sense: tolerances and the limit must be at least 0.")

    def status_of(self, step: Step, first: Step) -> Status:
        """How the run that began at `first` stands at `step`."""
        if not (isfinite(step.loss) and isfinite(step.gradient_norm)) or step.diverged:
            return Status.DIVERGED
        if step.separated and not step.rounded:
            return Status.SEPARATED
        promised = 0.0 if step.decrement is None else step.decrement
        if step.gradient_norm <= self.grad_tol and promised <= self.decrement_tol and not step.rounded:
            return Status.CONVERGED if step.convex else Status.STATIONARY
        if step.stalled or (step.decrement is not None and step.decrement <= self.precision_tol):
            return Status.PRECISION_REACHED if step.convex else Status.STATIONARY
        if step.iteration - first.iteration >= self.max_iter:
            return Status.LIMIT_REACHED
        return Status.RUNNING
