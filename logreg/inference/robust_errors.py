"""Standard errors that stay true when the model does not."""

import numpy as np

from logreg.arrays import Matrix, Vector
from logreg.errors import SettingError
from logreg.inference.estimate import Estimate
from logreg.inference.influence import hat_diagonal

KINDS = ("HC0", "HC1", "HC2", "HC3")


def robust_covariance(estimate: Estimate, kind: str = "HC1") -> Matrix:
    """(k, k) sandwich covariance: the rows' own scores, squared, take the place of their variances.

    HC1 multiplies by n / (n - k), HC2 and HC3 divide each row by 1 - leverage once and twice. Of counted rows
    each case has its own score and its share of the leverage, as if it were a row. Raises SettingError for
    another kind, and with sampling weights, whose covariance is a sandwich already.
    Source: White (1982), Econometrica 50, 1-25; MacKinnon & White (1985), J. of Econometrics 29, 305-325.
    """
    if kind not in KINDS:
        raise SettingError(f"There are no errors of kind {kind!r}: choose one of {', '.join(KINDS)}.")
    if estimate.sampling:
        raise SettingError(
            "With sampling weights the standard errors are robust already: take them as they are."
        )
    score = (estimate.y - estimate.probability)[:, None] * estimate.rows
    if kind in ("HC2", "HC3"):
        power = 0.5 if kind == "HC2" else 1.0
        score /= ((1 - hat_diagonal(estimate) / estimate.cases) ** power)[:, None]
    factor = estimate.n_cases / (estimate.n_cases - estimate.n_coef) if kind == "HC1" else 1.0
    influence = score @ estimate.covariance
    return np.asarray(factor * (estimate.cases[:, None] * influence).T @ influence)


def robust_errors(estimate: Estimate, kind: str = "HC1") -> Vector:
    """(k,) sandwich standard errors, the roots of `robust_covariance`'s diagonal."""
    return np.asarray(np.sqrt(np.diag(robust_covariance(estimate, kind))))
