"""A file of scores: which of its columns are the target, the probabilities and the weights."""

from collections.abc import Sequence
from typing import cast

import pandas as pd
import streamlit as st

from dashboard.analysis.thresholds.score_columns import MOST, likely_probabilities, without_complements
from dashboard.analysis.thresholds.score_weights import named_like, weight_columns, weight_kinds
from dashboard.analysis.thresholds.scored_rows import ScoreSource
from dashboard.analysis.thresholds.uploaded_scores import ScoreColumns, scores_from_table
from dashboard.tabular import Table, TableError
from dashboard.tabular.kinds import ColumnProfile
from dashboard.tabular.plan import WEIGHT_WORDS, WeightKind
from dashboard.text.markdown import literal
from dashboard.ui.data_source import column_controls, upload
from dashboard.ui.session import visit
from logreg.errors import join_names

_IN_USE = "scores in use"


def scores_from_file() -> ScoreSource | None:
    """The source of the file that was uploaded last or, where it cannot be used, of the one before."""
    found = upload.uploaded_table("scores")
    if found is None:
        return None
    number, table = found
    try:
        source = _of_table(number, table)
    except TableError as error:
        st.error(literal(str(error)))
        source = None
    if source is not None:
        answered = not in_use()
        visit.keep_result(_IN_USE, (table.name, source))
        if answered:
            st.rerun()  # with the question folded away
        return source
    name, before = cast(tuple[str, ScoreSource | None], visit.kept_result(_IN_USE) or ("", None))
    if before is not None:
        st.caption(f"Until then the scores stay as they were: {literal(name)}.")
    return before


def in_use() -> bool:
    """Whether the visit has scores of a file."""
    return visit.has_result(_IN_USE)


def _of_table(number: int, table: Table) -> ScoreSource | None:
    choice = _choice(table, f"scores {number}")
    if choice is None:
        return None
    key = f"file {number}"
    return visit.cached_in_session(
        "own scores", (key, choice), lambda: scores_from_table(key, table.frame, choice, name=table.name)
    )


def _choice(table: Table, key: str) -> ScoreColumns | None:
    """Draw the choice of the label, its positive value and the probabilities; None until all are made."""
    target = column_controls.target(table, key)
    positive = column_controls.positive(table, target, key)
    frame = table.frame
    negative = next((name for name in ColumnProfile(frame[target]).labels if name != positive), "")
    chosen = st.multiselect(
        "Probabilities",
        [str(name) for name in frame if name != target],
        likely_probabilities(frame.drop(columns=target), positive, negative),
        max_selections=MOST,
        help="Predicted probability of the positive value. The thresholds are placed on the first.",
        key=f"probabilities {key} {target} {positive}",
    )
    if positive is not None:
        others = [str(name) for name in frame if name != target]
        for note in without_complements(frame, others, positive, negative)[1]:
            st.caption(literal(note))
    weight, kind = _weight(frame.drop(columns=target), chosen, f"weight {key} {target}")
    return None if positive is None else ScoreColumns(target, positive, tuple(chosen), weight, kind)


def _weight(frame: pd.DataFrame, chosen: Sequence[str], key: str) -> tuple[str | None, WeightKind]:
    """Draw the choice of the column that weights rows, and of what it holds; nothing where there is none."""
    columns = [name for name in weight_columns(frame) if name not in chosen]
    if not columns:
        return None, "frequency"
    once = "once"
    found = st.selectbox(
        "Each row counts",
        [once, *columns],
        format_func=lambda name: name if name == once else f"as {name} says",
        help="A column may say how many cases a row stands for, or hold its sampling weight.",
        key=key,
    )
    if found == once:
        if unused := [name for name in columns if named_like(frame[name])]:
            names = literal(join_names(unused))
            st.caption(f":orange[▲] Not used as a weight: {names}. Every row counts once.")
        return None, "frequency"
    return str(found), _weight_kind(frame[found], f"{key} {found}")


def _weight_kind(column: pd.Series, key: str) -> WeightKind:
    """Draw the choice between counts and sampling weights; say it where the numbers leave none."""
    kinds = weight_kinds(column)
    if len(kinds) == 1:
        st.caption(f"{literal(str(column.name))} holds {WEIGHT_WORDS[kinds[0]]}: not all are whole numbers.")
        return kinds[0]
    return st.selectbox(
        "Its numbers are",
        kinds,
        format_func=WEIGHT_WORDS.__getitem__,
        key=key,
        help="Counts say how many cases a row holds; sampling weights, for how many cases outside it stands. "
        "Rates are alike, counts and intervals differ.",
    )
