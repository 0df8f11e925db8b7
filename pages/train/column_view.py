"""Which columns of many are drawn, and the rows that are drawn over them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import streamlit as st

from dashboard.analysis.training.problem import Problem, weight_of
from dashboard.analysis.training.run import Run
from dashboard.text.quoting import counted
from dashboard.ui.widgets import bound
from logreg.arrays import Matrix, Rows, Vector
from logreg.data.design import Design
from logreg.data.products import product_terms
from logreg.evaluation.performance import correct_decisions
from logreg.inspection.rows_along import probabilities

MOST_DRAWN = 1000


def choose_columns(design: Design) -> tuple[str, ...]:
    """One number column for a curve or two for a plane, chosen by the reader; none where there are none."""
    numbers = list(design.numbers)
    if len(numbers) < 2:
        return tuple(numbers)
    left, right = st.columns(2)
    with left:
        across = bound.selectbox(
            "x axis",
            numbers,
            key="across",
            help="The chart shows the fit over this column.",
        )
    others = [(name,) for name in numbers if name != across]
    with right:
        up = bound.selectbox(
            "y axis",
            [(), *others],
            index=1,
            format_func=lambda name: name[0] if name else "probability",
            key="up",
            help="A second column gives a plane with the boundary; all others are held at their means.",
        )
    return (across, *up)


def axes(problem: Problem) -> tuple[Design, Vector | None]:
    """The design whose rows set the axes and the means, and what those rows count; edited rows count once."""
    if problem.axes_design is not None:
        return problem.axes_design, None
    return problem.design, weight_of(problem.prepared, problem.split.train)


def drawn_cases(
    problem: Problem, shown: tuple[str, ...], coef: Matrix, threshold: float, *, sticks: bool = False
) -> dict[str, Any]:
    """The rows to draw, at most 1,000 of them, as the figures want them; and how each fit decides them."""
    n = len(problem.prepared.y)
    rows = (
        np.arange(n)
        if n <= MOST_DRAWN
        else np.sort(np.random.default_rng(0).choice(n, MOST_DRAWN, replace=False))
    )
    given = problem.prepared.columns
    p = _probability(problem, rows, coef)
    return {
        "rows": rows,
        "x": np.asarray(given[shown[0]], dtype=float)[rows],
        "y": np.asarray(given[shown[1]], dtype=float)[rows] if len(shown) > 1 else None,
        "label": problem.prepared.y[rows],
        "held_out": np.isin(rows, problem.split.validation),
        "names": (problem.prepared.negative, problem.prepared.positive),
        "correct": np.isnan(p) | correct_decisions(problem.prepared.y[rows], p, threshold),
        "probability": p if sticks else None,
    }


def _probability(problem: Problem, rows: Rows, coef: Matrix) -> Matrix:
    """What each of m fits gives these rows, (m, n); NaN for a row that cannot be scored."""
    found = np.full((len(coef), len(rows)), np.nan)
    parts = ((problem.split.train, problem.design.X), (problem.split.validation, problem.held_out))
    for members, X in parts:
        inside = np.isin(rows, members)
        scored = X[np.searchsorted(members, rows[inside])]
        found[:, inside] = probabilities(coef, scored)
    return found


def held_columns(design: Design, shown: Sequence[str]) -> set[str]:
    """The columns that stay where they are as those shown move; squares and products of these move too."""
    moving = {
        design.terms[j].column
        for j, pair in product_terms(design).items()
        if any(design.terms[k].column in shown for k in pair)
    }
    return {source for term in design.terms for source in term.sources} - {*shown} - moving


def fit_alt(run: Run, shown: Sequence[str]) -> str:
    """The picture of the fit for those who cannot see it."""
    prepared = run.problem.prepared
    return (
        f"Probability of {prepared.positive} over {' and '.join(shown)} at iteration {run.step.iteration:,}, "
        f"with the rows of {prepared.negative} and {prepared.positive}."
    )


def note(problem: Problem, shown: tuple[str, ...]) -> str:
    """What is held fixed and what was left out of the drawing, in words; empty when nothing was."""
    n = len(problem.prepared.y)
    still = len(held_columns(problem.design, shown))
    held = f"Held at the mean: {counted(still, 'other column')}." if still else ""
    thinned = f"{MOST_DRAWN:,} of {n:,} rows are drawn, chosen at random." if n > MOST_DRAWN else ""
    return " ".join(part for part in (held, thinned) if part)
