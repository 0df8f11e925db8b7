"""Which scores the Thresholds page works on: the active model's, or those of a file."""

import streamlit as st

from dashboard.analysis.thresholds import threshold_sentences
from dashboard.analysis.thresholds.scored_rows import ScoreSource
from dashboard.ui.session import visit
from dashboard.ui.widgets import active_model_controls, bound, evaluated_scores, opened_values
from logreg.errors import LogregError
from pages.thresholds.score_file import in_use, scores_from_file

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
        return scores_from_file()
    model = visit.model()
    return None if model is None else evaluated_scores.model_scores(model)


def from_file() -> bool:
    """Whether the visitor chose to bring scores from a file."""
    return opened_values.opened_option("scores_of", (MODEL, FILE), MODEL) == FILE


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
    return not in_use() if from_file() else visit.model() is None


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
