"""How the columns of a coefficient table are written."""

import streamlit as st

_FORMATS = {
    "p": "%.3g",
    "p, Holm": "%.3g",
    "Std. error": "%.4g",
    "Coefficient": "%.4g",
    "Odds ratio": "%.4g",
    "Low": "%.4g",
    "High": "%.4g",
    "z": "%.2f",
    "VIF": "%.3g",
    "Statistic": "%.2f",
    "Change of AIC": "%.2f",
    "Change of BIC": "%.2f",
    "Effect": "%.4f",
    "p, effect": "%.3g",
}
_EFFECT = (
    "By how much the change that the odds ratio is told for moves the probability, on average over the rows."
)
_HELP = {"Effect": _EFFECT, "p, effect": "The p-value of the effect on the probability."}
NUMBERS = {
    name: st.column_config.NumberColumn(format=form, help=_HELP.get(name)) for name, form in _FORMATS.items()
}
NUMBERS_BESIDE_TERMS = {**NUMBERS, "Term": st.column_config.TextColumn(pinned=True)}
