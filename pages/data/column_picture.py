"""A column's values by class as a small picture."""

from typing import Any

import numpy as np
import streamlit as st

from dashboard.figures.column_histogram import histogram_alt, histogram_svg, target_alt, target_svg
from dashboard.tabular import Column
from dashboard.tabular.kinds import ColumnProfile, is_date, is_number, texts
from dashboard.ui.components.svg_image import show_svg
from dashboard.ui.session import visit
from logreg.inspection.column_histogram import column_histogram
from pages.data.page_context import DataContext

MOST_LEVELS = 50


def show_column_picture(context: DataContext, column: Column) -> None:
    """The column by class, or how many values it has."""
    svg, alt = visit.cached_in_session(
        f"picture {column.name}",
        (context.source, id(context.rows), column.kind, column.role),
        lambda: (context.rows, picture_of(context, column)),
    )[1]
    if svg:
        show_svg(svg, alt)
    else:
        st.caption(f"{ColumnProfile(context.table.frame[column.name]).distinct:,} different")


def picture_of(context: DataContext, column: Column) -> tuple[str, str]:
    """The column by class as a small SVG and in words; empty of a column that has too many values."""
    rows, profile = context.rows, ColumnProfile(context.table.frame[column.name])
    many = not profile.number and not profile.date and profile.distinct > MOST_LEVELS
    if rows is None or column.kind == "identifier" or many:
        return "", ""
    cases = np.ones(len(rows.y)) if rows.weight is None or rows.weight_kind != "frequency" else rows.weight
    classes = (rows.negative, rows.positive)
    if column.role == "target" and not context.plan.cut:
        counts = float(cases[rows.y == 0].sum()), float(cases[rows.y == 1].sum())
        return target_svg(*counts), target_alt(*counts, classes)
    histogram = column_histogram(plotted(profile.series.iloc[rows.rows], column), rows.y, weight=cases)
    return histogram_svg(histogram), histogram_alt(histogram, classes)


def plotted(values: Any, column: Column) -> Any:
    """A column's values as they are counted: numbers, days, or level names."""
    if is_date(values):
        first = values.min()
        return ((values - first) / np.timedelta64(1, "D")).to_numpy(dtype=float)
    if is_number(values) and column.kind != "category":
        return values.to_numpy(dtype=float)
    return texts(values)
