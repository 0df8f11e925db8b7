"""Logistic regression with the interface that the field knows."""

import inspect
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg import sklearn_interface
from logreg.arrays import Matrix, Vector
from logreg.errors import SettingError, ShapeError
from logreg.functional.activations import log_sigmoid, sigmoid
from logreg.linalg.threads import limit_threads
from logreg.objective.in_memory import Objective
from logreg.solvers import SgdSettings, SolverSettings, SubsampledNewtonSettings
from logreg.solvers.fitting import fit
from logreg.solvers.stopping import Stopping
from logreg.validation import as_rows, check_rows, check_weights, is_second_class, two_classes

ClassWeight = dict[Any, float] | str | None


class LogisticRegression:
    """A binary classifier whose log-odds are linear in the columns.

    C multiplies the summed loss against l1_ratio |slopes|_1 + (1 - l1_ratio) |slopes|^2 / 2, as in
    scikit-learn; the default, infinity, is maximum likelihood. `tol` bounds max|gradient| of the mean
    penalised loss. `random_state` seeds the solvers "sgd" and "sampled". Labels may be of any type;
    the second of the sorted classes is the positive one. A fit takes at most `n_threads` threads; None
    stands for one a core, as far as OMP_NUM_THREADS, OPENBLAS_NUM_THREADS and MKL_NUM_THREADS, the process's
    affinity and its container's quota of CPU time allow.
    After `fit`: coef_ (1, d), intercept_ (1,), classes_ (2,), n_iter_ (1,), n_features_in_,
    feature_names_in_ (where X has named columns), and fit_, the Fit with its Status.
    Errors: LogregError and its children for what a caller can mend; an outcome is said by fit_.status.
    """

    feature_names_in_: NDArray[Any]

    def __init__(
        self,
        C: float = np.inf,
        l1_ratio: float = 0.0,
        *,
        fit_intercept: bool = True,
        class_weight: ClassWeight = None,
        solver: str = "auto",
        tol: float = 1e-8,
        max_iter: int = 1000,
        warm_start: bool = False,
        random_state: int | None = None,
        n_threads: int | None = None,
    ) -> None:
        self.C = C
        self.l1_ratio = l1_ratio
        self.fit_intercept = fit_intercept
        self.class_weight = class_weight
        self.solver = solver
        self.tol = tol
        self.max_iter = max_iter
        self.warm_start = warm_start
        self.random_state = random_state
        self.n_threads = n_threads

    def fit(self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None = None) -> Self:
        """Learn from X (n, d), y (n,) of two classes and sample_weight (n,)."""
        rows = with_columns(as_rows(X))
        labels = sklearn_interface.as_vector(y)
        classes = two_classes(labels, len(rows))
        code = is_second_class(labels, classes)
        weight = row_weights(check_weights(sample_weight, len(rows)), self.class_weight, classes, code)
        penalty = self._penalty() / (len(rows) if weight is None else weight.sum())
        objective = Objective(
            rows,
            code,
            sample_weight=weight,
            l1=penalty * self.l1_ratio,
            l2=penalty * (1 - self.l1_ratio),
            fit_intercept=self.fit_intercept,
        )
        stopping = Stopping(grad_tol=self.tol, max_iter=self.max_iter)
        start, settings = self._start(objective), self._solver_settings()
        with limit_threads(self.n_threads):
            self.fit_ = fit(objective, self.solver, start=start, settings=settings, stopping=stopping)
        self.classes_ = classes
        self._remember(X, rows.shape[1])
        return self

    def decision_function(self, X: ArrayLike) -> Vector:
        """The log-odds of the second class, (n,)."""
        self._check_fitted()
        sklearn_interface.check_columns(self, X)
        rows = check_rows(X)
        if rows.shape[1] != self.n_features_in_:
            raise ShapeError(
                f"X has {rows.shape[1]} features, but {type(self).__name__} is expecting "
                f"{self.n_features_in_} features as input: give the columns it learned from."
            )
        return np.asarray(rows @ self.coef_[0] + self.intercept_[0])

    def predict_proba(self, X: ArrayLike) -> Matrix:
        """The probability of each class, (n, 2)."""
        z = self.decision_function(X)
        return np.column_stack([sigmoid(-z), sigmoid(z)])

    def predict_log_proba(self, X: ArrayLike) -> Matrix:
        """The logarithm of each class's probability, (n, 2); exact where the probability itself is 0."""
        z = self.decision_function(X)
        return np.column_stack([log_sigmoid(-z), log_sigmoid(z)])

    def predict(self, X: ArrayLike) -> NDArray[Any]:
        """The more probable class of each row, (n,)."""
        positive = self.decision_function(X) > 0
        return np.asarray(self.classes_[positive.astype(int)])

    def score(self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None = None) -> float:
        """The share of rows classified right."""
        right = self.predict(X) == np.asarray(y)
        return float(np.average(right, weights=check_weights(sample_weight, len(right))))

    def get_params(self, deep: bool = True) -> dict[str, Any]:  # noqa: ARG002  the interface's signature
        """The settings by name."""
        return {name: getattr(self, name) for name in settings_of(type(self))}

    def set_params(self, **params: Any) -> Self:
        """Change settings by name. Raises SettingError for an unknown one."""
        known = settings_of(type(self))
        for name, value in params.items():
            if name not in known:
                raise SettingError(f"There is no setting {name!r}: choose among {', '.join(known)}.")
            setattr(self, name, value)
        return self

    def __repr__(self) -> str:
        """The settings that differ from their defaults."""
        known = settings_of(type(self))
        changed = [f"{n}={v!r}" for n, v in self.get_params().items() if repr(v) != repr(known[n].default)]
        return f"{type(self).__name__}({', '.join(changed)})"

    def __sklearn_tags__(self) -> Any:
        """What scikit-learn asks before it uses an estimator."""
        return sklearn_interface.binary_classifier_tags()

    def _penalty(self) -> float:
        if not self.C > 0:
            raise SettingError(f"C is {self.C}: choose a positive number, or infinity for no penalty.")
        if not 0 <= self.l1_ratio <= 1:
            raise SettingError(f"l1_ratio is {self.l1_ratio}: choose 0 (all l2) to 1 (all l1).")
        return float(1 / self.C)

    def _start(self, objective: Objective) -> Vector | None:
        known = getattr(self, "fit_", None)
        return known.coef if self.warm_start and known and len(known.coef) == objective.n_coef else None

    def _solver_settings(self) -> SolverSettings | None:
        seed = self.random_state
        if seed is None:
            return None
        drawing = {"sgd": SgdSettings(seed=seed), "sampled": SubsampledNewtonSettings(seed=seed)}
        return drawing.get(self.solver)

    def _remember(self, X: ArrayLike, d: int) -> None:
        coef = self.fit_.coef
        self.coef_ = coef[len(coef) - d :][None, :].copy()
        self.intercept_ = coef[:1].copy() if self.fit_intercept else np.zeros(1)
        self.n_iter_ = np.array([self.fit_.n_iter])
        self.n_features_in_ = d
        sklearn_interface.remember_columns(self, X)

    def _check_fitted(self) -> None:
        if not hasattr(self, "coef_"):
            raise sklearn_interface.not_fitted(
                f"This {type(self).__name__} has learned nothing yet: call fit(X, y) first."
            )


def with_columns(rows: Matrix) -> Matrix:
    """The rows, which have at least one column."""
    if rows.shape[1] == 0:
        raise ShapeError(f"X has 0 feature(s) (shape={rows.shape}) while a minimum of 1 is required.")
    return rows


def settings_of(estimator: type) -> dict[str, inspect.Parameter]:
    """The parameters of its constructor, by name."""
    return {n: p for n, p in inspect.signature(estimator).parameters.items() if n != "self"}


def row_weights(
    weight: Vector | None, class_weight: ClassWeight, classes: NDArray[Any], code: NDArray[Any]
) -> Vector | None:
    """Each row's weight: its own times its class's; "balanced" gives both classes the same sum."""
    if class_weight is None:
        return weight
    positive = code.astype(np.intp)
    if isinstance(class_weight, dict):
        of_class = np.array([class_weight.get(label, 1.0) for label in classes.tolist()])
    elif class_weight == "balanced":
        counts = np.bincount(positive, weight, minlength=2)
        of_class = counts.sum() / (2 * counts)
    else:
        raise SettingError(f"class_weight is {class_weight!r}: give 'balanced' or a dict of class -> weight.")
    return of_class[positive] if weight is None else np.asarray(weight * of_class[positive])
