"""A file of new rows, scored and downloaded."""

from datetime import date

import streamlit as st

from dashboard.analysis.prediction import batch_scoring
from dashboard.analysis.prediction.model_provenance import model_provenance
from dashboard.analysis.training.model import Model
from dashboard.text.markdown import literal
from dashboard.text.spreadsheet import safe_csv
from dashboard.ui.data_source import upload
from logreg.errors import LogregError

MOST_SHOWN = 100
MOST_NAMED = 12


def show_batch_scoring(model: Model, threshold: float) -> None:
    """The uploader, the scored rows, and those that cannot be scored with the reason."""
    st.header("Score a file")
    sources = batch_scoring.source_columns(model)
    names = [sources[one.column].name for one in batch_scoring.inputs_of(model)]
    more = (
        f" and {len(names) - MOST_NAMED} more, as in the data learned from" if len(names) > MOST_NAMED else ""
    )
    columns = "column" if len(names) == 1 else "columns"
    st.caption(f"A table with the {columns} {literal(', '.join(names[:MOST_NAMED]))}{more}.")
    found = upload.uploaded_table("rows to score", model.problem.prepared.conventions)
    if found is None:
        return
    provenance = model_provenance(model, date.today().isoformat())
    try:
        scored = batch_scoring.score_table(model, found[1], threshold, provenance)
    except LogregError as error:
        st.error(literal(str(error)))
        return
    _show_scored(scored, threshold)


def _show_scored(scored: batch_scoring.ScoredTable, threshold: float) -> None:
    st.markdown(f"**{literal(scored.words)}** The decision is taken at {threshold!r}.")
    st.dataframe(
        scored.rows.head(MOST_SHOWN),
        hide_index=True,
        placeholder="—",
        alt="The first rows with their scores.",
    )
    st.download_button(
        "Scored rows as CSV",
        safe_csv(scored.rows),
        file_name="scored.csv",
        mime="text/csv",
        type="primary",
        on_click="ignore",
    )
    if len(scored.refused):
        st.markdown(f"**{len(scored.refused):,} rows could not be scored**; the file keeps them, unscored.")
        st.dataframe(
            scored.refused.head(MOST_SHOWN), hide_index=True, placeholder="—", alt="Rows not scored, and why."
        )
