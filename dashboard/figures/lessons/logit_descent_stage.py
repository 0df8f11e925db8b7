"""Two descents from one wrong start: the score over the steps, by cross-entropy and by squared error."""

import numpy as np

from dashboard.analysis.lessons.loss_settings import LogitDescentSettings
from dashboard.figures import style
from dashboard.figures.lessons.stage import HEIGHT, Stage, StageNumber, StageState, mark_guess
from dashboard.figures.loss import COLOURS, DASHES
from dashboard.text.numbers import format_number

COVERED: dict[str, tuple[str, ...]] = {
    "nothing": (),
    "squared error": ("squared error",),
    "both": ("cross-entropy", "squared error"),
}


def logit_descent_stage(settings: LogitDescentSettings, state: StageState) -> Stage:
    """Both runs, as far as they are not hidden, and the score at which the prediction changes sides."""
    figure = style.blank_figure("step of gradient descent", "score z", height=HEIGHT)
    hidden = COVERED[settings.hidden]
    shown = [loss for loss in COLOURS if state.answered or loss not in hidden]
    ends = {}
    for loss in shown:
        scores = settings.scores(loss, state.places)
        ends[loss] = float(scores[-1])
        figure.add_scatter(
            x=np.arange(len(scores)),
            y=scores,
            name=loss,
            mode="lines",
            line={"color": COLOURS[loss], "width": 3, "dash": DASHES[loss]},
        )
    style.add_level(figure, 0, style.GUIDE)
    figure.update_xaxes(range=[0, settings.steps])
    figure.update_yaxes(range=_heights(settings, state))
    mark_guess(figure, state)
    said = ", ".join(f"{loss} comes to z = {format_number(end, 3)}" for loss, end in ends.items())
    return Stage(
        figure=figure,
        alt=f"{settings.steps} steps from z = {state.places['start']:g} at rate {state.places['rate']:g}, "
        f"the true class being {settings.y}: {said or 'both runs are hidden until you answer'}.",
        reveals=tuple(i for i, loss in enumerate(shown) if loss in hidden) if state.answered else (),
        seconds=1.5,
        numbers=tuple(
            StageNumber(label=f"z by {loss}", value=format_number(end, 3)) for loss, end in ends.items()
        ),
        page="loss",
        params={"y": str(settings.y), "drag": "z", "logit": f"{state.places['start']:g}"},
    )


def _heights(settings: LogitDescentSettings, state: StageState) -> list[float]:
    """Room for both runs, so that the axis stays when the hidden one comes."""
    scores = np.concatenate([settings.scores(loss, state.places) for loss in COLOURS])
    return [min(float(scores.min()), -1.0) - 1.0, max(float(scores.max()), 1.0) + 1.0]
