"""Which variables matter: odds ratios with intervals, distance from the optimum, remedies for separation."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

import logreg as lr
from dashboard.figures import style
from dashboard.text.numbers import format_number
from logreg.arrays import Matrix, Rows, Vector
from logreg.inference.remedies import NewtonTrace, Remedies

ROW = 30  # pixels a coefficient
LONGEST = 30  # signs of a name beside the axis
LARGEST, MOST_POWERS = 250.0, 120  # log-odds of an odds ratio that an axis can hold, and in powers of ten


def forest(summary: lr.Summary, order: Rows, step: str) -> go.Figure:
    """Odds ratios (log axis) with intervals, the first of `order` on top, per `step`.

    Coefficients whose odds ratios no axis could hold are drawn as log-odds instead.
    """
    ends = np.r_[summary.ci_low[order], summary.ci_high[order]]
    ratios = bool(np.abs(ends).max(initial=0.0) < LARGEST)
    quantity, none = ("odds ratio", 1) if ratios else ("coefficient, log-odds,", 0)
    figure = style.blank_figure(f"{quantity} per {step}", "", height=90 + ROW * max(len(order), 3))
    away = (summary.ci_low[order] > 0) | (summary.ci_high[order] < 0)
    kinds = (
        (away, f"excludes {none}", style.TEXT, "circle"),
        (~away, f"includes {none}", style.AMBER, "circle-open"),
    )
    for which, what, colour, symbol in kinds:
        rows, place = order[which], np.flatnonzero(which).astype(float)
        low, middle, high = (
            np.exp(side[rows]) if ratios else side[rows]
            for side in (summary.ci_low, summary.coef, summary.ci_high)
        )
        name = f"{100 * summary.level:g} % interval {what}"
        line = {"color": colour, "width": 3}
        figure.add_scatter(**segments(low, high, place), name=f"{name}: ends", line=line, showlegend=False)
        interval_points(figure, middle, place, name, colour=colour, symbol=symbol)
    style.add_upright(figure, none, style.GUIDE)
    if ratios:
        figure.update_xaxes(type="log", range=padded_interval(ends), **log_ticks(ends))
    return named_rows(figure, [summary.names[j] for j in order])


def interval_points(
    figure: go.Figure, x: Vector, place: Vector, name: str, *, colour: str, symbol: str
) -> None:
    """Large marks, one a row."""
    marker = {"color": colour, "symbol": symbol, "size": 11, "line": {"width": 2, "color": colour}}
    figure.add_scatter(
        x=x, y=place, name=name, mode="markers", marker=marker, hovertemplate="%{x:.4g}<extra></extra>"
    )


def segments(low: Vector, high: Vector, place: Vector) -> dict[str, object]:
    """One horizontal line a row, as a single trace with gaps."""
    gap = np.full(len(low), np.nan)
    x = np.column_stack([low, high, gap]).ravel()
    return {"x": x, "y": np.repeat(place.astype(float), 3), "mode": "lines", "hoverinfo": "skip"}


def padded_interval(ends: Vector) -> list[float]:
    """The x range, in powers of ten, with some margin beside the longest interval; `ends` in log-odds."""
    powers = np.r_[ends, 0.0] / np.log(10)
    margin = max(0.06 * float(np.ptp(powers)), 0.005)
    return [float(powers.min()) - margin, float(powers.max()) + margin]


def log_ticks(ends: Vector) -> dict[str, object]:
    """Round ticks for odds ratios: even where the span is small, then 0.5, 1, 2, 5, then powers of ten."""
    span = float(np.ptp(np.r_[ends, 0.0])) / np.log(10)
    if span < 0.7:
        low, high = np.exp(min(0.0, ends.min())), np.exp(max(0.0, ends.max()))
        step = round_step((high - low) / 6)
        even = step * np.arange(np.floor(low / step), np.ceil(high / step) + 1)
        return {"tickvals": even, "ticktext": [f"{value:.6g}" for value in even]}
    steps = (1.0, 2.0, 5.0) if span < 3 else (1.0,)
    every = int(np.ceil(span / 5)) if span >= 3 else 1
    powers = range(-MOST_POWERS, MOST_POWERS + 1)
    values = [step * 10.0**power for power in powers if power % every == 0 for step in steps]
    return {"tickvals": values, "ticktext": [_power(value) for value in values]}


def _power(value: float) -> str:
    """A round number: 0.5, 100, 10¹¹."""
    text = f"{value:g}"
    return format_number(value, 1).removeprefix("1\u00a0×\u00a0") if "e" in text else text


def round_step(least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20, ... and of 0.5, 0.2, 0.1, ... that is no smaller; 1 for 0."""
    power = 10.0 ** np.floor(np.log10(least)) if least > 0 else 1.0
    return float(next(step * power for step in (1, 2, 5, 10) if step * power >= least))


