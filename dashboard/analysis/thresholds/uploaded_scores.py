"""Scores of other models, from a file: a label column, and up to four columns of probabilities."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.analysis.thresholds.score_columns import as_fractions, without_complements
from dashboard.analysis.thresholds.score_weights import row_weights
from dashboard.analysis.thresholds.scored_rows import ScoreSource, half, weight_notes
from dashboard.analysis.training.model import Scores
from dashboard.tabular import TableError
from dashboard.tabular.kinds import LINE, ROW, ColumnProfile, label, place
from dashboard.tabular.plan import WeightKind
from dashboard.text.quoting import counted, listed, quoted
from logreg.arrays import Rows, Vector, read_only
from logreg.errors import LogregError
from logreg.export.provenance import Provenance
from logreg.validation import check_probabilities


@dataclass(frozen=True, slots=True)
class ScoreColumns:
    """What a table's columns are: the label, its positive value, and the probabilities, the judged first.

    `weight` names the column that says how often, or for how many, each row counts; None where each does
    once. `weight_kind` says which of the two it is.
    """

    target: str
    positive: str
    columns: tuple[str, ...]
    weight: str | None = None
    weight_kind: WeightKind = "frequency"


def scores_from_table(key: str, frame: pd.DataFrame, choice: ScoreColumns, *, name: str = "") -> ScoreSource:
    """A source of scores of the file of this name; rows without a label or a probability are left out.

    Raises TableError with the column, the value and the remedy.
    """
    _refuse_choice(frame, choice)
    used = [choice.target, *choice.columns, *([choice.weight] if choice.weight else [])]
    known = frame[used].notna().all(axis=1).to_numpy()
    kind = choice.weight_kind if choice.weight else None
    weight = row_weights(frame[choice.weight], choice.weight_kind) if choice.weight else None
    kept = np.flatnonzero(known if weight is None else known & (weight > 0))
    table = frame.iloc[kept]
    names = _two_names(table[choice.target])
    (negative,) = set(names) - {choice.positive}
    columns, notes = without_complements(table, choice.columns, choice.positive, negative)
    p = {name: _scores(table[name]) for name in columns}
    every = Scores(
        y=read_only((table[choice.target] == names[choice.positive]).to_numpy(dtype=np.int64)),
        p=p[columns[0]],
        rows=np.arange(kept.size),
        which=_words(len(frame), kept, weight, kind),
        weight=None if weight is None else read_only(weight[kept]),
    )
    by_line = table.index.name == LINE
    return ScoreSource(
        key=f"{key} {choice}",
        name=columns[0],
        negative=negative,
        positive=choice.positive,
        training_prevalence=float(np.average(every.y, weights=every.weight)),
        columns={str(name): table[name].to_numpy() for name in table.columns.drop([*{*used, *p}])},
        numbers=table.index.to_numpy() if by_line else kept + 1,
        numbered=LINE if by_line else ROW,
        parts=_parts(every, cases=kind == "frequency"),
        roles={"All rows": ("all", "all"), "All rows, in halves": ("first half", "second half")},
        other_models={name: p[name] for name in columns[1:]},
        sampling=kind == "sampling",
        provenance=Provenance(estimate=f"the scores in column {columns[0]!r}", data=name),
        notes=(*notes, *weight_notes(kind)),
    )


def _refuse_choice(frame: pd.DataFrame, choice: ScoreColumns) -> None:
    if not choice.columns:
        why = _why_none(frame.drop(columns=choice.target))
        raise TableError(f"No column of probabilities is chosen. {why}")
    if choice.target in choice.columns:
        target = quoted(choice.target)
        raise TableError(f"Column {target} is the label and a probability at once. Choose another.")
    values = ColumnProfile(frame[choice.target]).labels
    if len(values) != 2:
        raise TableError(not_two_classes(choice.target, values))


def not_two_classes(target: str, values: Sequence[str]) -> str:
    """Why a column of these values is no label, with the remedy."""
    if not values:
        return f"Target {quoted(target)} is empty in every row. Choose another column."
    if len(values) == 1:
        return (
            f"Target {quoted(target)} has the value {quoted(values[0])} in every row; two classes are "
            "needed. Choose another column, or add rows of the other class."
        )
    several = counted(len(values), "different value")
    return (
        f"Target {quoted(target)} has {several} ({listed(list(values))}); exactly two are needed. Choose "
        "another column, or keep only the rows of two of these values."
    )


def _why_none(frame: pd.DataFrame) -> str:
    """Why no column chose itself, with the remedy."""
    numeric = [name for name in frame if frame[name].dtype.kind in "iuf"]
    if not numeric:
        return "No other column holds numbers: add one with the model's probabilities, from 0 to 1."
    outside = [name for name in numeric if not frame[name].dropna().between(0, 1).all()]
    if len(outside) < len(numeric):
        return "Choose at least one."
    return _outside(frame[outside[-1]].dropna())


def _two_names(classes: pd.Series) -> dict[str, object]:
    """The two classes that are left, by the names that people read."""
    names = {label(value): value for value in pd.unique(classes)}
    if len(names) < 2:
        left = f"only {quoted(next(iter(names)))} is left" if names else "no row is left"
        raise TableError(f"Of the rows with a label and a probability {left}. Fill the empty cells.")
    return names


def _parts(every: Scores, *, cases: bool) -> dict[str, Callable[[], Scores]]:
    return {
        "all": lambda: every,
        "first half": lambda: half(every, 0, cases=cases),
        "second half": lambda: half(every, 1, cases=cases),
    }


def _words(rows: int, kept: Rows, weight: Vector | None, kind: WeightKind | None) -> str:
    whats = {None: "a label or a score", "frequency": "a label, a score or a count"}
    what = whats.get(kind, "a label, a score or a weight")
    left_out = f" ({rows - kept.size:,} without {what} left out)" if kept.size < rows else ""
    cases = f" of {weight[kept].sum():,.0f} cases" if weight is not None and kind == "frequency" else ""
    return f"{kept.size:,} uploaded rows{cases}{left_out}"


def _scores(given: pd.Series) -> Vector:
    column = as_fractions(given)
    if column.dtype.kind not in "iuf":
        raise TableError(
            f"Column {quoted(column.name)} holds texts such as {quoted(column.iloc[0])}, not probabilities. "
            "Choose a column of numbers from 0 to 1."
        )
    try:
        return read_only(check_probabilities(column.to_numpy(dtype=np.float64)))
    except LogregError:
        raise TableError(_outside(column)) from None


def _outside(column: pd.Series) -> str:
    outside = column[~column.between(0, 1)]
    per_cent = outside.min() >= 0 and outside.max() <= 100
    remedy = "divide per cents by 100" if per_cent else "turn log-odds into probabilities"
    more = f"; {counted(outside.size, 'row')} in all are outside 0 to 1" if outside.size > 1 else ""
    return (
        f"Column {quoted(column.name)} holds {outside.iloc[0]:g} on {place(outside.index, 0)}{more}. "
        f"Thresholds need probabilities, from 0 to 1: {remedy}."
    )
