"""Tables as a caller may hand them over: a Design, or an array with or without names."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import read_only
from logreg.data.design import Design, Term
from logreg.errors import ShapeError
from logreg.validation import check_rows


def as_design(X: Design | ArrayLike, names: Sequence[str] | None = None) -> Design:
    """X (n, d) as a Design; names default to the table's own column names, else x1, x2, ...

    Raises ShapeError where the names do not fit.
    """
    if isinstance(X, Design):
        return X
    rows = check_rows(X)
    own = getattr(X, "columns", None)
    if names is None:
        names = [str(name) for name in own] if own is not None else default_names(rows.shape[1])
    if len(names) != rows.shape[1]:
        raise ShapeError(f"{len(names)} names were given for {rows.shape[1]} columns: give one a column.")
    return Design(read_only(np.asarray(rows)), tuple(Term(str(name)) for name in names), {})


def default_names(d: int) -> list[str]:
    """x1, x2, ..., xd."""
    return [f"x{j + 1}" for j in range(d)]
