"""Results of inference as data frames; headings and cells hold plain text."""

import pandas as pd

import logreg as lr
from logreg.arrays import Rows
from logreg.inference.effects import MarginalEffects
from logreg.inference.estimate import Estimate
from logreg.inference.nested_models import column_tests, holm


def coefficients(summary: lr.Summary, effects: MarginalEffects, order: Rows) -> pd.DataFrame:
    """The intercept last, the slopes in the order asked for."""
    table = pd.DataFrame(
        {
            "Term": summary.names,
            "Coefficient": summary.coef,
            "Odds ratio": summary.odds_ratio,
            "Low": summary.odds_ratio_low,
            "High": summary.odds_ratio_high,
            "Std. error": summary.std_err,
            "z": summary.z,
            "p": summary.p_value,
            "p, Holm": [float("nan"), *holm(summary.p_value[1:])],
            "VIF": summary.vif,
            "Effect": [float("nan"), *effects.effect],
            "p, effect": [float("nan"), *effects.p_value],
        }
    )
    return table.iloc[[*order, 0]]


def columns(estimate: Estimate) -> pd.DataFrame:
    """The likelihood-ratio test of leaving out each column."""
    tests = column_tests(estimate)
    return pd.DataFrame(
        {
            "Left out": [test.columns[0] for test in tests],
            "Statistic": [test.statistic for test in tests],
            "Df": [test.df for test in tests],
            "p": [test.p_value for test in tests],
            "Change of AIC": [test.aic_change for test in tests],
            "Change of BIC": [test.bic_change for test in tests],
        }
    )


def whole(summary: lr.Summary) -> pd.DataFrame:
    """Measures of the whole model."""
    values = {
        "Log-likelihood": f"{summary.log_likelihood:.4f}",
        "… of the intercept alone": f"{summary.null_log_likelihood:.4f}",
        "AIC": f"{summary.aic:.2f}",
        "BIC": f"{summary.bic:.2f}",
        "R², McFadden": f"{summary.mcfadden_r2:.4f}",
        "R², Cox and Snell": f"{summary.cox_snell_r2:.4f}",
        "R², Nagelkerke": f"{summary.nagelkerke_r2:.4f}",
        "R², Tjur": f"{summary.tjur_r2:.4f}",
    }
    values = {name: value.replace("-", "−") for name, value in values.items()}
    return pd.DataFrame({"Value": values.values()}, index=pd.Index(values, name="Measure"))
