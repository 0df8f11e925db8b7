"""Estimates and their statsmodels counterparts, for tests that compare the two."""

from functools import cache

import numpy as np
import statsmodels.api as sm
from sklearn.datasets import load_breast_cancer

from logreg.data.design import Design
from logreg.inference.estimate import maximum_likelihood
from tests.logreg import published
from tests.logreg.inference.exactly import summarized

PLAIN = ("admissions", "low birth weight", "challenger", "far tail")
NAMES = (*PLAIN, "wisconsin, 10 features", "raw scales")


@cache
def problem(name):
    if name == "admissions":
        return published.admissions()
    if name == "low birth weight":
        return published.low_birth_weight("age", "lwt", "race", "smoke", "ht", "ui")
    if name == "challenger":
        return published.challenger()
    if name == "wisconsin, 10 features":
        data = load_breast_cancer()
        return Design.learn(dict(zip(data.feature_names[:10], data.data[:, :10].T, strict=True))), data.target
    return drawn(
        *{"far tail": (2000, 1.0, 0.0), "raw scales": (400, [1e-6, 1.0, 1e5], [3.0, 0.0, 1e6])}[name]
    )


def drawn(n, scale, shift):
    """Three columns of which the first says most: with many rows, its z exceeds 20."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(n, 3)) * scale + shift
    z = (X - X.mean(axis=0)) / X.std(axis=0) @ [1.8 if n > 400 else 1.0, -0.5, 0.3]
    y = (rng.random(n) < 1 / (1 + np.exp(-z))).astype(float)
    return Design.learn(dict(zip("abc", X.T, strict=True))), y


@cache
def ours(name):
    return maximum_likelihood(*problem(name))


@cache
def exact(name):
    design, y = problem(name)
    return summarized(design.X, y)


@cache
def theirs(name, **options):
    design, y = problem(name)
    rows = sm.add_constant(design.X, prepend=True)
    # its stopping rule is relative to the deviance: only 1e-16 lets the coefficients settle
    return sm.GLM(y, rows, family=sm.families.Binomial()).fit(tol=1e-16, maxiter=50, **options)


@cache
def their_logit(name, cov_type="nonrobust"):
    design, y = problem(name)
    return sm.Logit(y, sm.add_constant(design.X)).fit(
        disp=0, method="newton", tol=1e-14, maxiter=200, cov_type=cov_type
    )