def named_rows(figure: go.Figure, names: Sequence[str]) -> go.Figure:
    """A y axis of names, the first on top."""
    figure.update_yaxes(
        type="linear",
        tickvals=list(range(len(names))),
        ticktext=[style.escape_markup(name, LONGEST) for name in names],
        range=[len(names) - 0.4, -0.6],
        showgrid=False,
        zeroline=False,
    )
    return figure


def distance_to_optimum(names: Sequence[str], trained: Vector, optimum: Vector) -> go.Figure:
    """Where training stands and where the optimum is, a row a coefficient."""
    place = np.arange(float(len(names)))
    figure = style.blank_figure("coefficient, per SD", "", height=90 + ROW * max(len(names), 3))
    figure.add_scatter(
        **segments(trained, optimum, place),
        name="distance",
        line={"color": style.GRID, "width": 3},
        showlegend=False,
    )
    marks = (
        (trained, "as trained", style.VIOLET, "diamond"),
        (optimum, "optimum", style.TEXT, "circle-open"),
    )
    for values, name, colour, symbol in marks:
        interval_points(figure, values, place, name, colour=colour, symbol=symbol)
    style.add_upright(figure, 0, style.GUIDE)
    return named_rows(figure, names)


def newton_trace(path: NewtonTrace, names: Sequence[str], shown: Rows) -> go.Figure:
    """Coefficients against iterations: those without a finite estimate never settle."""
    figure = style.blank_figure("Newton iteration", "coefficient, per SD", height=300)
    for place, j in enumerate(shown):
        figure.add_scatter(
            x=path.iteration,
            y=path.weights[:, j],
            name=style.escape_markup(names[j], LONGEST),
            mode="lines",
            line={
                "color": style.PALETTE[place % len(style.PALETTE)],
                "dash": style.DASHES[place % len(style.DASHES)],
            },
        )
    return figure


def loss_trace(path: NewtonTrace) -> go.Figure:
    """The loss against iterations, log axis."""
    figure = style.blank_figure("Newton iteration", "training loss, nats per row", height=300)
    figure.add_scatter(x=path.iteration, y=path.loss, name="loss", mode="lines", line={"color": style.VIOLET})
    figure.update_yaxes(type="log", exponentformat="power")
    return figure


def remedies_figure(found: Remedies, shown: Rows, *, separated: bool) -> go.Figure:
    """Maximum likelihood after some iterations, L2 and Firth with its interval, a row a coefficient."""
    place = np.arange(float(len(shown)))
    figure = style.blank_figure("coefficient, per SD", "", height=110 + (ROW + 14) * max(len(shown), 2))
    figure.add_scatter(
        **segments(found.firth_low[shown], found.firth_high[shown], place + 0.2),
        name="Firth: interval",
        line={"color": style.TEAL, "width": 3},
        showlegend=False,
    )
    growing = f" after {found.iterations} iterations, still growing" if separated else ""
    unbounded = f"maximum likelihood{growing}"
    marks: tuple[tuple[Vector | Matrix, float, str, str, str], ...] = (
        (found.unbounded, -0.2, unbounded, style.VIOLET, "triangle-right"),
        (found.penalised, 0.0, "L2 penalty", style.AMBER, "square"),
        (found.firth, 0.2, "Firth", style.TEAL, "circle"),
    )
    for values, shift, name, colour, symbol in marks:
        interval_points(figure, values[shown], place + shift, name, colour=colour, symbol=symbol)
    style.add_upright(figure, 0, style.GUIDE)
    return named_rows(figure, [found.names[j] for j in shown])
