"""Random problems, and derivatives by central differences."""

import numpy as np

import logreg as lr


def problem(seed=0, n=40, d=3, **options):
    random = np.random.default_rng(seed)
    return lr.Objective(
        random.normal(size=(n, d)),
        random.integers(0, 2, n),
        sample_weight=random.uniform(0, 3, n),
        **options,
    )


def central_difference(function, at, h=1e-5):
    return np.array([(function(at + h * e) - function(at - h * e)) / (2 * h) for e in np.eye(len(at))])
