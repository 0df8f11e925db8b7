"""One input for each variable, and the choice of a variable."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard.analysis.coefficients.report import CoefficientReport
from dashboard.ui.session.widget_values import set_widget, widget_value
from dashboard.ui.widgets import case_fields
from logreg.arrays import Vector
from logreg.data.products import products_among
from logreg.explanation import contributions

MOST_FIELDS = 12  # shown at once; the others are folded away


def choose_variable(columns: Mapping[str, NDArray[Any]]) -> str:
    """The variable whose effect is looked at; squares and products follow theirs."""
    made = products_among(columns)
    options = [name for name in columns if name not in made]
    return str(st.selectbox("Variable", options, key="effect_of", persist_state="session"))


def choose_scale(views: Sequence[str]) -> str:
    """The scale on which the prediction is shown."""
    return str(st.selectbox("Scale", views, key="effect_view", persist_state="session"))


def show_case_form(
    columns: Mapping[str, NDArray[Any]],
    *,
    key: str,
    besides: str = "",
    weight: Vector | None = None,
    slid: bool = False,
) -> dict[str, float | str]:
    """A case, typed in; it begins as one that can exist: medians, most frequent of two values, and levels.

    Whole and two-valued columns move in their own values. A square or product of other columns is not asked
    for: it follows from them. Where they are `slid`, numbers have a slider each, whose track has their key.
    """
    typical = contributions.typical_case(columns, weight)
    made = products_among(columns)
    asked = [name for name in columns if name not in made and name != besides]
    case = dict(typical)
    for name in asked[:MOST_FIELDS]:
        field = case_fields.case_field(name, columns[name], key)
        case[name] = field.draw(typical[name])
        if slid and not isinstance(field, case_fields.LevelField):
            case_fields.slide(field, float(case[name]))
    if len(asked) > MOST_FIELDS:
        with st.expander(f"{len(asked) - MOST_FIELDS} more variables"):
            for name in asked[MOST_FIELDS:]:
                case[name] = case_fields.case_field(name, columns[name], key).draw(typical[name])
    case |= {name: float(case[first]) * float(case[second]) for name, (first, second) in made.items()}
    return {name: case[name] for name in columns}


def slid_columns(columns: Mapping[str, NDArray[Any]]) -> list[str]:
    """The columns that a form asks for at once, of which the numbers may have a slider each."""
    made = products_among(columns)
    return [name for name in columns if name not in made][:MOST_FIELDS]


def copy_values_from_row(report: CoefficientReport, key: str) -> None:
    """A field that fills the form with the values of one of the rows, learned from or held out."""
    numbers, numbered = report.model.problem.prepared.numbers, report.numbered
    row = st.number_input(
        f"Copy values from {numbered}",
        min_value=1,
        value=None,
        placeholder="typical values",
        key=f"{key}_row",
        on_change=_fill,
        args=(report, key),
        help=f"Fills the form with the values of this {numbered} of the data.",
        persist_state="session",
    )
    if row is not None and row not in numbers:
        n = len(np.unique(numbers))
        st.caption(f"{numbered.capitalize()} {row:,} is not among the {n:,} rows used.")


def _fill(report: CoefficientReport, key: str) -> None:
    data = report.model.problem.prepared
    place = np.flatnonzero(data.numbers == widget_value(f"{key}_row"))
    for name, values in data.columns.items():
        if len(place) and name in report.columns:
            field = case_fields.case_field(name, report.columns[name], key)
            if (value := field.shown(values[place[0]])) is not None:
                set_widget(field.key, value)
