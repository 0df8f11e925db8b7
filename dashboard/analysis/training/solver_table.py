"""Which settings each solver has, and what people call them: one table, one control an entry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from logreg.solvers.schedules import Exponential, InverseTime, Schedule

RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0)
PENALTIES = (0.0, 0.0001, 0.001, 0.01, 0.1, 1.0)
MOST = 1_000_000  # of any whole number
CONSTANT = "Constant"
SCHEDULES: dict[str, type[Schedule]] = {
    "1 / iteration": InverseTime,
    "Exponential": Exponential,
}
NAMES = {
    "gradient-descent": "Gradient descent",
    "gradient-descent-backtracking": "Gradient descent, own rate",
    "momentum": "Momentum",
    "nesterov": "Nesterov",
    "sgd": "Stochastic gradient descent",
    "adam": "Adam",
    "newton": "Newton",
    "chebyshev": "Chebyshev, third order",
    "lbfgs": "L-BFGS",
    "sampled": "Sampled curvature",
    "proximal": "Proximal Newton, L1",
}
IDEAS = {
    "gradient-descent": "Walks straight downhill, always with the same rate.",
    "gradient-descent-backtracking": "Walks straight downhill and finds its own rate at each step.",
    "momentum": "A heavy ball: each move keeps part of the one before.",
    "nesterov": "Momentum that looks ahead and starts anew when it runs uphill.",
    "sgd": "Small random batches, each of which moves the weights; one iteration is one pass over all rows.",
    "adam": "Every weight has a rate of its own, by how large its gradients have been.",
    "newton": "Jumps to where the curvature says the minimum is.",
    "chebyshev": "Newton along a curve: it also heeds how the curvature changes on the way.",
    "lbfgs": "Newton's idea, with the curvature learned from the last few steps.",
    "sampled": "Learns the curvature from a sample of the rows, the slope from all of them.",
    "proximal": "Newton's method for an L1 penalty, which sets weights to exactly 0.",
}


@dataclass(frozen=True, kw_only=True)
class Option:
    """A number that a solver takes: `given` turns what people know into what the solver wants."""

    name: str  # of the solver's setting
    label: str
    help: str
    default: float
    choices: tuple[float, ...] = ()  # none: any whole number from `least` to MOST
    least: int = 0
    whole: bool = True  # without choices; else any positive number
    given: Callable[[float], float] = lambda shown: shown
    shown: Callable[[float], float] = lambda given: given
    key: str  # of its control, and what it is called in an address
    old_keys: tuple[str, ...] = ()  # what links made before call it

    def holds(self, shown: float) -> bool:
        """Whether its control can show this value."""
        if self.choices:
            return shown in self.choices
        if self.whole:
            return self.least <= shown <= MOST and shown == int(shown)
        return shown > 0 and isfinite(shown)


def rest(share: float) -> float:
    """What is lost where so much is kept, and the other way round; exact in the digits people type."""
    return round(1 - share, 12)


_MOMENTUM = Option(
    name="friction",
    key="momentum",
    label="Momentum",
    help="The part of each move that is kept for the next. 0 is plain gradient descent.",
    default=0.9,
    choices=(0.0, 0.5, 0.8, 0.9, 0.95, 0.99),
    given=rest,
    shown=rest,
)
_MEAN = Option(
    name="forget_mean",
    key="beta1",
    old_keys=("memory_of_the_gradient",),
    label="Memory of the gradient",
    help="β₁: the part of the running mean of the gradient that each iteration keeps.",
    default=0.9,
    choices=(0.0, 0.5, 0.8, 0.9, 0.95, 0.99),
    given=rest,
    shown=rest,
)
_SQUARE = Option(
    name="forget_square",
    key="beta2",
    old_keys=("memory_of_its_square",),
    label="Memory of its square",
    help="β₂: the part of the running mean of the squared gradient that each iteration keeps.",
    default=0.999,
    choices=(0.9, 0.99, 0.999, 0.9999),
    given=rest,
    shown=rest,
)
_BATCH = Option(
    name="batch_size",
    key="batch_size",
    label="Batch size",
    help="Rows a move. Fewer are noisier and faster.",
    default=32,
    least=1,
)
_HALVING = Option(
    name="half_life",
    key="half_life",
    old_keys=("rate_halves_after",),
    label="Rate halves after, passes",
    help="Batches are noisy, so the rate shrinks as 1 / (1 + pass / this).",
    default=20,
    least=1,
)
_SEED = Option(
    name="seed", key="solver_seed", label="Solver seed", help="Another seed draws other rows.", default=0
)
_MEMORY = Option(
    name="history_size",
    key="history_size",
    old_keys=("steps_remembered",),
    label="Steps remembered",
    help="More describe the curvature better.",
    default=10,
    least=1,
)

OPTIONS: dict[str, tuple[Option, ...]] = {
    "momentum": (_MOMENTUM,),
    "adam": (_MEAN, _SQUARE),
    "sgd": (_BATCH, _HALVING, _SEED),
    "lbfgs": (_MEMORY,),
    "sampled": (_SEED,),
}
SCHEDULED = ("gradient-descent", "momentum", "nesterov", "adam")
L1 = "proximal"  # the solver that takes an L1 penalty
RATED = (*SCHEDULED, "sgd")  # sgd's rate shrinks by itself


def name(solver: str, given: Mapping[str, Any]) -> str:
    """A solver and its most telling settings in a few words: "Momentum, rate 0.3, momentum 0.9"."""
    words = [NAMES[solver]]
    rate = given.get("learning_rate")
    if isinstance(rate, Schedule):
        words.append(f"rate {rate.learning_rate:g} halving in {rate.half_life:g}")
    elif rate is not None:
        words.append(f"rate {rate:g}")
    chosen = [option for option in OPTIONS.get(solver, ()) if option.name in ("friction", "batch_size")]
    words += [f"{option.label.lower()} {option.shown(given[option.name]):g}" for option in chosen]
    return ", ".join(words)
