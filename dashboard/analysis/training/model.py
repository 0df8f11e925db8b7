"""A model: a problem, its coefficients, and which estimate of the training rows they are."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

import logreg as lr
from dashboard.analysis.training import solver_table
from dashboard.analysis.training.problem import Problem, TrainingSettings, weight_of
from logreg.arrays import Matrix, Rows, Vector
from logreg.evaluation.performance import Performance, performance
from logreg.inference.estimate import Estimate

Which = Literal["validation", "train", "all"]
WORDS = {
    "validation": "validation rows",
    "train": "training rows",
    "all": "rows, training and validation together",
}


class EstimateKind(Enum):
    """How the training rows give coefficients; the value is what people read."""

    TRAINED = "As trained"
    LIKELIHOOD = "Maximum likelihood"
    L2 = "L2 penalty"
    L1 = "L1 penalty"
    FIRTH = "Firth"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Scores:
    """Labels and predicted probabilities of some rows."""

    y: NDArray[Any]  # 0 or 1
    p: Vector
    rows: Rows  # positions in the prepared data
    which: str  # in words: "142 validation rows"
    weight: Vector | None = None  # (n,), how often or for how many each row counts


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Model:
    """Coefficients (k,), intercept first, in the terms of the problem's design."""

    key: str  # differs between any two models of a visit
    problem: Problem
    coef: Vector
    status: lr.Status
    iteration: int  # of the run; 0 for an estimate that no run has reached
    estimate: EstimateKind = EstimateKind.TRAINED
    inference: Estimate | None = None  # with its covariance; maximum likelihood and Firth have one

    @property
    def penalty(self) -> tuple[float, float]:
        """L1 and L2 of the objective that its coefficients minimise, or are on the way to."""
        return self.problem.settings.l1, self.problem.settings.l2

    @property
    def penalised(self) -> bool:
        """Whether a penalty holds the slopes back."""
        return self.problem.settings.penalised

    @property
    def squared_error(self) -> bool:
        """Whether its coefficients come from minimising squared error."""
        return self.estimate is EstimateKind.TRAINED and self.problem.settings.squared_error

    @property
    def unfinished(self) -> bool:
        """Whether training stands somewhere on its way, or has left it."""
        return self.estimate is EstimateKind.TRAINED and not self.status.succeeded

    @property
    def data_name(self) -> str:
        """The name of the data that it has learned from."""
        return self.problem.prepared.name

    @property
    def learned_from(self) -> str:
        """How much it has learned from: "142 training rows", or "3,394 training cases" of rows that count."""
        return f"{self.problem.n_learned:,} training {self.problem.counted}"

    @property
    def name(self) -> str:
        """The estimate in a few words: "Maximum likelihood", "Gradient descent, iteration 20, unfinished"."""
        left_out = self.problem.left_out
        without = f", without {', '.join(left_out)}" if left_out else ""
        if self.estimate is not EstimateKind.TRAINED:
            return f"{estimate_name(self.estimate, *self.penalty)}{without}"
        settings = self.problem.settings
        how = f"{solver_table.NAMES[settings.solver]}{loss_text(settings)}{penalty_text(*self.penalty)}"
        return f"{how}, iteration {self.iteration:,}, {status_text(self.status)}"

    @property
    def description(self) -> str:
        """One line for exports: "Maximum likelihood, 142 training rows of tumours.csv"."""
        return f"{self.name}, {self.learned_from} of {self.data_name}"

    def scores(self, which: Which = "validation") -> Scores:
        """Predictions for the validation rows, the training rows or all of them."""
        split, y = self.problem.split, self.problem.prepared.y
        parts = {
            "train": (split.train, self.problem.design.X),
            "validation": (split.validation, self.problem.held_out),
        }
        chosen = [parts[name] for name in parts if which in (name, "all")]
        rows = np.concatenate([rows for rows, _ in chosen])
        p = np.concatenate([self.probability(X) for _, X in chosen])
        words = f"{len(rows):,} {WORDS[which]}{self._cases(rows)}"
        weight = weight_of(self.problem.prepared, rows)
        return Scores(y=y[rows], p=p, rows=rows, which=words, weight=weight)

    def _cases(self, rows: Rows) -> str:
        """What rows that count cases hold, to be put behind their number."""
        data = self.problem.prepared
        if data.weight is None or data.weight_kind != "frequency":
            return ""
        return f" of {data.weight[rows].sum():,.0f} cases"

    def performance(self, which: Literal["validation", "train"]) -> Performance:
        """How well the model does on the validation or the training rows."""
        X, y = self.rows(which)
        return performance(y, self.logits(X), self.weight(which))

    def weight(self, which: Literal["validation", "train"]) -> Vector | None:
        """How often, or for how many, each of these rows counts; None where all count the same."""
        split = self.problem.split
        return weight_of(self.problem.prepared, split.train if which == "train" else split.validation)

    def rows(self, which: Literal["validation", "train"]) -> tuple[Matrix, NDArray[Any]]:
        """The validation or the training rows in the design's terms, and their labels."""
        split, y = self.problem.split, self.problem.prepared.y
        if which == "train":
            return self.problem.design.X, y[split.train]
        return self.problem.held_out, y[split.validation]

    def available(self) -> tuple[Which, ...]:
        """The kinds of rows that there are any of."""
        return get_args(Which) if len(self.problem.split.validation) else ("train",)

    def logits(self, X: Matrix, coef: Vector | None = None) -> Vector:
        """Log-odds of the positive class for rows in the design's terms; of other coefficients if given."""
        w = self.coef if coef is None else coef
        with np.errstate(over="ignore", invalid="ignore"):  # a run that diverges ends in infinities
            return np.asarray(X @ w[1:] + w[0])

    def probability(self, X: Matrix) -> Vector:
        """Probability of the positive class for rows in the design's terms."""
        return np.asarray(lr.sigmoid(self.logits(X)))


def estimate_name(kind: EstimateKind, l1: float, l2: float) -> str:
    """The estimate with the strength of its penalty: "L2 penalty 0.01"."""
    return penalty_text(l1, l2).removeprefix(", ") or kind.value


def loss_text(settings: TrainingSettings) -> str:
    """The loss that was minimised where it is not the usual one, to be put behind other words."""
    return ", on squared error" if settings.squared_error else ""


def penalty_text(l1: float, l2: float) -> str:
    """What holds the slopes back, to be put behind other words: ", L2 penalty 0.01"."""
    return "".join(f", {name} penalty {value:.4g}" for name, value in (("L1", l1), ("L2", l2)) if value)


def status_text(status: lr.Status) -> str:
    """How a run stands, in a word or two."""
    return "unfinished" if status is lr.Status.RUNNING else status.name.replace("_", " ").lower()
