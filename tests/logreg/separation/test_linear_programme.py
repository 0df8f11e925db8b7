"""The verdict beside an independent linear programme, on random small designs of every kind.

SEPARATION_DESIGNS=5000 tries as many; 500 without it.
"""

import os
from dataclasses import dataclass
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from logreg.data.design import Design
from logreg.separation.detection import Kind, find_separation

DESIGNS = int(os.environ.get("SEPARATION_DESIGNS", "500"))


@dataclass
class Case:
    design: Design
    y: np.ndarray
    weight: np.ndarray


def numbers(rng, n):
    """Columns with ties, repeated and constant ones among them."""
    columns = list(rng.normal(size=(rng.integers(0, 5), n)))
    if rng.random() < 0.5:
        columns = [np.round(column * rng.choice([1, 2])) for column in columns]
    if columns and rng.random() < 0.3:
        columns.append(columns[0] - (columns[-1] if rng.random() < 0.5 else 3))
    if not columns or rng.random() < 0.2:
        columns.append(np.full(n, rng.normal()))
    return {f"x{j}": column for j, column in enumerate(columns)}


def levels(rng, n):
    return {
        f"level{j}": rng.choice(list("abcd")[: rng.integers(2, 5)], n).astype(object)
        for j in range(rng.integers(0, 3))
    }


def labels(rng, design):
    """From a model, from a hyperplane with or without rows on it, and with a pure level or value."""
    logit = design.X @ rng.normal(size=design.X.shape[1]) - rng.normal()
    kind = rng.integers(0, 4)
    if kind == 0:
        logit *= rng.choice([0.3, 2, 8])
        y = rng.random(len(logit)) < 1 / (1 + np.exp(-logit))
    else:
        y = logit > np.median(logit)
        if kind == 2:
            at = np.abs(logit - np.median(logit)) < rng.choice([0.01, 0.3])
            y[at] = rng.random(int(at.sum())) < 0.5
        if kind == 3:
            y = rng.random(len(logit)) < 0.5
    if rng.random() < 0.3:
        column = design.X[:, rng.integers(design.X.shape[1])]
        y[column == column[0]] = True
    return y.astype(float)


def random_case(seed):
    rng = np.random.default_rng(seed)
    n = int(rng.integers(4, 50))
    design = Design.learn({**numbers(rng, n), **levels(rng, n)})
    if design.X.shape[1] == 0:
        design = Design.learn({"x": rng.normal(size=n)})
    y, rows = labels(rng, design), np.arange(n)
    if rng.random() < 0.4:  # rows that occur twice, with the same class or the other
        again = rng.choice(n, int(rng.integers(1, n)))
        rows = np.r_[rows, again]
        y = np.r_[y, np.where(rng.random(len(again)) < 0.9, y[again], 1 - y[again])]
    weight = rng.choice([0.0, 0.5, 1, 3], len(rows)) if rng.random() < 0.4 else np.ones(len(rows))
    weight[0] = 1
    return Case(Design(design.X[rows], design.terms, design.levels), y, weight)


def separable_by_programme(case):
    """Rows with s = 1 in max sum(s) with Z b >= s, 0 <= s <= 1: Konis (2007), section 4.4."""
    counted = case.weight > 0
    X = case.design.X[counted]
    width = np.where(np.ptp(X, axis=0) > 0, X.std(axis=0), 1)
    A = np.c_[np.ones(len(X)), (X - X.mean(axis=0)) / width]
    Z = (2 * case.y[counted] - 1)[:, None] * A
    n, k = Z.shape
    programme = partial(
        linprog,
        np.r_[np.zeros(k), -np.ones(n)],
        A_ub=np.c_[-Z, np.eye(n)],
        b_ub=np.zeros(n),
        bounds=[(None, None)] * k + [(0, 1)] * n,
    )
    answers = (programme(method=method) for method in ("highs", "highs-ipm"))  # either may give up
    answer = next(answer for answer in answers if answer.success)
    rows = np.zeros(len(case.y), dtype=bool)
    rows[counted] = answer.x[k:] > 0.5
    return rows


@settings(max_examples=DESIGNS)
@given(st.integers(0, 10**9))
def test_verdict_rows_and_direction_are_those_of_a_linear_programme(seed):
    case = random_case(seed)
    found = find_separation(case.design, case.y, sample_weight=case.weight)
    expected, counted = separable_by_programme(case), case.weight > 0
    np.testing.assert_array_equal(found.rows, expected)
    assert found.kind is (
        Kind.COMPLETE if expected[counted].all() else Kind.QUASI if expected.any() else Kind.NONE
    )
    margin = (2 * case.y - 1) * (found.direction[0] + case.design.X @ found.direction[1:])
    assert (margin[counted] >= -1e-8 * np.abs(margin).max(initial=0)).all()
    assert (margin[expected] > 0).all()


def test_the_designs_are_of_all_three_kinds():
    cases = [random_case(seed) for seed in range(300)]
    kinds = [find_separation(case.design, case.y, sample_weight=case.weight).kind for case in cases]
    assert min(kinds.count(kind) for kind in Kind) > 40


@pytest.mark.parametrize("seed", range(5))
def test_a_row_without_weight_is_a_row_left_out(seed):
    case = random_case(seed)
    weight = np.random.default_rng(seed).integers(0, 2, len(case.y)).astype(float)
    weight[0] = 1
    kept = weight > 0
    part = Design(case.design.X[kept], case.design.terms, case.design.levels)
    whole = find_separation(case.design, case.y, sample_weight=weight)
    without = find_separation(part, case.y[kept])
    assert whole.kind is without.kind
    np.testing.assert_array_equal(whole.rows[kept], without.rows)
    assert not whole.rows[~kept].any()
