"""What is said about an uploaded table: its first rows, what was guessed, dropped and left out."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from dashboard.intake import Intake, Prepared
from dashboard.intake.error import counted, shortened
from dashboard.text.markdown import literal

PREVIEW_ROWS, PREVIEW_COLUMNS, PREVIEW_PIXELS = 20, 30, 700
MOST_SENTENCES = 3


def preview(intake: Intake) -> None:
    """The file's name and size, and folded away its first rows and everything that was guessed."""
    n, width = intake.frame.shape
    st.markdown(f"**{literal(shortened(intake.name))}**: {counted(n, 'row')}, {counted(width, 'column')}")
    guesses = f" and {counted(len(intake.notes), 'note')}" if intake.notes else ""
    with st.popover(f"Preview{guesses}", width="stretch"):
        row_counts(intake)
        if intake.notes:
            st.caption(_lines(intake.notes))


def row_counts(intake: Intake) -> None:
    """The first rows and columns of a table."""
    table, width = _first(intake.frame), intake.frame.shape[1]
    st.dataframe(
        table,
        width=min(PREVIEW_PIXELS, 60 + 110 * table.shape[1]),
        placeholder="—",
        alt=f"The first rows of {shortened(intake.name)}.",
    )
    if width > PREVIEW_COLUMNS:
        st.caption(f"The first {PREVIEW_COLUMNS} of {width:,} columns.")


def used(prepared: Prepared, n_rows: int, left_out: Mapping[str, str]) -> None:
    """How many rows are used, which were dropped and why, and why columns were left out."""
    n, n_positive = len(prepared.y), int(prepared.y.sum())
    condition = literal(f"{shortened(prepared.target)} = {shortened(prepared.positive)}")
    st.markdown(
        f"**{n:,} of {counted(n_rows, 'row')}** are used, {n_positive:,} of them positive ({condition})."
    )
    reasons = [f"{count:,}: {reason}." for reason, count in prepared.dropped.items()]
    _sentences(f"{counted(n_rows - n, 'row')} dropped", reasons)
    refused = [reason for name, reason in left_out.items() if name not in prepared.columns]
    _sentences(f"{counted(len(refused), 'column')} left out", refused)
    if prepared.notes:
        with st.expander("How texts are read"):
            st.caption(_lines(prepared.notes))


def nothing_to_learn_from(left_out: Mapping[str, str]) -> str:
    """What to say where no column can be a feature: why, for the first few of them."""
    reasons = list(left_out.values())
    more = len(reasons) - MOST_SENTENCES
    rest = [f"{counted(more, 'more column')} cannot be used either."] if more > 0 else []
    return " ".join(["There is no column to learn from.", *reasons[:MOST_SENTENCES], *rest])


def _first(frame: pd.DataFrame) -> pd.DataFrame:
    """The first rows and columns, long texts cut, so that a preview stays small whatever a cell holds."""
    head = frame.iloc[:PREVIEW_ROWS, :PREVIEW_COLUMNS].copy()
    for name in head.columns[[dtype.kind not in "iufb" for dtype in head.dtypes]]:
        head[name] = head[name].map(shortened, na_action="ignore")
    return head


def _sentences(title: str, sentences: Sequence[str]) -> None:
    """A few sentences as they are, many folded away."""
    if len(sentences) > MOST_SENTENCES:
        with st.expander(title):
            st.caption(_lines(sentences))
    elif sentences:
        st.caption(f"**{title}.** {_lines(sentences)}")


def _lines(sentences: Sequence[str]) -> str:
    """Sentences as Markdown, each on a line of its own, with what people wrote shown literally."""
    return "  \n".join(literal(sentence) for sentence in sentences)
