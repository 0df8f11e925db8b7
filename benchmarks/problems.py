"""The shapes that are timed: real and invented, easy and hard."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

import logreg as lr
from logreg.data.design import Design

Rows = tuple[NDArray[np.float64], NDArray[np.float64]]


@dataclass(frozen=True)
class Problem:
    """A name and the rows X (n, d), y (n,) behind it."""

    name: str
    rows: Callable[[], Rows]


def tumours(*, standardised: bool) -> Rows:
    """The Wisconsin tumours, 569 x 30."""
    data = lr.load_breast_cancer()
    X = Design.learn(data.columns, standardise=standardised).X
    return np.array(X), np.asarray(data.y, dtype=float)


def invented(n: int, d: int, *, correlation: float = 0.0, shift: float = 0.0) -> Rows:
    """Normal columns with one common factor, and labels from the model itself."""
    random = np.random.default_rng(0)
    X = random.normal(size=(n, d)) * np.sqrt(1 - correlation)
    X += np.sqrt(correlation) * random.normal(size=(n, 1))
    logits = X @ random.normal(0, 1.5 / np.sqrt(d), d) + shift
    return X, (random.random(n) < 1 / (1 + np.exp(-logits))).astype(float)


PROBLEMS = (
    Problem("569 × 30, tumours, standardised", lambda: tumours(standardised=True)),
    Problem("569 × 30, tumours, raw", lambda: tumours(standardised=False)),
    Problem("700 × 12", lambda: invented(700, 12)),
    Problem("10,000 × 20", lambda: invented(10_000, 20)),
    Problem("30,000 × 35", lambda: invented(30_000, 35)),
    Problem("100,000 × 50", lambda: invented(100_000, 50)),
    Problem("1,000,000 × 20", lambda: invented(1_000_000, 20)),
    Problem("200,000 × 200", lambda: invented(200_000, 200)),
    Problem("80,000 × 300", lambda: invented(80_000, 300)),
    Problem("8,000 × 600", lambda: invented(8_000, 600)),
    Problem("20,000 × 1,000", lambda: invented(20_000, 1000)),
    Problem("100,000 × 50, correlation 0.95", lambda: invented(100_000, 50, correlation=0.95)),
    Problem("100,000 × 50, 1 % positives", lambda: invented(100_000, 50, shift=-5.6)),
)
