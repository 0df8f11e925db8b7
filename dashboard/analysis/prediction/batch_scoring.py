"""New rows scored by the model; rows that cannot be scored are kept, with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.analysis.training.estimates import filled_columns
from dashboard.analysis.training.model import Model
from dashboard.tabular import Column, Table, TableError
from dashboard.tabular.kinds import LINE, ROW
from dashboard.tabular.row_view import feature_of, feature_values
from dashboard.text.numbers import format_number
from dashboard.text.quoting import counted, quoted
from logreg.arrays import Vector
from logreg.data.columns import take_rows
from logreg.errors import ShapeError
from logreg.explanation.contributions import products
from logreg.export.formula import CategoryInput, NumberInput, model_inputs
from logreg.export.provenance import Provenance
from logreg.export.refusals import cell_numbers, outside_ranges, refusal_reasons

REASON, OUTSIDE = "not scored because", "outside the training range"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ScoredTable:
    """Every row of a table with what the model says of it, and the rows that it says nothing of."""

    rows: pd.DataFrame  # as given, and behind them probability, decision, threshold, reason, range, model
    refused: pd.DataFrame
    n_outside: int

    @property
    def words(self) -> str:
        """How many of the rows could be scored, and how many of those leave the range learned from."""
        scored = len(self.rows) - len(self.refused)
        outside = f" {self.n_outside:,} of them outside the training range." if self.n_outside else ""
        return f"{scored:,} of {counted(len(self.rows), 'row')} scored.{outside}"


def score_table(
    model: Model, table: Table, threshold: float, provenance: Provenance | None = None
) -> ScoredTable:
    """Probability and decision for every row that has all the model's columns filled with what it knows.

    The columns are used as in the data learned from: dates by the same part, gaps filled with the same value.
    Raises ShapeError that names the columns that are missing from the table.
    """
    inputs, frame = inputs_of(model), table.frame
    cells = _cells(model, [one.column for one in inputs], frame)
    filled = _with_joined_levels(model, filled_columns(model.problem.design, cells))
    reasons = np.array(refusal_reasons(inputs, filled, len(frame)), dtype=object)
    notes = np.array(outside_ranges(inputs, filled, len(frame)), dtype=object)
    good = reasons == ""
    p = np.full(len(frame), np.nan)
    p[good] = probabilities(model, inputs, take_rows(cells, np.flatnonzero(good)))
    data = model.problem.prepared
    decision = np.where(p >= threshold, data.positive, data.negative)
    answers = {
        f"probability of {data.positive}": p,
        "decision": np.where(good, decision, ""),
        "threshold": threshold,
        REASON: reasons,
        OUTSIDE: notes,
        "model": provenance.line if provenance else "",
    }
    numbers = _row_numbers(frame)
    rows = pd.concat([numbers, frame, _named_freely(answers, frame)], axis=1)
    return ScoredTable(
        rows=rows,
        refused=pd.DataFrame({str(numbers.name).strip(): numbers, "Why it was not scored": reasons})[~good],
        n_outside=int(np.sum(good & (notes != ""))),
    )


def inputs_of(model: Model) -> tuple[NumberInput | CategoryInput, ...]:
    """The columns that a row must fill, with the range and the levels of the rows learned from."""
    data, split, design = model.problem.prepared, model.problem.split, model.problem.design
    columns = filled_columns(design, take_rows(data.columns, split.train))
    return model_inputs(design, columns, products(design))


def _with_joined_levels(model: Model, columns: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """The columns with the name of what rare levels were joined to in place of each of them."""
    found = dict(columns)
    for name, replacement in model.problem.design.replacements.items():
        if name in found and replacement.joined:
            rare = set(replacement.joined)
            found[name] = np.array(
                [replacement.other if v in rare else v for v in found[name].tolist()], dtype=object
            )
    return found


def source_columns(model: Model) -> dict[str, Column]:
    """Feature -> the column of a table that it is made of: a date is called by the part that is used."""
    return {feature_of(column): column for column in model.problem.prepared.plan.columns}


def _cells(model: Model, names: list[str], frame: pd.DataFrame) -> dict[str, NDArray[Any]]:
    """The features (n,) of new rows; cells that are of another kind than in training as they stand."""
    sources = source_columns(model)
    _refuse_columns(frame, [sources[name].name for name in names])
    return {name: _feature(sources[name], frame[sources[name].name]) for name in names}


def _feature(column: Column, values: pd.Series) -> NDArray[Any]:
    try:
        return feature_values(column, values)
    except TableError:  # each of its cells gets a reason of its own
        return values.astype(object).to_numpy()


def probabilities(
    model: Model, inputs: tuple[NumberInput | CategoryInput, ...], cells: Mapping[str, NDArray[Any]]
) -> Vector:
    """The model's probabilities (n,) of rows whose inputs can all be used; gaps are filled as in training."""
    columns: dict[str, NDArray[Any]] = {
        one.column: cell_numbers(cells[one.column]) if isinstance(one, NumberInput) else cells[one.column]
        for one in inputs
    }
    made = {name: columns[a] * columns[b] for name, (a, b) in products(model.problem.design).items()}
    return model.probability(model.problem.design.encode({**columns, **made}))


def _refuse_columns(frame: pd.DataFrame, needed: list[str]) -> None:
    if missing := [name for name in needed if name not in frame.columns]:
        raise ShapeError(
            f"The table has no column {', '.join(map(quoted, missing[:5]))}: the model needs "
            f"{', '.join(map(quoted, needed[:8]))}. Rename or add it."
        )


def _row_numbers(frame: pd.DataFrame) -> pd.Series:
    """Where each row stands: its line in the file where that is known, else its number from 1."""
    by_line = frame.index.name == LINE
    numbers = frame.index if by_line else range(1, len(frame) + 1)
    return pd.Series(numbers, index=frame.index, name=_free(LINE if by_line else ROW, frame))


def _named_freely(answers: Mapping[str, Any], frame: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({_free(name, frame): values for name, values in answers.items()}, index=frame.index)


def _free(name: str, frame: pd.DataFrame) -> str:
    """A column name that the table does not have yet."""
    while name in frame.columns:
        name = f"{name} (model)"
    return name


def outside_training_range(columns: Mapping[str, np.ndarray], case: Mapping[str, float | str]) -> list[str]:
    """The numbers of a case that lie outside the training range: the beginning of a sentence each."""
    found = []
    for name, values in columns.items():
        value = case[name]
        if isinstance(value, float) and not values.min() <= value <= values.max():
            low, high = format_number(values.min()), format_number(values.max())
            found.append(f"{name} = {format_number(value)} lies outside {low} to {high}, the range")
    return found
