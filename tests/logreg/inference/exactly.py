"""Maximum likelihood in 50-digit arithmetic: the judge where float64 programs round differently."""

from dataclasses import dataclass

import numpy as np
from mpmath import erfc, fdot, fsum, log, matrix, mp, mpf, norm, sqrt

DIGITS = 50


@dataclass(frozen=True, eq=False, kw_only=True)
class Exact:
    """Rounded to float64 only at the end; arrays (k,), intercept first, or one value a row."""

    coef: np.ndarray
    std_err: np.ndarray
    z: np.ndarray
    p_value: np.ndarray
    ci_low: np.ndarray
    ci_high: np.ndarray
    log_likelihood: float
    hc0: np.ndarray  # robust errors
    hc3: np.ndarray
    leverage: np.ndarray
    pearson: np.ndarray
    cooks_distance: np.ndarray


def summarized(X, y):
    """Newton's method from 0 until a step changes the 40th digit; X (n, d) and y (n,) of float64."""
    with mp.workdps(DIGITS):
        rows = [[mpf(1), *map(mpf, row)] for row in X.tolist()]
        labels = [mpf(label) for label in y.tolist()]
        coef = matrix(len(rows[0]), 1)
        while True:
            p = probabilities(rows, coef)
            left = [label - one for label, one in zip(labels, p, strict=True)]
            score = matrix([fdot(column, left) for column in zip(*rows, strict=True)])
            step = mp.lu_solve(gram(rows, [one * (1 - one) for one in p]), score)
            coef += step
            if norm(step) <= mpf(10) ** -40 * norm(coef):
                return described(rows, labels, coef)


def probabilities(rows, coef):
    return [1 / (1 + mp.exp(-fdot(row, coef))) for row in rows]


def gram(rows, weights):
    """The sum of weight times row row' over the rows."""
    columns = list(zip(*rows, strict=True))
    weighted = [[a * w for a, w in zip(column, weights, strict=True)] for column in columns]
    return matrix([[fdot(a, b) for b in columns] for a in weighted])


def described(rows, labels, coef):
    p = probabilities(rows, coef)
    weights = [one * (1 - one) for one in p]
    covariance = gram(rows, weights) ** -1
    errors = roots(covariance)
    z = [b / error for b, error in zip(coef, errors, strict=True)]
    reach = sqrt(2) * mp.erfinv(mpf("0.95"))
    low, high = ([b + side * reach * e for b, e in zip(coef, errors, strict=True)] for side in (-1, 1))
    return Exact(
        coef=rounded(coef),
        std_err=rounded(errors),
        z=rounded(z),
        p_value=rounded(erfc(abs(value) / sqrt(2)) for value in z),
        ci_low=rounded(low),
        ci_high=rounded(high),
        log_likelihood=float(fsum(log(one if y else 1 - one) for y, one in zip(labels, p, strict=True))),
        **of_rows(rows, labels, p, covariance),
    )


def of_rows(rows, labels, p, covariance):
    left = [label - one for label, one in zip(labels, p, strict=True)]
    sized = [one * (1 - one) for one in p]
    reached = [covariance * matrix(row) for row in rows]
    leverage = [w * fdot(row, to) for w, row, to in zip(sized, rows, reached, strict=True)]
    pearson = [rest / sqrt(w) for rest, w in zip(left, sized, strict=True)]
    pairs = list(zip(left, leverage, strict=True))
    meat0, meat3 = (gram(rows, [(e / (1 - h) ** power) ** 2 for e, h in pairs]) for power in (0, 1))
    cook = [r**2 * h / (1 - h) ** 2 / len(rows[0]) for r, h in zip(pearson, leverage, strict=True)]
    return {
        "hc0": rounded(roots(covariance * meat0 * covariance)),
        "hc3": rounded(roots(covariance * meat3 * covariance)),
        "leverage": rounded(leverage),
        "pearson": rounded(pearson),
        "cooks_distance": rounded(cook),
    }


def roots(square):
    return [sqrt(square[j, j]) for j in range(square.rows)]


def rounded(values):
    return np.array([float(value) for value in values])
