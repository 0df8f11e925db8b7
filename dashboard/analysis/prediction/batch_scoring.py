"""New rows scored by the model; rows that cannot be scored are listed with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.analysis.training.model import Model
from dashboard.intake import label
from dashboard.intake.error import counted, quoted
from dashboard.text.numbers import format_number
from logreg.errors import ShapeError


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ScoredTable:
    """The rows that could be scored, with probability and decision, and the others with their reasons."""

    rows: pd.DataFrame
    refused: pd.DataFrame
    n_rows: int

    @property
    def words(self) -> str:
        """How many of the rows could be scored."""
        return f"{len(self.rows):,} of {counted(self.n_rows, 'row')} scored."


def score_table(model: Model, frame: pd.DataFrame, threshold: float) -> ScoredTable:
    """Probability and decision for every row that has all the model's columns filled with what it knows.

    Raises ShapeError that names the columns that are missing from the table.
    """
    needed = list(model.problem.prepared.columns)
    if missing := [name for name in needed if name not in frame.columns]:
        raise ShapeError(
            f"The table has no column {', '.join(map(quoted, missing[:5]))}: the model needs "
            f"{', '.join(map(quoted, needed[:8]))}. Rename or add it."
        )
    columns, reasons = _read(model, frame)
    good = np.array([not reason for reason in reasons], dtype=bool)
    usable = {name: values[good] for name, values in columns.items()}
    p = model.probability(model.problem.design.encode(usable))
    data = model.problem.prepared
    kept = frame.loc[good].assign(
        **{
            _free(f"probability of {data.positive}", frame): p,
            _free("decision", frame): np.where(p >= threshold, data.positive, data.negative),
        }
    )
    refused = pd.DataFrame(
        {"Row": frame.index[~good], "Why it was not scored": [reason for reason in reasons if reason]}
    )
    return ScoredTable(rows=kept, refused=refused, n_rows=len(frame))


def _read(model: Model, frame: pd.DataFrame) -> tuple[dict[str, np.ndarray], list[str]]:
    """The model's columns as numbers and levels, and for each row why it cannot be used, or nothing."""
    reasons = [""] * len(frame)
    columns: dict[str, np.ndarray] = {}
    for name in model.problem.prepared.columns:
        levels = model.problem.design.levels.get(name)
        if levels is None:
            columns[name] = pd.to_numeric(frame[name], errors="coerce").to_numpy(dtype=float)
            bad = ~np.isfinite(columns[name])
        else:
            columns[name] = np.array([label(value) for value in frame[name]], dtype=object)
            bad = ~np.isin(columns[name].astype(str), levels)
        for row in np.flatnonzero(bad):
            reasons[row] = reasons[row] or _reason(name, frame[name].iloc[row], levels)
    return columns, reasons


def _reason(name: str, value: object, levels: tuple[str, ...] | None) -> str:
    if value is None or value != value:
        return f"No value in column {quoted(name)}."
    what = "not a finite number" if levels is None else "a level that training has not seen"
    return f"Column {quoted(name)} holds {quoted(value)}, {what}."


def _free(name: str, frame: pd.DataFrame) -> str:
    """A column name that the table does not have yet."""
    while name in frame.columns:
        name = f"{name} (model)"
    return name


def outside_training_range(columns: Mapping[str, np.ndarray], case: Mapping[str, float | str]) -> list[str]:
    """The numbers of a case that lie outside the rows learned from, in words."""
    found = []
    for name, values in columns.items():
        value = case[name]
        if isinstance(value, float) and not values.min() <= value <= values.max():
            low, high = format_number(values.min()), format_number(values.max())
            found.append(f"{name} = {format_number(value)} lies outside {low} to {high}")
    return found
