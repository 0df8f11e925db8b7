"""Which settings each solver has, and what people call them: one table, one control an entry."""

from dataclasses import dataclass
from math import isfinite

from logreg.errors import SettingError
from logreg.solvers import DOWNHILL, SolverSettings
from logreg.solvers.learning_rate import Exponential, InverseTime, Schedule

LEARNING_RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0)
PENALTIES = (0.0, 0.0001, 0.001, 0.01, 0.1, 1.0)
MOST = 1_000_000  # of any whole number
CONSTANT = "Constant"
SCHEDULES: dict[str, type[Schedule]] = {
    "1 / iteration": InverseTime,
    "Exponential": Exponential,
}
NAMES = {
    "gradient-descent": "Gradient descent",
    "gradient-descent-backtracking": "Gradient descent, backtracking line search",
    "momentum": "Momentum",
    "nesterov": "Nesterov",
    "sgd": "Stochastic gradient descent",
    "adam": "Adam",
    "newton": "Newton",
    "newton-exact": "Newton, exact line search",
    "chebyshev": "Chebyshev, third order",
    "lbfgs": "L-BFGS",
    "lbfgs-mixed": "L-BFGS, mixed precision",
    "sampled": "Subsampled Newton",
    "proximal": "Proximal Newton, L1",
}
IDEAS = {
    "gradient-descent": "Straight downhill, with the learning rate as the length of each step.",
    "gradient-descent-backtracking": "Straight downhill, with a learning rate found anew at each step.",
    "momentum": "A heavy ball: each move keeps part of the one before.",
    "nesterov": "Momentum with the gradient taken ahead of the step; it restarts when the loss rises.",
    "sgd": "Small random batches, each of which moves the weights; one iteration is one pass over all rows.",
    "adam": "Every coefficient has its own learning rate, by how large its gradients have been.",
    "newton": "Jumps to where the curvature says the minimum is.",
    "newton-exact": "Newton's direction, followed to the lowest loss along it.",
    "chebyshev": "Newton with a third-order term: it also uses how the curvature changes.",
    "lbfgs": "Newton's idea, with the curvature estimated from the last few steps.",
    "lbfgs-mixed": "L-BFGS that reads the rows with seven digits at first, and with all of them at the end.",
    "sampled": "Newton with the Hessian of a sample of the rows and the gradient of all of them.",
    "proximal": "Newton's method for an L1 penalty, which sets some weights to exactly 0.",
}


@dataclass(frozen=True, kw_only=True)
class Option:
    """A number that a solver takes, and the control that sets it."""

    name: str  # the field of the solver's settings
    label: str
    help: str
    default: float
    choices: tuple[float, ...] = ()  # none: any whole number from `least` to MOST
    least: int = 0
    whole: bool = True  # without choices; else any positive number
    param: str = ""  # in the session and in the address, where it is not the name

    @property
    def key(self) -> str:
        """Its key in the session and in the address."""
        return self.param or self.name

    def holds(self, value: float) -> bool:
        """Whether its control can show this value."""
        if self.choices:
            return value in self.choices
        if self.whole:
            return self.least <= value <= MOST and value == int(value)
        return value > 0 and isfinite(value)


_MOMENTUM = Option(
    name="momentum",
    label="Momentum",
    help="The share of each step that is kept for the next. 0 is plain gradient descent.",
    default=0.9,
    choices=(0.0, 0.5, 0.8, 0.9, 0.95, 0.99),
)
_BETA1 = Option(
    name="beta1",
    label="beta1",
    help="β₁: the part of the running mean of the gradient that each iteration keeps.",
    default=0.9,
    choices=(0.0, 0.5, 0.8, 0.9, 0.95, 0.99),
)
_BETA2 = Option(
    name="beta2",
    label="beta2",
    help="β₂: the part of the running mean of the squared gradient that each iteration keeps.",
    default=0.999,
    choices=(0.9, 0.99, 0.999, 0.9999),
)
_BATCH_SIZE = Option(
    name="batch_size",
    label="Batch size",
    help="Rows per step. Fewer make noisier and faster steps.",
    default=32,
    least=1,
)
_HALF_LIFE = Option(
    name="half_life",
    label="Half-life",
    help="Passes. Batches are noisy, so the rate shrinks as 1 / (1 + pass / half-life).",
    default=20,
    least=1,
)
_SEED = Option(
    name="seed", label="Solver seed", help="Another seed draws other rows.", default=0, param="solver_seed"
)
_HISTORY_SIZE = Option(
    name="history_size",
    label="History size",
    help="Steps from which the curvature is estimated. More describe it better.",
    default=10,
    least=1,
)

OPTIONS: dict[str, tuple[Option, ...]] = {
    "momentum": (_MOMENTUM,),
    "adam": (_BETA1, _BETA2),
    "sgd": (_BATCH_SIZE, _HALF_LIFE, _SEED),
    "lbfgs": (_HISTORY_SIZE,),
    "sampled": (_SEED,),
}
SCHEDULED = ("gradient-descent", "momentum", "nesterov", "adam")
L1 = "proximal"  # the solver that takes an L1 penalty
RATED = (*SCHEDULED, "sgd")  # sgd's rate shrinks by itself


LOSS_FUNCTIONS = {"cross-entropy": "Cross-entropy", "squared-error": "Squared error"}
SQUARED_ERROR = "squared-error"


def check_loss_function(solver: str, loss_function: str) -> None:
    """Raise SettingError for a loss that there is not, or that this solver cannot minimise."""
    if loss_function not in LOSS_FUNCTIONS:
        raise SettingError(f"There is no loss {loss_function}: choose cross-entropy or squared-error.")
    if loss_function == SQUARED_ERROR and solver not in DOWNHILL:
        raise SettingError(
            f"{NAMES[solver]} steps by curvature, and squared error is not convex: take gradient descent or "
            "one of its kin, or cross-entropy."
        )


def run_name(solver: str, settings: SolverSettings) -> str:
    """A solver and its most telling settings in a few words: "Momentum, rate 0.3, momentum 0.9"."""
    words = [NAMES[solver]]
    rate = getattr(settings, "learning_rate", None)
    if isinstance(rate, Schedule):
        words.append(f"rate {rate.learning_rate:g} halving in {rate.half_life:g}")
    elif rate is not None:
        words.append(f"rate {rate:g}")
    chosen = [option for option in OPTIONS.get(solver, ()) if option.name in ("momentum", "batch_size")]
    words += [f"{option.label.lower()} {getattr(settings, option.name):g}" for option in chosen]
    return ", ".join(words)
