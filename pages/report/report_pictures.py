"""The figures of the pages as pictures for the report."""

import numpy as np

import logreg as lr
from dashboard.analysis.coefficients import coefficient_alt_text, coefficient_sentences
from dashboard.analysis.coefficients.report import CoefficientReport
from dashboard.analysis.study.report_parts import Picture
from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.analysis.training.case_split import split_sizes
from dashboard.analysis.training.model import Model
from dashboard.figures import coefficients, effects
from dashboard.figures.calibration import reliability_diagram
from dashboard.figures.row_flow import flow_alt, flow_of, flow_svg
from dashboard.figures.svg import figure_svg
from dashboard.tabular import Prepared
from dashboard.text.numbers import format_number
from dashboard.text.quoting import shortened
from dashboard.ui.session import visit
from dashboard.ui.session.widget_values import widget_value
from dashboard.ui.widgets import estimate_controls, model_controls
from logreg.data.products import products_among
from logreg.evaluation.calibration import brier_score, reliability
from logreg.explanation.contributions import typical_case
from logreg.inference.prediction import Effect, effect

MOST_EFFECTS = 3  # of the variables that matter most
MOST_POINTS = 7  # of a curve whose numbers stand in a table


def pictures(
    report: CoefficientReport | None, summary: lr.Summary | None, evaluation: ThresholdEvaluation | None
) -> dict[str, Picture]:
    """By name: "forest", "effect …" for each of the strongest variables, "calibration"."""
    key = (id(report), id(summary), id(evaluation), _bins())
    made = visit.cached_in_session(
        "report pictures", key, lambda: (report, summary, evaluation, _drawn(report, summary, evaluation))
    )
    return dict(made[3])


def row_flow(rows: Prepared, in_file: int, model: Model | None) -> Picture:
    """Where the file's rows go: as the model has split them, before there is one as Data shows it."""
    flow = flow_of(rows, in_file, _split(rows, model))
    return Picture(caption="Rows of the file, and where they go", alt=flow_alt(flow), svg=flow_svg(flow))


def _split(rows: Prepared, model: Model | None) -> tuple[int, int]:
    """Rows, or the cases that they count, to learn from and held out."""
    share: float
    share, seed = model_controls.opened_split()
    if model is not None:
        settings = model.problem.settings
        share, seed = 100 * settings.validation_share, settings.split_seed
    return visit.cached_in_session(
        "split shown", (id(rows), share, seed), lambda: (rows, split_sizes(rows, share / 100, seed))
    )[1]


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
    summary, estimate = report.summary, report.estimate_with_errors
    assert summary is not None  # noqa: S101
    assert estimate is not None  # noqa: S101
    found = effect(estimate, column, typical_case(report.columns, report.weight), level=summary.level)
    rug = effects.Rug(values=report.columns[column], y=report.y, names=report.classes)
    along = f"Probability of {report.classes[1]} along {shortened(column)}"
    return Picture(
        caption=f"{along}, the others held at typical values",
        alt=coefficient_alt_text.effect_alt(report, found),
        svg=figure_svg(effects.effect_figure(found, "Probability", rug, summary.level)),
        headings=(column, "Probability", "Low", "High"),
        rows=_effect_rows(found),
    )


def _effect_rows(found: Effect) -> tuple[tuple[str, ...], ...]:
    """A few points of the curve, or every level."""
    curve = found.predictions
    places = np.unique(np.linspace(0, len(found.values) - 1, min(len(found.values), MOST_POINTS)).astype(int))
    return tuple(
        (
            value if isinstance(value := found.values[at], str) else format_number(float(value)),
            *(f"{float(part[at]):.3f}" for part in (curve.probability, curve.low, curve.high)),
        )
        for at in places
    )


def _bins() -> tuple[int, str]:
    return int(widget_value("bins", 10)), str(widget_value("bin_kind", "width"))


def _calibration(evaluation: ThresholdEvaluation) -> Picture:
    bins, equal = _bins()
    rows = evaluation.evaluation_rows
    curve = reliability(
        rows.y,
        rows.p,
        bins=bins,
        strategy="uniform" if equal == "width" else "quantile",
        sample_weight=rows.weight,
        sampling=evaluation.source.sampling,
    )
    drawn = reliability_diagram({evaluation.name: curve}, brier_score(rows.y, rows.p, rows.weight))
    return Picture(
        caption=f"Calibration on {evaluation.evaluation_rows.which}, {bins} bins of equal {equal}",
        alt=drawn.alt,
        svg=figure_svg(drawn.figure),
        headings=("Mean prediction", "Share that came true", "Low", "High", evaluation.counted.capitalize()),
        rows=tuple(
            (*(f"{value:.3f}" for value in bin_numbers), f"{count:,}")
            for *bin_numbers, count in zip(
                curve.mean_predicted, curve.observed, curve.low, curve.high, curve.count, strict=True
            )
        ),
    )
