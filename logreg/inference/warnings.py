"""Doubts that do not forbid inference, in words."""

from collections.abc import Iterator

import numpy as np

from logreg.arrays import Rows
from logreg.errors import join_names
from logreg.inference.collinearity import variance_inflation
from logreg.inference.estimate import Estimate
from logreg.inference.influence import influence

EVENTS_A_COEFFICIENT = 10  # Peduzzi et al. (1996), Journal of Clinical Epidemiology 49, 1373-1379
INFLATION = 10  # of the variance; Belsley, Kuh & Welsch (1980)
COOK = 1  # Cook & Weisberg (1982), Residuals and Influence in Regression, section 3.5
LEVEL_ROWS = 5


def estimate_warnings(
    estimate: Estimate, numbers: Rows | None = None, numbered: str = "row"
) -> tuple[str, ...]:
    """One sentence a doubt: few events, columns alike, thin levels, rows that carry the estimate.

    `numbers` (n,) is what the rows are called; their positions when it is not given.
    """
    return (
        *few_events(estimate),
        *collinear_columns(estimate),
        *sparse_levels(estimate),
        *influential_rows(estimate, np.arange(estimate.n_rows) if numbers is None else numbers, numbered),
    )


def few_events(estimate: Estimate) -> Iterator[str]:
    """Fewer than 10 rows of the rarer class for every coefficient.

    Ten is disputed: Vittinghoff & McCulloch (2007), American Journal of Epidemiology 165, 710-718; van Smeden
    et al. (2016), BMC Medical Research Methodology 16, 163.
    """
    counts, slopes = estimate.counts, len(estimate.design.terms)
    positive = float(counts @ estimate.y)
    events = int(min(positive, counts.sum() - positive))
    if slopes and events < EVENTS_A_COEFFICIENT * slopes:
        bias = (
            ""
            if estimate.firth or estimate.sampling
            else " The fewer there are, the farther from 0 maximum likelihood tends to put coefficients, and "
            "the less Wald intervals can be relied on; Firth's method and profile intervals help."
        )
        yield (
            f"{events / slopes:.1f} {estimate.counted} of the rarer class for each coefficient.{bias} At "
            f"least {EVENTS_A_COEFFICIENT} is a common rule of thumb, and a disputed one."
        )


def collinear_columns(estimate: Estimate) -> Iterator[str]:
    """Columns whose variance is inflated more than tenfold, a category's as if it were one coefficient."""
    inflated = {found.column: found.per_coefficient**2 for found in variance_inflation(estimate)}
    names = [
        name for name in sorted(inflated, key=lambda name: -inflated[name]) if inflated[name] > INFLATION
    ]
    if names:
        yield (
            f"Hard to tell apart from other columns (variance inflation up to {max(inflated.values()):.3g}): "
            f"{join_names(names)}. Their single coefficients are imprecise; their sum need not be."
        )


def sparse_levels(estimate: Estimate) -> Iterator[str]:
    """Levels with fewer than 5 rows of one class."""
    for j, term in enumerate(estimate.design.terms):
        if term.level is None:
            continue
        rows = estimate.design.X[:, j] > 0
        counts = [int(estimate.counts[rows & (estimate.y == side)].sum()) for side in (0, 1)]
        if min(counts) < LEVEL_ROWS:
            many, few = max(counts), min(counts) or "none"
            yield (
                f"{term.name}: {many} {estimate.counted} of one class and {few} of the other, so its "
                "coefficient is imprecise."
            )


def influential_rows(estimate: Estimate, numbers: Rows, numbered: str = "row") -> Iterator[str]:
    """Rows with Cook's distance above 1, by their numbers (n,) and what those count: "line" of a file."""
    cook = influence(estimate).cooks_distance
    rows = np.flatnonzero(cook > COOK)
    heavy = [int(numbers[row]) for row in rows[np.argsort(-cook[rows])]]
    if heavy:
        shown = ", ".join(map(str, heavy[:5])) + (" and more" if len(heavy) > 5 else "")
        yield f"Cook's distance above {COOK}: the estimate changes notably without {numbered} {shown}."
