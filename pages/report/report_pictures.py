"""The figures of the pages as pictures for the report."""

import logreg as lr
from dashboard.analysis.coefficients import coefficient_alt_text, coefficient_sentences
from dashboard.analysis.coefficients.report import CoefficientReport
from dashboard.analysis.study.report_parts import Picture
from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.figures import coefficients, effects
from dashboard.figures.calibration import reliability_diagram
from dashboard.figures.svg import figure_svg
from dashboard.text.quoting import shortened
from dashboard.ui.session import visit
from dashboard.ui.session.widget_values import widget_value
from dashboard.ui.widgets import estimate_controls
from logreg.data.products import products_among
from logreg.evaluation.calibration import brier_score, reliability
from logreg.explanation.contributions import typical_case
from logreg.inference.prediction import effect

MOST_EFFECTS = 3  # of the variables that matter most


def pictures(
    report: CoefficientReport | None, summary: lr.Summary | None, evaluation: ThresholdEvaluation | None
) -> dict[str, Picture]:
    """By name: "forest", "effect …" for each of the strongest variables, "calibration"."""
    key = (id(report), id(summary), id(evaluation), _bins())
    made = visit.cached_in_session(
        "report pictures", key, lambda: (report, summary, evaluation, _drawn(report, summary, evaluation))
    )
    return dict(made[3])


def _drawn(
    report: CoefficientReport | None, summary: lr.Summary | None, evaluation: ThresholdEvaluation | None
) -> dict[str, Picture]:
    found: dict[str, Picture] = {}
    if report is not None and summary is not None:
        found["forest"] = _forest(summary)
        for column in _strongest_columns(report):
            found[f"effect {column}"] = _effect(report, column)
    if evaluation is not None:
        found["calibration"] = _calibration(evaluation)
    return found


def _forest(summary: lr.Summary) -> Picture:
    order = estimate_controls.sorted_rows(summary, estimate_controls.EFFECT)
    shown = order[: estimate_controls.MOST_SHOWN]
    step = "SD" if summary.per_deviation else "unit"
    more = f", the first {len(shown)} of {len(order)}" if len(order) > len(shown) else ""
    return Picture(
        caption=f"Odds ratios per {step} with {100 * summary.level:g} % intervals{more}",
        alt=coefficient_alt_text.forest_alt(summary, shown),
        svg=figure_svg(coefficients.forest(summary, shown, step)),
    )


def _strongest_columns(report: CoefficientReport) -> list[str]:
    """The raw columns of the strongest coefficients, each once."""
    assert report.summary is not None  # noqa: S101
    made = products_among(report.columns)
    terms = report.design.terms
    places = coefficient_sentences.strongest(report.summary)
    names = [source for place in places for source in terms[int(place)].sources if source not in made]
    return [name for name in dict.fromkeys(names) if name in report.columns][:MOST_EFFECTS]


def _effect(report: CoefficientReport, column: str) -> Picture:
    assert report.summary is not None  # noqa: S101
    summary = report.summary
    found = effect(summary.estimate, column, typical_case(report.columns, report.weight), level=summary.level)
    rug = effects.Rug(values=report.columns[column], y=report.y, names=report.classes)
    along = f"Probability of {report.classes[1]} along {shortened(column)}"
    return Picture(
        caption=f"{along}, the others held at typical values",
        alt=coefficient_alt_text.effect_alt(report, found),
        svg=figure_svg(effects.effect_figure(found, "Probability", rug, summary.level)),
    )


def _bins() -> tuple[int, str]:
    return int(widget_value("bins", 10)), str(widget_value("bin_kind", "width"))


def _calibration(evaluation: ThresholdEvaluation) -> Picture:
    bins, equal = _bins()
    y, p = evaluation.evaluation_rows.y, evaluation.evaluation_rows.p
    curve = reliability(y, p, bins=bins, strategy="uniform" if equal == "width" else "quantile")
    drawn = reliability_diagram({evaluation.name: curve}, brier_score(y, p))
    return Picture(
        caption=f"Calibration on {evaluation.evaluation_rows.which}, {bins} bins of equal {equal}",
        alt=drawn.alt,
        svg=figure_svg(drawn.figure),
    )
