"""How the columns of a coefficient table are written."""

from dashboard.analysis.coefficients.coefficient_tables import GVIF, GVIF_ROOT
from dashboard.ui.widgets.number_table import decimals, digits

WRITTEN = {
    "p": digits(3),
    "p, Holm": digits(3),
    "Std. error": digits(4),
    "Coefficient": digits(4),
    "Odds ratio": digits(4),
    "Low": digits(4),
    "High": digits(4),
    "z": decimals(2),
    "Chi-square": decimals(2),
    GVIF: digits(3),
    GVIF_ROOT: digits(3),
    "Statistic": decimals(2),
    "Change of AIC": decimals(2),
    "Change of BIC": decimals(2),
    "Effect": decimals(4),
    "p, effect": digits(3),
}
SAYS = {
    "Effect": "The average difference of the probability over the rows for the step of the odds ratio; a "
    "column of two values goes from the lower to the higher one.",
    "p, effect": "The p-value of the effect on the probability.",
    "Chi-square": "The likelihood-ratio statistic of the coefficient, on 1 df; p belongs to it.",
    GVIF: "Generalised variance inflation: how much the other columns widen the confidence region of this "
    "one; the levels of a category count together.",
    GVIF_ROOT: "Comparable between columns: the factor by which an interval is longer. Above √10 ≈ 3.2 the "
    "column is hard to tell apart from the others.",
}
