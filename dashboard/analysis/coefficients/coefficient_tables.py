"""Results of inference as data frames; headings and cells hold plain text."""

from collections.abc import Sequence

import pandas as pd

import logreg as lr
from dashboard.analysis.coefficients.report import CoefficientReport
from logreg.arrays import Rows
from logreg.export.table_facts import TableSource
from logreg.inference.collinearity import variance_inflation
from logreg.inference.effects import MarginalEffects
from logreg.inference.estimate import Estimate
from logreg.inference.nested_models import LikelihoodRatioTest, column_tests, holm
from logreg.inference.wald import WaldTest

GVIF, GVIF_ROOT = "GVIF", "GVIF^(1/(2 df))"


def coefficients(summary: lr.Summary, effects: MarginalEffects, order: Rows) -> pd.DataFrame:
    """The intercept last, the slopes in the order asked for; the statistic is that of the test made."""
    statistic = {"z": summary.z} if summary.chi_square is None else {"Chi-square": summary.chi_square}
    table = pd.DataFrame(
        {
            "Term": summary.names,
            "Coefficient": summary.coef,
            "Odds ratio": summary.odds_ratio,
            "Low": summary.odds_ratio_low,
            "High": summary.odds_ratio_high,
            "Std. error": summary.std_err,
            **statistic,
            "p": summary.p_value,
            "p, Holm": [float("nan"), *holm(summary.p_value[1:])],
            "Effect": [float("nan"), *effects.effect],
            "p, effect": [float("nan"), *effects.p_value],
        }
    )
    return table.iloc[[*order, 0]]


def columns(estimate: Estimate) -> pd.DataFrame:
    """For each column the test of leaving it out, and its variance inflation; AIC and BIC where they are."""
    tests, inflation = column_tests(estimate), variance_inflation(estimate)
    return pd.DataFrame(
        {
            "Left out": [test.columns[0] for test in tests],
            "Statistic": [test.statistic for test in tests],
            "Df": [test.df for test in tests],
            "p": [test.p_value for test in tests],
            **_changes(tests),
            GVIF: [found.gvif for found in inflation],
            GVIF_ROOT: [found.per_coefficient for found in inflation],
        }
    )


def _changes(tests: Sequence[LikelihoodRatioTest | WaldTest]) -> dict[str, list[float]]:
    ratios = [test for test in tests if isinstance(test, LikelihoodRatioTest)]
    if not ratios:
        return {}
    return {
        "Change of AIC": [test.aic_change for test in ratios],
        "Change of BIC": [test.bic_change for test in ratios],
    }


def whole(summary: lr.Summary) -> pd.DataFrame:
    """Measures of the whole model; with sampling weights those that do not need a likelihood."""
    values = (
        {"Wald statistic": f"{summary.lr_statistic:.4f}"}
        if summary.estimate.sampling
        else _of_likelihood(summary)
    )
    values |= {"R², McFadden": f"{summary.mcfadden_r2:.4f}", "R², Tjur": f"{summary.tjur_r2:.4f}"}
    values = {name: value.replace("-", "−") for name, value in values.items()}
    return pd.DataFrame({"Value": values.values()}, index=pd.Index(values, name="Measure"))


def _of_likelihood(summary: lr.Summary) -> dict[str, str]:
    return {
        "Log-likelihood": f"{summary.log_likelihood:.4f}",
        "… of the intercept alone": f"{summary.null_log_likelihood:.4f}",
        "AIC": f"{summary.aic:.2f}",
        "BIC": f"{summary.bic:.2f}",
        "R², Cox and Snell": f"{summary.cox_snell_r2:.4f}",
        "R², Nagelkerke": f"{summary.nagelkerke_r2:.4f}",
    }


def table_source(report: CoefficientReport) -> TableSource:
    """Where the rows of the report come from, for the exported tables."""
    problem = report.model.problem
    return TableSource(
        data=problem.prepared.name,
        target=problem.prepared.target,
        positive=problem.prepared.positive,
        negative=problem.prepared.negative,
        held_out=problem.n_held_out,
        counted=problem.counted,
        dropped=problem.prepared.dropped,
    )
