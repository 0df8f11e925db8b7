"""Which solver suits a problem, and why."""

from logreg.objective.in_memory import Objective
from logreg.objective.penalised_loss import PenalisedLoss
from logreg.solvers.subsampled_newton import ROWS_PER_COEF, curvature_sample_size

FEW_ROWS = 5000
SMALL_TABLE = 2**17  # numbers in X: below, a copy is cheap and one core enough
ROUNDING_PAYS = 2**20  # numbers in X: below, a copy in float32 costs more than it saves
NEWTON_WORK = 10**9  # multiplications in one Hessian, about a hundredth of a second


def choose_solver(objective: PenalisedLoss) -> tuple[str, str]:
    """The name of the fastest exact solver for this many rows and columns, and a sentence that says why."""
    n, k = objective.n_rows, objective.n_coef
    if not objective.convex:
        return "gradient-descent-backtracking", "This loss is not convex: the gradient alone leads downhill."
    if objective.l1:
        return "proximal", "An l1 penalty has corners, which the proximal method alone gets exactly."
    if n >= FEW_ROWS and curvature_sample_size(objective) >= ROWS_PER_COEF * k:
        return "sampled", f"{n:,} rows are many: a sample of them shows the curvature of all."
    if n * k <= SMALL_TABLE and isinstance(objective, Objective):
        return "newton-exact", f"{n:,} rows and {k:,} coefficients are few: the longest useful steps pay."
    if n * k**2 <= NEWTON_WORK:
        return "newton", f"{n:,} rows and {k:,} coefficients are few: Newton's method needs the fewest steps."
    if n * k >= ROUNDING_PAYS and isinstance(objective, Objective):
        return (
            "lbfgs-mixed",
            f"{k:,} coefficients are many: L-BFGS needs no Hessian, at first few digits.",
        )
    return "lbfgs", f"{k:,} coefficients are many: L-BFGS needs no Hessian."
