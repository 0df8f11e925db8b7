"""Which scores the Thresholds page works on, and how their rows are used, in controls and in words."""

from collections.abc import Sequence
from typing import cast

import pandas as pd
import streamlit as st

from dashboard.analysis.thresholds import threshold_sentences
from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.analysis.thresholds.named_threshold import NamedThreshold
from dashboard.analysis.thresholds.score_columns import MOST, likely_probabilities, without_complements
from dashboard.analysis.thresholds.score_weights import named_like, weight_columns, weight_kinds
from dashboard.analysis.thresholds.scored_rows import ScoreSource
from dashboard.analysis.thresholds.uploaded_scores import ScoreColumns, scores_from_table
from dashboard.tabular import Table, TableError
from dashboard.tabular.kinds import ColumnProfile
from dashboard.tabular.plan import WEIGHT_WORDS, WeightKind
from dashboard.text.markdown import literal, unbroken
from dashboard.text.quoting import class_in_words
from dashboard.ui.data_source import column_controls, upload
from dashboard.ui.session import visit
from dashboard.ui.widgets import active_model_controls, bound, evaluated_scores
from logreg.errors import LogregError, join_names

_IN_USE = "scores in use"
MODEL, FILE = "The trained model", "A file of scores"


def choose_source() -> ScoreSource | None:
    """Draw the choice of scores: the active model's, or a file's; None until there are any."""
    kind = bound.selectbox(
        "Scores",
        [MODEL, FILE],
        help="A file may hold the probabilities of up to four models of any kind.",
        key="scores_of",
    )
    if kind == FILE:
        return _from_file()
    model = visit.model()
    return None if model is None else evaluated_scores.model_scores(model)


def from_file() -> bool:
    """Whether the visitor chose to bring scores from a file."""
    return bound.opened("scores_of", (MODEL, FILE), MODEL) == FILE


def show_how_to_begin() -> None:
    """What to do where there are no scores yet."""
    if not from_file():
        active_model_controls.require_model()
    else:
        st.info(
            "Upload a file under Scores and rows, and say there which column is the target, which of its "
            "values counts as positive, and which columns, up to four, hold the probabilities from models."
        )


def first_question() -> bool:
    """Whether the scores have to be seen to before anything else can be shown."""
    return not visit.has_result(_IN_USE) if from_file() else visit.model() is None


def _from_file() -> ScoreSource | None:
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
        answered = first_question()
        visit.keep_result(_IN_USE, (table.name, source))
        if answered:
            st.rerun()  # with the question folded away
        return source
    name, before = cast(tuple[str, ScoreSource | None], visit.kept_result(_IN_USE) or ("", None))
    if before is not None:
        st.caption(f"Until then the scores stay as they were: {literal(name)}.")
    return before


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


def choose_role(source: ScoreSource) -> str:
    """Which rows choose thresholds and which judge them."""
    roles = list(source.roles)
    chosen = bound.selectbox(
        "Rows",
        roles,
        key="rows_role",
        help="A threshold chosen on the rows that also judge it tends to look better than it is.",
    )
    return chosen if chosen in source.roles else roles[0]


def show_origin(source: ScoreSource) -> None:
    """Where scores come from a file: that it is so, and what Predict uses."""
    if not from_file():
        return
    model, decided = visit.model(), ""
    if model is not None:
        try:
            decided = evaluated_scores.decision_for(model).words
        except LogregError as error:
            decided = f"0.5, as it cannot be applied there: {error}"
    description = model.description if model else ""
    st.caption(threshold_sentences.foreign_scores_sentence(source, description, decided))


def show_row_use(evaluation: ThresholdEvaluation, thresholds: Sequence[NamedThreshold]) -> None:
    """Which rows are used, and what to be careful about."""
    lines = [f"Drag a line: rows to its right are flagged. {_rows(evaluation)}"]
    learned = [named.letter for named in thresholds if named.rule.learns]
    if evaluation.same_rows and learned:
        verb, them = ("was", "it") if len(learned) == 1 else ("were", "them")
        lines.append(
            f"{_MARK} {join_names(learned)} {verb} chosen on the rows that judge {them}: "
            f"expect less on new cases. {_advice(evaluation)}"
        )
    if evaluation.target_prevalence is not None:
        lines.append(
            f"Probabilities are moved from a base rate of "
            f"{100 * evaluation.source.training_prevalence:.3g} % to "
            f"{100 * evaluation.target_prevalence:.3g} %, and the rows are weighted to it."
        )
    lines += [literal(note) for note in evaluation.source.notes]
    lines += [f"{_MARK} {literal(warning)}" for warning in evaluation.warnings]
    st.caption(unbroken("  \n".join(lines)))


def _advice(evaluation: ThresholdEvaluation) -> str:
    role = evaluation.role_of_other_rows
    return f"Let other rows choose: “{role}” under Scores and rows." if role else "Let other rows choose."


_MARK = ":orange[▲]"


def _rows(evaluation: ThresholdEvaluation) -> str:
    rows = evaluation.evaluation_rows
    sweep = evaluation.row_sweep
    judge = f"{rows.which}, {sweep.positives:,.0f} of them {class_in_words(evaluation.source.positive)}"
    if evaluation.same_rows:
        return literal(f"Numbers are of {judge}.")
    chosen = evaluation.selection_rows.which
    return literal(f"Thresholds are chosen on {chosen}; numbers are of {judge}.")
