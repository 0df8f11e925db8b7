"""What thresholds cost, and when acting on the model pays."""

import numpy as np

from dashboard.analysis.thresholds.decision_overview import DecisionOverview
from dashboard.figures import style
from dashboard.figures.threshold_marks import ABOVE_ALL, THRESHOLDS, ThresholdFigure
from dashboard.figures.thresholds import by_threshold
from dashboard.text.numbers import format_number
from logreg.evaluation.confusion import Confusion
from logreg.evaluation.costs import Costs
from logreg.evaluation.decision_curve import DecisionCurve
from logreg.evaluation.thresholds import ThresholdSweep

MATRIX = ("tp", "fp", "tn", "fn")
SMALL = 186  # pixels
GRID = np.linspace(0, 0.99, 199)  # thresholds at which net benefit is drawn


def small_cost_curve(found: DecisionOverview, costs: Costs, sweep: ThresholdSweep) -> ThresholdFigure:
    """Cost of a case against the threshold in a small chart; it follows the weight of a miss."""
    figure = style.blank_figure("threshold", "", height=SMALL, xaxis_range=THRESHOLDS)
    x = np.minimum(found.thresholds, ABOVE_ALL)
    now = costs.per_row(
        Confusion(*(getattr(sweep, name)[sweep.indexes(found.thresholds)] for name in MATRIX))
    )
    line = {"color": style.TEXT, "width": 1.8, "shape": "vh"}
    figure.add_scatter(x=x, y=now, mode="lines", name="cost", line=line)
    figure.add_scatter(
        x=[min(found.lowest.threshold, ABOVE_ALL)],
        y=[found.lowest.cost],
        mode="markers",
        name="lowest cost",
        marker={"symbol": "circle-open", "size": 10, "color": style.TEXT, "line": {"width": 2}},
    )
    title = {"text": f"Cost of a case, in {style.title_layout(found.unit)}", "font": {"size": 14}}
    figure.update_layout(
        showlegend=False, margin={"l": 44, "r": 8, "t": 44, "b": 40}, title={**title, "x": 0, "y": 0.97}
    )
    figure.update_yaxes(rangemode="tozero", nticks=4)
    alt = (
        f"Cost of a case against the threshold: lowest {format_number(found.lowest.cost, 3)} {found.unit} at "
        f"{found.lowest.threshold:.3f}."
    )
    return ThresholdFigure(figure=figure, alt=alt, lines=True)


def cost_moves(found: DecisionOverview) -> style.FrameValues:
    """How the small curve and its lowest point move with the weight of a miss, one row a weight."""
    return {
        (0, "y"): style.as_float32(found.costs.T),
        (1, "x"): style.as_float32(np.minimum(found.lowest_thresholds, ABOVE_ALL)[:, None]),
        (1, "y"): style.as_float32(found.lowest_costs[:, None]),
    }


def cost_by_threshold(sweep: ThresholdSweep, costs: Costs, unit: str) -> ThresholdFigure:
    """Cost a row against the threshold, with the lowest-cost threshold and the break-even one."""
    figure = style.blank_figure(
        "threshold", f"cost a row ({style.title_layout(unit)})", height=360, xaxis_range=THRESHOLDS
    )
    per_row = costs.per_row(sweep.counts)
    figure.add_trace(by_threshold(sweep, per_row, "cost on these rows", 0))
    cheapest = sweep.cheapest(costs)
    for name, threshold, symbol, colour in (
        ("lowest cost", cheapest, "star", style.TEAL),
        ("break-even", costs.break_even, "circle-open", style.TEXT),
    ):
        figure.add_scatter(
            x=[min(threshold, ABOVE_ALL)],
            y=[costs.per_row(sweep.at(threshold))],
            mode="markers",
            name=f"{name} {threshold:.3f}",
            marker={"symbol": symbol, "size": 14, "color": colour},
        )
    alt = (
        f"Cost a row against the threshold: lowest {format_number(float(np.min(per_row)))} {unit} at "
        f"{cheapest:.3f}; the break-even threshold is {costs.break_even:.3f}."
    )
    return ThresholdFigure(figure=figure, alt=alt, lines=True)


def net_benefit(curve: DecisionCurve) -> ThresholdFigure:
    """Net benefit of the model against treating all and treating none."""
    figure = style.blank_figure("threshold", "net benefit (true positives a row)", height=360)
    lines = (
        ("this model", curve.model, style.VIOLET, "solid"),
        ("flag everyone", curve.treat_all, style.TEXT, "dash"),
        ("flag no one", np.zeros_like(curve.model), style.TEXT, "dot"),
    )
    for name, benefit, colour, dash in lines:
        line = {"color": colour, "dash": dash, "width": 2.5 if colour == style.VIOLET else 1.5}
        figure.add_scatter(x=curve.threshold, y=benefit, mode="lines", name=name, line=line)
    top = max(float(curve.model.max()), float(curve.treat_all.max()), 0.01)
    figure.update_yaxes(range=[-0.25 * top, 1.1 * top])
    figure.update_xaxes(range=THRESHOLDS)
    better = curve.threshold[curve.model > np.maximum(curve.treat_all, 0)]
    where = f"from {better.min():.2f} to {better.max():.2f}" if better.size else "nowhere"
    alt = f"Decision curve: the model's net benefit is above flagging everyone and flagging no one {where}."
    return ThresholdFigure(figure=figure, alt=alt, lines=True)
