"""Logistic regression with the interface that the field knows."""

from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Matrix, Vector
from logreg.errors import LabelError, LogregError, SettingError, ShapeError
from logreg.fitting import Stopping, fit
from logreg.objective import Objective, as_rows, checked_rows

SETTINGS = ("C", "fit_intercept", "class_weight", "solver", "tol", "max_iter", "warm_start", "random_state")


class LogisticRegression:
    """A binary classifier whose log-odds are linear in the columns.

    C multiplies the summed loss against |slopes|^2 / 2, as in scikit-learn; the default, infinity, is
    maximum likelihood. `tol` bounds max|gradient| of the mean penalised loss. Labels may be of any type; the
    second of the sorted classes is the positive one. After `fit`: coef_ (1, d), intercept_ (1,),
    classes_ (2,), n_iter_ (1,), n_features_in_, feature_names_in_ (where X has named columns), and fit_,
    the Fit with its Status.
    Errors: LogregError and its children for what a caller can mend; an outcome is said by fit_.status.
    """

    def __init__(
        self,
        C: float = np.inf,
        *,
        fit_intercept: bool = True,
        class_weight: dict[Any, float] | str | None = None,
        solver: str = "auto",
        tol: float = 1e-8,
        max_iter: int = 1000,
        warm_start: bool = False,
        random_state: Any = None,
    ) -> None:
        self.C = C
        self.fit_intercept = fit_intercept
        self.class_weight = class_weight
        self.solver = solver
        self.tol = tol
        self.max_iter = max_iter
        self.warm_start = warm_start
        self.random_state = random_state

    def fit(self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None = None) -> Self:
        """Learn from X (n, d), y (n,) of two classes and sample_weight (n,)."""
        rows = as_rows(X)
        classes, code = two_classes(y)
        weight = row_weights(sample_weight, self.class_weight, classes, code)
        objective = Objective(
            rows, code, sample_weight=weight, l2=self._l2(weight), fit_intercept=self.fit_intercept
        )
        stopping = Stopping(gradient=self.tol, limit=self.max_iter)
        self.fit_ = fit(objective, self.solver, start=self._start(objective), stopping=stopping)
        self.classes_ = classes
        self._remember(X, rows.shape[1])
        return self

    def decision_function(self, X: ArrayLike) -> Vector:
        """The log-odds of the second class, (n,)."""
        rows = checked_rows(X)
        self._check_fitted(rows.shape[1])
        return np.asarray(rows @ self.coef_[0] + self.intercept_[0])

    def predict_proba(self, X: ArrayLike) -> Matrix:
        """The probability of each class, (n, 2)."""
        half = np.tanh(self.decision_function(X) / 2) / 2
        return np.column_stack([0.5 - half, 0.5 + half])

    def predict(self, X: ArrayLike) -> NDArray[Any]:
        """The more probable class of each row, (n,)."""
        positive = self.decision_function(X) > 0
        return np.asarray(self.classes_[positive.astype(int)])

    def score(self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None = None) -> float:
        """The share of rows classified right."""
        right = self.predict(X) == np.asarray(y)
        return float(np.average(right, weights=None if sample_weight is None else np.asarray(sample_weight)))

    def get_params(self, deep: bool = True) -> dict[str, Any]:  # noqa: ARG002  the interface's signature
        """The settings by name."""
        return {name: getattr(self, name) for name in SETTINGS}

    def set_params(self, **params: Any) -> Self:
        """Change settings by name."""
        for name, value in params.items():
            if name not in SETTINGS:
                raise SettingError(f"There is no setting {name!r}: choose among {', '.join(SETTINGS)}.")
            setattr(self, name, value)
        return self

    def _l2(self, weight: Vector) -> float:
        if not self.C > 0:
            raise SettingError(f"C is {self.C}: choose a positive number, or infinity for no penalty.")
        return float(1 / (self.C * weight.sum()))

    def _start(self, objective: Objective) -> Vector | None:
        known = getattr(self, "fit_", None)
        return known.coef if self.warm_start and known and len(known.coef) == objective.n_coef else None

    def _remember(self, X: ArrayLike, d: int) -> None:
        coef = self.fit_.coef
        self.coef_ = coef[-d:][None, :].copy()
        self.intercept_ = coef[:-d].copy() if self.fit_intercept else np.zeros(1)
        self.n_iter_ = np.array([self.fit_.n_iter])
        self.n_features_in_ = d
        names = getattr(X, "columns", None)
        if names is not None and all(isinstance(name, str) for name in names):
            self.feature_names_in_ = np.asarray(names, dtype=object)

    def _check_fitted(self, d: int) -> None:
        if not hasattr(self, "coef_"):
            raise LogregError("This model has learned nothing yet: call fit(X, y) first.")
        if d != self.n_features_in_:
            raise ShapeError(f"X has {d} columns but the model learned from {self.n_features_in_}.")


def two_classes(y: ArrayLike) -> tuple[NDArray[Any], Vector]:
    """The two sorted classes, and each label as 0 or 1."""
    classes, code = np.unique(np.asarray(y), return_inverse=True)
    if len(classes) != 2:
        shown = ", ".join(map(str, classes[:5]))
        raise LabelError(f"y holds {len(classes)} classes ({shown}): exactly two are needed.")
    return classes, code.astype(float)


def row_weights(
    sample_weight: ArrayLike | None,
    class_weight: dict[Any, float] | str | None,
    classes: NDArray[Any],
    code: Vector,
) -> Vector:
    """Each row's weight: its own times its class's; "balanced" gives both classes the same sum."""
    weight = np.ones(len(code)) if sample_weight is None else np.asarray(sample_weight, dtype=float)
    if class_weight is None:
        return weight
    if class_weight == "balanced":
        of_class = weight.sum() / (2 * np.bincount(code.astype(int), weight, minlength=2))
    elif isinstance(class_weight, dict):
        of_class = np.array([class_weight.get(label, 1.0) for label in classes])
    else:
        raise SettingError(f"class_weight is {class_weight!r}: give 'balanced' or a dict of class -> weight.")
    return np.asarray(weight * of_class[code.astype(int)])
