"""Predictions with their intervals, and how they change along one column."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Matrix, Vector, read_only
from logreg.data.columns import Columns
from logreg.data.design import Design
from logreg.errors import ShapeError
from logreg.evaluation.intervals import normal_quantile
from logreg.explanation.contributions import Case, products
from logreg.functional.activations import odds, sigmoid
from logreg.inference.estimate import Estimate
from logreg.validation import check_rows


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Predictions:
    """Log-odds and probabilities with their intervals, (m,) each."""

    log_odds: Vector
    std_err: Vector  # of the log-odds
    log_odds_low: Vector
    log_odds_high: Vector

    @property
    def odds(self) -> Vector:
        """p / (1 - p)."""
        return np.asarray(odds(self.log_odds))

    @property
    def odds_low(self) -> Vector:
        """The lower end of its interval."""
        return np.asarray(odds(self.log_odds_low))

    @property
    def odds_high(self) -> Vector:
        """The upper end of its interval."""
        return np.asarray(odds(self.log_odds_high))

    @property
    def probability(self) -> Vector:
        """The predicted probability."""
        return np.asarray(sigmoid(self.log_odds))

    @property
    def low(self) -> Vector:
        """The lower end of its interval."""
        return np.asarray(sigmoid(self.log_odds_low))

    @property
    def high(self) -> Vector:
        """The upper end of its interval."""
        return np.asarray(sigmoid(self.log_odds_high))


def predict(estimate: Estimate, rows: Columns | ArrayLike, *, level: float = 0.95) -> Predictions:
    """Predicted log-odds and probabilities of rows with intervals for the expected value.

    `rows` are named columns, or a matrix (m, d) already encoded. The interval is symmetric in the log-odds.
    Raises ShapeError and ValueRangeError for rows that do not fit the design.
    """
    A = estimate.with_ones(encoded_rows(estimate.design, rows))
    centre = A @ estimate.coef
    error = estimate.error_of(A)
    reach = normal_quantile(level)
    return Predictions(
        log_odds=read_only(centre),
        std_err=read_only(error),
        log_odds_low=read_only(centre - reach * error),
        log_odds_high=read_only(centre + reach * error),
    )


def encoded_rows(design: Design, rows: Columns | ArrayLike) -> Matrix:
    """Named columns encoded, or a matrix that is so already, (m, d)."""
    if isinstance(rows, Mapping):
        return design.encode(rows)
    X = check_rows(rows)
    if X.shape[1] != len(design.terms):
        raise ShapeError(
            f"The rows have {X.shape[1]} columns but the design has {len(design.terms)} terms: "
            "give one column a term, or named columns."
        )
    return X


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Effect:
    """Predictions along one column, all others held at a case's values."""

    column: str
    values: NDArray[Any]  # (m,) numbers across the range of the rows learned from, or all levels
    predictions: Predictions


def effect(estimate: Estimate, column: str, case: Case, *, level: float = 0.95, points: int = 200) -> Effect:
    """How the prediction changes along a column of the estimate's design.

    Logs, squares, splines and products follow their columns. Raises ShapeError for a column that the design
    or the case lacks.
    Source: Fox (1987), Sociological Methodology 17, 347-361.
    """
    design = estimate.design
    if column in design.levels:
        values: NDArray[Any] = np.array(design.levels[column], dtype=object)
    else:
        own = design.learned_values(column)
        values = np.linspace(own.min(), own.max(), points)
    rows = {name: np.array([value] * len(values)) for name, value in case.items()}
    rows[column] = values
    rows |= {name: rows[first] * rows[second] for name, (first, second) in products(design).items()}
    return Effect(column=column, values=values, predictions=predict(estimate, rows, level=level))
