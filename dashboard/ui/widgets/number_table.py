"""Tables of numbers, written as everywhere else: a true minus sign, and powers of ten that can be read."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.text.numbers import format_number

MOST_CELLS = 2_000  # beyond, writing all of them would hold the page up
EXACT = 2.0**53  # beyond, the browser greys a number, as one that it cannot hold exactly

Written = Callable[[Any], str]


def digits(count: int) -> Written:
    """A number to so many significant digits."""
    return partial(format_number, digits=count)


def decimals(count: int) -> Written:
    """A number to so many decimals."""
    return lambda value: f"{value:,.{count}f}".replace("-", "−")


def show_number_table(
    frame: pd.DataFrame,
    written: Mapping[str, Written],
    *,
    columns: Mapping[str, Any] | None = None,
    says: Mapping[str, str] | None = None,
    alt: str | None = None,
) -> None:
    """Show a frame, without its index, its numbers as `written` says by column; none is a dash.

    `columns` is how the platform is to take other columns, `says` what the heading of one explains.
    """
    numbers = {name: _column(frame[name], (says or {}).get(name)) for name in written if name in frame}
    st.dataframe(
        in_words(frame, {name: written[name] for name in numbers}),
        hide_index=True,
        column_config={**numbers, **(columns or {})},
        placeholder="—",
        alt=alt,
    )


def in_words(frame: pd.DataFrame, written: Mapping[Any, Written]) -> pd.DataFrame | Styler:
    """The frame, its columns still numbers and sorted as such, each shown as `written` says.

    A frame of more than MOST_CELLS stays as the platform writes it.
    """
    return frame if frame.size > MOST_CELLS else frame.style.format(dict(written), na_rep="—")


def _column(values: "pd.Series[float]", says: str | None) -> Any:
    if (values.abs() > EXACT).any():
        return st.column_config.TextColumn(help=says, alignment="right")
    return st.column_config.NumberColumn(help=says)
