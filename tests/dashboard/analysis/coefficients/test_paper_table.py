"""The paper's table on Hosmer and Lemeshow's low birth weights, beside pandas and statsmodels; its copies."""

import csv
import io
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from dashboard.analysis.coefficients.coefficient_numbers import p_text
from dashboard.analysis.coefficients.paper_table import answer_sentence, paper_table
from dashboard.analysis.coefficients.paper_table_text import CSV, LATEX, MARKDOWN, WORD, paper_table_texts
from dashboard.analysis.coefficients.print_checks import print_checks
from dashboard.analysis.coefficients.report import ReportOptions, build_report
from dashboard.analysis.training.estimates import training_rows
from logreg.inference.summary_views import per_standard_deviation
from logreg.inference.unadjusted import unadjusted_estimates
from tests.pages.trained import HOSTILE, hostile, prepare, trained, weighted

FRAME = pd.read_csv(Path(__file__).parents[3] / "logreg" / "data" / "low_birth_weight.csv").assign(
    low=lambda frame: np.where(frame["low"] == 1, "low", "normal"),
    race=lambda frame: frame["race"].map({1: "1 white", 2: "2 black", 3: "3 other"}),
)


def reported(model, **options):
    return build_report(model, ReportOptions(**options), training_rows(model.problem))


@pytest.fixture(scope="module")
def births():
    data = prepare(FRAME, "low", "low", ["lwt", "race", "smoke", "ht"])
    return reported(trained(data, validation_share=0.0))


def printed(report, summary=None):
    summary = summary or report.summary
    order = np.arange(1, len(summary.coef))
    return paper_table(report, summary, order, unadjusted_estimates(summary.estimate))


def test_means_counts_and_odds_ratios_are_those_of_pandas_and_statsmodels(births):
    table = printed(births)
    rows = {row.name: row for row in table.rows}
    by_class = FRAME.groupby("low")["lwt"]
    mean, sd = by_class.mean()["normal"], by_class.std()["normal"]
    assert rows["lwt"].negative == f"{mean:.3g} ({sd:.2g})"
    black = FRAME[FRAME["low"] == "low"]["race"].eq("2 black")
    assert rows["race = 2 black"].positive == f"{black.sum()} ({100 * black.mean():.0f} %)"

    y = (FRAME["low"] == "low").astype(float)
    X = sm.add_constant(pd.get_dummies(FRAME[["lwt", "race", "smoke", "ht"]], drop_first=True, dtype=float))
    together, alone = sm.Logit(y, X).fit(disp=0), sm.Logit(y, X[["const", "lwt"]]).fit(disp=0)
    for fit, found in ((together, rows["lwt"].together), (alone, rows["lwt"].alone)):
        low, high = fit.conf_int().loc["lwt"]
        assert (found.log, found.low, found.high) == pytest.approx((fit.params["lwt"], low, high), rel=1e-6)
    assert rows["ht"].p == f"{together.pvalues['ht']:.2g}"
    assert "189 rows, 59 of them low" in table.caption
    assert "Reference levels: race: 1 white" in table.notes[0]


def test_odds_ratios_alone_are_for_the_same_step_as_together(births):
    per_sd = printed(births, per_standard_deviation(births.summary))
    ratio = per_sd.rows[0]
    sd = FRAME["lwt"].std(ddof=0)
    unit = printed(births).rows[0]
    assert ratio.alone.log == pytest.approx(unit.alone.log * sd, rel=1e-9)
    assert ratio.together.log == pytest.approx(unit.together.log * sd, rel=1e-9)
    assert "One SD is 30.5 for lwt" in per_sd.notes[0]


def test_the_answer_names_what_is_not_told_apart(births):
    summary = births.summary
    open_ones = [
        name
        for name, low, high in zip(summary.names, summary.ci_low, summary.ci_high, strict=True)
        if low <= 0 <= high and name != "(intercept)"
    ]
    said = answer_sentence(summary, np.arange(1, len(summary.coef)))
    if open_ones:
        assert said.startswith(f"The 95\u00a0% interval of {open_ones[0]}")
    else:
        assert said == "No 95\u00a0% interval of an odds ratio includes 1."


def test_p_values_are_never_rounded_to_the_level_and_small_ones_are_bounded():
    assert (p_text(2e-5, 0.05), p_text(0.0499, 0.05), p_text(0.2, 0.05)) == ("<0.001", "0.0499", "0.20")


def test_copies_carry_every_cell_and_disarm_hostile_names():
    report = reported(hostile())
    copies = paper_table_texts(printed(report))
    assert "<img" not in copies[WORD]
    assert "&lt;img" in copies[WORD]
    assert "<b>x</b>" not in copies[WORD]
    rows = list(csv.reader(io.StringIO(copies[CSV])))
    table = printed(report)
    assert [row[3] for row in rows[2 : 2 + len(table.rows)]] == [row.alone_words for row in table.rows]
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)
    assert "\\$\\\\alpha\\$ \\`code\\`" in copies[MARKDOWN]
    assert r"\$\textbackslash{}alpha\$" in copies[LATEX]
    assert copies[LATEX].count(r" \\") == len(table.rows) + 1
    assert len(HOSTILE) == 4


def test_counted_rows_print_counts_of_cases_and_firth_prints_profiles():
    counted, copied = (
        printed(reported(weighted(kind, validation_share=0.0))) for kind in ("frequency", "repeated")
    )
    assert [row.negative for row in counted.rows] == [row.negative for row in copied.rows]
    assert [row.alone_words for row in counted.rows] == [row.alone_words for row in copied.rows]
    assert counted.caption.replace("cases", "rows") == copied.caption
    assert "frequency weights" in counted.notes[1]


def test_the_checks_before_printing_say_what_holds_and_put_doubts_first(births):
    checks = print_checks(births)
    assert [check.holds for check in checks] == sorted(check.holds for check in checks)
    words = " ".join(check.words for check in checks)
    assert "12 rows of the rarer class for each coefficient" in words
    assert "classes are not separated" in words
