"""One input for each variable, and the choice of a variable."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard.analysis.coefficients.report import CoefficientReport
from dashboard.analysis.thresholds.named_threshold import Rule
from dashboard.tabular.kinds import LARGEST
from dashboard.text.markdown import literal
from dashboard.ui.session import decision
from dashboard.ui.session.widget_values import set_widget, widget_value
from logreg.data.products import products_among
from logreg.explanation import contributions

MOST_FIELDS = 12  # shown at once; the others are folded away


def choose_variable(columns: Mapping[str, NDArray[Any]]) -> str:
    """The variable whose effect is looked at; squares and products follow theirs."""
    made = products_among(columns)
    options = [name for name in columns if name not in made]
    return str(st.selectbox("Variable", options, key="effect_of", persist_state="session"))


def choose_scale(views: Sequence[str]) -> str:
    """In which terms the prediction is told."""
    return str(st.selectbox("Told as", views, key="effect_view", persist_state="session"))


def show_case_form(
    columns: Mapping[str, NDArray[Any]], *, key: str, besides: str = ""
) -> dict[str, float | str]:
    """A case, typed in: numbers begin at the mean, categories at the most frequent level.

    A square or product of other columns is not asked for: it follows from them.
    """
    typical = contributions.typical_case(columns)
    made = products_among(columns)
    asked = [name for name in columns if name not in made and name != besides]
    case = dict(typical)
    for name in asked[:MOST_FIELDS]:
        case[name] = _input(name, columns[name], typical[name], key)
    if len(asked) > MOST_FIELDS:
        with st.expander(f"{len(asked) - MOST_FIELDS} more variables"):
            for name in asked[MOST_FIELDS:]:
                case[name] = _input(name, columns[name], typical[name], key)
    case |= {name: float(case[first]) * float(case[second]) for name, (first, second) in made.items()}
    return {name: case[name] for name in columns}


def copy_values_from_row(evidence: CoefficientReport, key: str) -> None:
    """A field that fills the form with the values of one of the rows, learned from or held out."""
    numbers = np.asarray(evidence.model.problem.prepared.rows) + 1
    row = st.number_input(
        "Begin with row",
        min_value=1,
        value=None,
        placeholder="the average",
        key=f"{key}_row",
        on_change=_fill,
        args=(evidence, key),
        help="Fills the form with the values of this row of the data.",
        persist_state="session",
    )
    if row is not None and row not in numbers:
        st.caption(f"Row {row:,} is not among the {len(numbers):,} rows used.")


def _fill(evidence: CoefficientReport, key: str) -> None:
    data = evidence.model.problem.prepared
    place = np.flatnonzero(np.asarray(data.rows) + 1 == widget_value(f"{key}_row"))
    for name, values in data.columns.items():
        known = evidence.design.levels.get(name)
        value = values[place[0]] if len(place) else None
        if value is not None and (known is None or value in known):
            set_widget(f"{key} {name}", value if known else float(value))


def _input(name: str, values: NDArray[Any], usual: float | str, key: str) -> float | str:
    label = literal(name)
    if isinstance(usual, str):
        levels = sorted(set(values.astype(str)))
        return str(
            st.selectbox(
                label, levels, index=levels.index(usual), key=f"{key} {name}", persist_state="session"
            )
        )
    return float(
        st.number_input(
            label,
            min_value=-LARGEST,
            max_value=LARGEST,
            value=float(f"{usual:.4g}"),
            step=_step(values),
            format="%g",
            key=f"{key} {name}",
            persist_state="session",
            help=f"From {values.min():.4g} to {values.max():.4g} in the rows learned from.",
        )
    )


def _step(values: NDArray[Any]) -> float:
    """A round hundredth of the range or so."""
    span = float(np.ptp(values))
    return float(10.0 ** np.floor(np.log10(span / 20))) if span > 0 else 1.0


def case_threshold() -> float:
    """The lowest probability that is called positive; at first the threshold placed by hand on Thresholds."""
    first = decision.named_thresholds()[0]
    usual = round(first.amount, 2) if first.rule is Rule.CUSTOM else 0.5
    return float(
        st.slider(
            "Threshold",
            *(0.01, 0.99),
            min(max(usual, 0.01), 0.99),
            0.01,
            key="decide_at",
            persist_state="session",
            help="A case is called positive when its probability is at least this. The Thresholds page "
            "helps to choose it.",
        )
    )
