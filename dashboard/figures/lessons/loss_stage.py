"""One sample's losses in a lesson: as on the Loss page."""

import numpy as np
import plotly.graph_objects as go
from numpy.typing import ArrayLike

from dashboard.analysis.lessons.loss_settings import ClippingSettings, LossSettings
from dashboard.figures import loss
from dashboard.figures.lessons.stage import Stage, StageNumber, StageState, evenly, mark_guess, without
from dashboard.text.numbers import format_number
from logreg.functional.sample_loss import SampleLoss

HEIGHT = 400
FIELDS = {
    "cross-entropy": "cross_entropy",
    "its gradient p − y": "cross_entropy_gradient",
    "squared error": "squared_error",
    "its gradient 2(p − y)p(1 − p)": "squared_error_gradient",
}


def loss_stage(settings: LossSettings, state: StageState) -> Stage:
    """Both losses above, their gradients below, and a dot on each where the prediction stands."""
    axis = loss.AXES[settings.along]
    value = state.places[settings.along]
    covered = "nothing" if state.answered else settings.hidden
    figure = loss.sample_loss(axis, settings.y)
    moves = loss.mark_sample(figure, axis, settings.y, value)
    moves = without(figure, moves, lambda name: _is_left_out(settings, name) or _is_hidden(name, covered))
    for axis_name in {"curves": ("y", "y2"), "gradients": ("y2",)}.get(covered, ()):
        if axis_name == "y" or settings.gradients:
            _keep_axis(figure, axis_name, value)
    reveals = [
        i for i, t in enumerate(figure.data) if "now" not in t.name and _is_hidden(t.name, settings.hidden)
    ]
    mark_guess(figure, state)
    figure.update_layout(height=HEIGHT)
    if not settings.gradients:
        figure.update_layout(xaxis_anchor="y", yaxis_domain=[0, 1], yaxis2=None)
    shown = {
        label: field
        for label, field in FIELDS.items()
        if not _is_left_out(settings, label) and not _is_hidden(label, covered)
    }
    here, everywhere = settings.sample(value), axis.at(settings.y, axis.positions)
    return Stage(
        figure=figure,
        alt=_alt(settings, value, here, shown),
        handle=settings.handles(None)[0],
        positions=axis.positions,
        moves=moves,
        reveals=tuple(reveals) if state.answered else (),
        numbers=(_prediction(settings, value, axis.positions), *_numbers(shown, here, everywhere)),
        page="loss",
        params={"y": str(settings.y), "drag": settings.along, _parameter(settings): f"{value:g}"},
    )


def clipping_stage(settings: ClippingSettings, state: StageState) -> Stage:
    """The exact loss and the clipped one, and the gradients of both."""
    figure = loss.clipping_figure(settings.y, float(settings.clip))
    if not state.answered and settings.hidden == "clipped":
        without(figure, {}, lambda name: "clipped" in name)
    figure.update_xaxes(range=[-loss.CLIP_LIMIT, loss.CLIP_LIMIT])
    figure.update_layout(yaxis_range=[-2, loss.CLIP_LIMIT + 2])
    reveals = [i for i, t in enumerate(figure.data) if "clipped" in t.name]
    return Stage(
        figure=figure.update_layout(height=HEIGHT),
        alt=f"The exact loss keeps growing with the mistake; clipped at {settings.clip} it goes flat."
        if state.answered or settings.hidden == "nothing"
        else "The exact loss and its gradient over z; the clipped ones are hidden until you answer.",
        reveals=tuple(reveals) if state.answered and settings.hidden == "clipped" else (),
        page="loss",
        params={"below": "clipping", "clip": settings.clip, "y": str(settings.y)},
    )


def _keep_axis(figure: go.Figure, name: str, at: float) -> None:
    """An unseen point, or the axis would go with the curves that are hidden."""
    figure.add_scatter(
        x=[at],
        y=[0.0],
        yaxis=name,
        name="hidden",
        mode="markers",
        opacity=0,
        hoverinfo="skip",
        showlegend=False,
    )


def _is_left_out(settings: LossSettings, name: str) -> bool:
    """What the lesson has not spoken of yet."""
    return (not settings.gradients and "gradient" in name) or (
        not settings.squared and ("squared" in name or "2(p" in name)
    )


def _is_hidden(name: str, hidden: str) -> bool:
    if hidden == "curves":
        return True
    return (hidden == "squared error" and ("squared" in name or "2(p" in name)) or (
        hidden == "gradients" and "gradient" in name
    )


def _parameter(settings: LossSettings) -> str:
    return "p" if settings.along == "p" else "logit"


def _prediction(settings: LossSettings, value: float, positions: ArrayLike) -> StageNumber:
    return StageNumber(
        label=settings.along, value=format_number(value), values=[format_number(v) for v in evenly(positions)]
    )


def _numbers(shown: dict[str, str], here: SampleLoss, everywhere: SampleLoss) -> list[StageNumber]:
    return [
        StageNumber(
            label=label,
            value=format_number(float(getattr(here, field)[0])),
            values=[format_number(float(v)) for v in np.asarray(getattr(everywhere, field))],
        )
        for label, field in shown.items()
    ]


def _alt(settings: LossSettings, value: float, here: SampleLoss, shown: dict[str, str]) -> str:
    words = ", ".join(f"{label} {format_number(float(getattr(here, f)[0]))}" for label, f in shown.items())
    said = f"One sample of class {settings.y}, predicted at {settings.along} = {format_number(value)}"
    return f"{said}: {words}." if words else f"{said}; the losses are hidden until you answer."
