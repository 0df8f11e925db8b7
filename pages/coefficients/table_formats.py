"""How the columns of a coefficient table are written."""

import streamlit as st

from dashboard.analysis.coefficients.coefficient_tables import GVIF, GVIF_ROOT

_FORMATS = {
    "p": "%.3g",
    "p, Holm": "%.3g",
    "Std. error": "%.4g",
    "Coefficient": "%.4g",
    "Odds ratio": "%.4g",
    "Low": "%.4g",
    "High": "%.4g",
    "z": "%.2f",
    "Chi-square": "%.2f",
    GVIF: "%.3g",
    GVIF_ROOT: "%.3g",
    "Statistic": "%.2f",
    "Change of AIC": "%.2f",
    "Change of BIC": "%.2f",
    "Effect": "%.4f",
    "p, effect": "%.3g",
}
_HELP = {
    "Effect": "The average difference of the probability over the rows for the step of the odds ratio; a "
    "column of two values goes from the lower to the higher one.",
    "p, effect": "The p-value of the effect on the probability.",
    "Chi-square": "The likelihood-ratio statistic of the coefficient, on 1 df; p belongs to it.",
    GVIF: "Generalised variance inflation: how much the other columns widen the confidence region of this "
    "one; the levels of a category count together.",
    GVIF_ROOT: "Comparable between columns: the factor by which an interval is longer. Above √10 ≈ 3.2 the "
    "column is hard to tell apart from the others.",
}
NUMBERS = {
    name: st.column_config.NumberColumn(format=form, help=_HELP.get(name)) for name, form in _FORMATS.items()
}
NUMBERS_BESIDE_TERMS = {**NUMBERS, "Term": st.column_config.TextColumn(pinned=True)}
