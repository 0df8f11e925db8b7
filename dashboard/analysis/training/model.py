"""A model: a problem, and the coefficients where training stands."""

from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

import logreg as lr
from dashboard.analysis.training.problem import Problem
from logreg.arrays import Matrix, Rows, Vector
from logreg.evaluation.performance import Performance, performance

Which = Literal["validation", "train", "all"]
WORDS = {
    "validation": "validation rows",
    "train": "training rows",
    "all": "rows, training and validation together",
}


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Scores:
    """Labels and predicted probabilities of some rows."""

    y: NDArray[Any]  # 0 or 1
    p: Vector
    rows: Rows  # positions in the prepared data
    which: str  # in words: "142 validation rows"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Model:
    """Coefficients (k,), intercept first, in the terms of the problem's design."""

    key: str  # differs between any two models of a visit
    problem: Problem
    coef: Vector
    status: lr.Status
    iteration: int

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
        return Scores(y=y[rows], p=p, rows=rows, which=f"{len(rows):,} {WORDS[which]}")

    def performance(self, which: Literal["validation", "train"]) -> Performance:
        """How well the model does on the validation or the training rows."""
        X, y = self.rows(which)
        return performance(y, self.logits(X))

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
