"""Look before modelling: the log-odds of a column's groups of rows, and the fitted curve beside them."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard.analysis.training.model import Model
from dashboard.figures.data import FittedCurve, empirical_log_odds_alt, empirical_log_odds_figure
from dashboard.tabular import Column
from dashboard.tabular.row_view import feature_of
from dashboard.ui.components import chart
from dashboard.ui.session import visit
from logreg.evaluation.empirical_log_odds import EmpiricalLogOdds, empirical_log_odds
from logreg.explanation.contributions import typical_case
from pages.data.page_context import DataContext

POINTS = 61
UNWEIGHTED = "The points are of rows as they are, without their sampling weights; a fitted curve has them."


def show_empirical_log_odds(context: DataContext, column: Column) -> None:
    """The chart of one feature, its numbers as a table, and what to read from it."""
    rows = context.rows
    if rows is None:
        return
    values = rows.columns[feature_of(column)]
    weight = rows.weight if rows.weight_kind == "frequency" else None
    groups = visit.cached_in_session(
        "empirical log-odds",
        (context.source, id(rows), column),
        lambda: empirical_log_odds(values, rows.y, weight=weight),
    )
    number = values.dtype.kind == "f"
    curve = fitted_curve(context, column, groups)
    chart.show_chart(
        empirical_log_odds_figure(groups, feature_of(column), rows.positive, number=number, curve=curve),
        key="look",
        alt=empirical_log_odds_alt(groups, feature_of(column), rows.positive),
        revision=f"look {column.name}",
    )
    said = ["Half a case is added to both classes of each group, so that its log-odds are finite."]
    if number:
        said.append("Points near a line speak for the column as it is; a bend for a spline or another term.")
    if rows.weight_kind == "sampling":
        said.append(UNWEIGHTED)
    st.caption(" ".join(said))
    with st.expander("As a table"):
        _show_groups(groups)


def _show_groups(groups: EmpiricalLogOdds) -> None:
    st.dataframe(
        {
            "Group": list(groups.label),
            "Cases": groups.n,
            "Positive": groups.positive,
            "Share": groups.share,
            "95 % from": groups.share_low,
            "95 % to": groups.share_high,
            "Log-odds": groups.log_odds,
        },
        hide_index=True,
    )


def fitted_curve(context: DataContext, column: Column, groups: EmpiricalLogOdds) -> FittedCurve | None:
    """The active model's log-odds over the column, others typical; None without a model of these rows."""
    model = visit.model()
    if model is None or model.problem.source is not context.state.prepared:
        return None
    rows = visit.rows_of(model.problem)
    return curve_of(model, typical_case(rows.columns, rows.weight), rows.columns, feature_of(column), groups)


def curve_of(
    model: Model,
    typical: Mapping[str, float | str],
    columns: Mapping[str, NDArray[Any]],
    name: str,
    groups: EmpiricalLogOdds,
) -> FittedCurve | None:
    """The model's log-odds over one of its columns, the others typical; None for a column it does without."""
    if name not in columns:
        return None
    known = model.problem.design.levels.get(name)
    if known is None:
        values = np.linspace(float(np.min(columns[name])), float(np.max(columns[name])), POINTS)
        places = values
    else:
        values = np.array([level for level in groups.label if level in known], dtype=object)
        places = np.array([float(groups.label.index(level)) for level in values])
    held = {
        each: np.full(len(values), value, dtype=object if isinstance(value, str) else float)
        for each, value in typical.items()
    }
    return FittedCurve(x=places, log_odds=model.logits(model.problem.design.encode({**held, name: values})))
