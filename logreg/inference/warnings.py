"""Doubts that do not forbid inference, in words."""

from collections.abc import Iterator

import numpy as np

from logreg.arrays import Rows
from logreg.inference.collinearity import variance_inflation
from logreg.inference.estimate import Estimate
from logreg.inference.influence import influence
from logreg.wording import join_names

EVENTS_A_COLUMN = 10  # Peduzzi et al. (1996), Journal of Clinical Epidemiology 49, 1373-1379
INFLATION = 10  # Belsley, Kuh & Welsch (1980)
COOK = 1  # Cook & Weisberg (1982), Residuals and Influence in Regression, section 3.5
LEVEL_ROWS = 5


def estimate_warnings(estimate: Estimate, numbers: Rows | None = None) -> tuple[str, ...]:
    """One sentence a doubt: too few events, columns alike, thin levels, rows that carry the estimate.

    `numbers` (n,) is what the rows are called; their positions when it is not given.
    """
    return (
        *few_events(estimate),
        *collinear_columns(estimate),
        *sparse_levels(estimate),
        *influential_rows(estimate, np.arange(estimate.n_rows) if numbers is None else numbers),
    )


def few_events(estimate: Estimate) -> Iterator[str]:
    """Fewer than 10 rows of the rarer class for every coefficient."""
    events, slopes = int(min(estimate.y.sum(), (1 - estimate.y).sum())), len(estimate.design.terms)
    if slopes and events < EVENTS_A_COLUMN * slopes:
        yield (
            f"Only {events / slopes:.1f} rows of the rarer class for each coefficient; below "
            f"{EVENTS_A_COLUMN}, intervals are too narrow and coefficients too large on average."
        )


def collinear_columns(estimate: Estimate) -> Iterator[str]:
    """Columns whose variance is inflated more than tenfold."""
    vif = variance_inflation(estimate.design, intercept=estimate.intercept)[estimate.slopes]
    names = [estimate.design.names[j] for j in np.argsort(-vif) if vif[j] > INFLATION]
    if names:
        yield (
            f"Hardly separable from other columns (variance inflation up to {vif.max():.3g}): "
            f"{join_names(names)}. Their single coefficients are unsure; what they say together is not."
        )


def sparse_levels(estimate: Estimate) -> Iterator[str]:
    """Levels with fewer than 5 rows of one class."""
    for j, term in enumerate(estimate.design.terms):
        if term.level is None:
            continue
        rows = estimate.design.X[:, j] > 0
        counts = [int((rows & (estimate.y == side)).sum()) for side in (0, 1)]
        if min(counts) < LEVEL_ROWS:
            many, few = max(counts), min(counts) or "none"
            yield f"{term.name}: {many} rows of one class and {few} of the other: little is known of it."


def influential_rows(estimate: Estimate, numbers: Rows) -> Iterator[str]:
    """Rows with Cook's distance above 1."""
    cook = influence(estimate).cooks_distance
    rows = np.flatnonzero(cook > COOK)
    heavy = [int(numbers[row]) for row in rows[np.argsort(-cook[rows])]]
    if heavy:
        shown = ", ".join(map(str, heavy[:5])) + (" and more" if len(heavy) > 5 else "")
        yield f"Cook's distance above {COOK}: the estimate would be another without row {shown}."
