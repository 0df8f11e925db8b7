"""What thresholds cost, and when acting on the model pays."""

import numpy as np

from dashboard.figures import style
from dashboard.figures.threshold_marks import ABOVE_ALL, THRESHOLDS, ThresholdFigure
from dashboard.figures.thresholds import by_threshold
from logreg.evaluation.costs import Costs
from logreg.evaluation.decision_curve import DecisionCurve
from logreg.evaluation.thresholds import ThresholdSweep

GRID = np.linspace(0, 0.99, 199)  # thresholds at which net benefit is drawn


def cost_by_threshold(sweep: ThresholdSweep, costs: Costs, unit: str) -> ThresholdFigure:
    """Cost a row against the threshold, with the lowest-cost threshold and the break-even one."""
    figure = style.blank_figure(
        "threshold", f"cost a row ({style.title_layout(unit)})", height=360, xaxis_range=THRESHOLDS
    )
    per_row = costs.per_row(sweep.counts)
    figure.add_trace(by_threshold(sweep, per_row, "cost on these rows", 0))
    cheapest = sweep.cheapest(costs)
    for name, threshold, symbol, colour in (
        ("lowest cost", cheapest, "star", style.GREEN),
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
        f"Cost a row against the threshold: lowest {np.min(per_row):.4g} {unit} at {cheapest:.3f}; "
        f"the break-even threshold is {costs.break_even:.3f}."
    )
    return ThresholdFigure(figure=figure, alt=alt, lines=True)


def net_benefit(curve: DecisionCurve) -> ThresholdFigure:
    """Net benefit of the model against treating all and treating none."""
    figure = style.blank_figure("threshold", "net benefit (true positives a row)", height=360)
    lines = (
        ("this model", curve.model, style.BLUE, "solid"),
        ("flag everyone", curve.treat_all, style.TEXT, "dash"),
        ("flag no one", np.zeros_like(curve.model), style.TEXT, "dot"),
    )
    for name, benefit, colour, dash in lines:
        line = {"color": colour, "dash": dash, "width": 2.5 if colour == style.BLUE else 1.5}
        figure.add_scatter(x=curve.threshold, y=benefit, mode="lines", name=name, line=line)
    top = max(float(curve.model.max()), float(curve.treat_all.max()), 0.01)
    figure.update_yaxes(range=[-0.25 * top, 1.1 * top])
    figure.update_xaxes(range=THRESHOLDS)
    better = curve.threshold[curve.model > np.maximum(curve.treat_all, 0)]
    where = f"from {better.min():.2f} to {better.max():.2f}" if better.size else "nowhere"
    alt = f"Decision curve: the model's net benefit is above flagging everyone and flagging no one {where}."
    return ThresholdFigure(figure=figure, alt=alt, lines=True)
