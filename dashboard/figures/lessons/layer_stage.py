"""Several classes, and a neuron as layers, in a lesson."""

import numpy as np
import plotly.graph_objects as go

import logreg as lr
from dashboard.analysis.lessons.layer_settings import CLASSES, LayerSettings, SoftmaxSettings
from dashboard.figures import style
from dashboard.figures.lessons.stage import HEIGHT, Stage, StageNumber, StageState
from dashboard.text.numbers import format_number

FORWARD, BACK = 1.0, 0.0  # heights of the two rows of numbers
COVERED: dict[str, tuple[str, ...]] = {
    "nothing": (),
    "z": ("z", "p", "loss", "∂L/∂p", "∂L/∂z", "∂L/∂w"),
    "loss": ("loss", "∂L/∂p", "∂L/∂z", "∂L/∂w"),
    "gradients": ("∂L/∂p", "∂L/∂z", "∂L/∂w"),
    "by z": ("∂L/∂z", "∂L/∂w"),
    "by w": ("∂L/∂w",),
}
STILL_COVERED: dict[str, tuple[str, ...]] = {  # a later step asks for it
    "z": COVERED["loss"],
    "loss": COVERED["gradients"],
    "gradients": COVERED["by z"],
    "by z": COVERED["by w"],
}
COLOURS = (style.VIOLET, style.TEAL, style.AMBER)


def softmax_stage(settings: SoftmaxSettings, state: StageState) -> Stage:
    """A bar a class: its probability, beside its score."""
    names = CLASSES[: len(settings.scores)]
    scores = [state.places[name] for name in names]
    probabilities = [float(p) for p in lr.softmax(scores)]
    covered = not state.answered and settings.hidden == "probabilities"
    figure = style.blank_figure("class", "probability", height=HEIGHT, showlegend=False)
    labels = [f"{name}: score {format_number(score)}" for name, score in zip(names, scores, strict=True)]
    figure.add_bar(
        x=labels,
        y=[0.0] * len(labels) if covered else probabilities,
        marker={"color": COLOURS[: len(labels)]},
        text=["?"] * len(labels) if covered else [format_number(p, 3) for p in probabilities],
        textposition="outside",
        name="probability",
    )
    figure.update_yaxes(range=[0, 1.12], tickvals=[0, 0.25, 0.5, 0.75, 1])
    revealed = state.answered and settings.hidden == "probabilities"
    words = ", ".join(f"{n} {format_number(p, 3)}" for n, p in zip(names, probabilities, strict=True))
    alt = "The probabilities are hidden until you answer." if covered else f"Probabilities: {words}."
    return Stage(
        figure=figure,
        alt=f"{', '.join(labels)}. {alt}",
        reveal_moves=_grown_bars(probabilities) if revealed else {},
        seconds=1.0,
        page="sigmoid" if len(scores) == 2 else "",
        params={"z": f"{scores[1] - scores[0]:g}", "others": ["softmax"]},
    )


def _grown_bars(probabilities: list[float]) -> style.FrameValues:
    """The bars grow from 0, and say how high they are when they are there."""
    words = [["?"] * len(probabilities), [format_number(p, 3) for p in probabilities]]
    return {
        (0, "y"): style.as_float32([[0.0] * len(probabilities), probabilities]),
        (0, "text"): np.array(words),
    }


def layer_stage(settings: LayerSettings, state: StageState) -> Stage:
    """From x to the loss; above, the numbers on their way forward, below, the gradients back."""
    w, b = state.places["w"], state.places["b"]
    passed = settings.passed(state.places)
    still = STILL_COVERED.get(settings.hidden, ())
    asked = tuple(name for name in COVERED[settings.hidden] if name not in still)
    covered = still if state.answered else COVERED[settings.hidden]
    forward = {"x": settings.x, "z": passed.z, "p": passed.p, "loss": passed.loss}
    back = {"∂L/∂w": passed.by_weight, "∂L/∂z": passed.by_z, "∂L/∂p": passed.by_p}
    figure = style.blank_figure("", "", height=HEIGHT - 60, showlegend=False)
    flows = state.answered and settings.hidden != "nothing"
    moves = _flow(figure, forward, back, asked, still) if flows else {}
    _add_numbers(figure, "forward", forward, FORWARD, covered)
    _add_numbers(figure, "back", back, BACK, covered)
    _add_layers(figure)
    every = {**forward, **back}
    said = ", ".join(f"{n} {format_number(v, 3)}" for n, v in every.items() if n not in covered)
    return Stage(
        figure=figure,
        alt=f"One row of class {settings.y} through the layers, w = {w:g}, b = {b:g}: {said}.",
        reveal_moves=moves,
        seconds=0.7 * len(asked) + 0.3,
        size="low",
        page="loss",
        params={"y": str(settings.y), "drag": "z", "logit": f"{passed.z:.10g}"},
        numbers=(
            StageNumber(label="w", value=format_number(w)),
            StageNumber(label="b", value=format_number(b)),
            StageNumber(label="true class y", value=str(settings.y)),
        ),
    )


def _add_layers(figure: go.Figure) -> None:
    """The layers by name over an arrow each, and the arrows back."""
    for left, layer in enumerate(("w · x + b", "sigmoid", "cross-entropy")):
        _add_arrow(figure, left + 0.28, left + 0.72, FORWARD)
        figure.add_annotation(text=layer, x=left + 0.5, y=1.25, showarrow=False, font={"color": style.TEXT})
    for right in (3, 2, 1):
        _add_arrow(figure, right - 0.28, right - 0.72, BACK)
    figure.update_xaxes(range=[-0.4, 3.4], visible=False)
    figure.update_yaxes(range=[-0.35, 1.5], visible=False)
    figure.update_layout(margin={"l": 4, "r": 4, "t": 4, "b": 4})


def _add_numbers(
    figure: go.Figure, name: str, row: dict[str, float], height: float, covered: tuple[str, ...]
) -> None:
    """Labelled numbers, each below or above what it belongs to."""
    figure.add_scatter(
        x=list(range(len(row))),
        y=[height] * len(row),
        text=_row_words(row, covered),
        mode="text",
        name=name,
        textfont={"size": 16, "color": style.TEXT},
        hoverinfo="skip",
    )


def _row_words(row: dict[str, float], covered: tuple[str, ...]) -> list[str]:
    return [
        f"{label}<br><b>{'?' if label in covered else format_number(value, 3)}</b>"
        for label, value in row.items()
    ]


def _flow(
    figure: go.Figure,
    forward: dict[str, float],
    back: dict[str, float],
    asked: tuple[str, ...],
    still: tuple[str, ...],
) -> style.FrameValues:
    """A spot goes from number to number, forward and then back; each comes into sight when it is there."""
    places = {name: (float(x), FORWARD) for x, name in enumerate(forward)}
    places |= {name: (float(x), BACK) for x, name in enumerate(back)}
    way = ["x", "z", "p", "loss", "∂L/∂p", "∂L/∂z", "∂L/∂w"]
    first = way.index(asked[0])
    stops = way[first - 1 : first + len(asked)]
    figure.add_scatter(
        x=[places[stops[-1]][0]],
        y=[places[stops[-1]][1]],
        name="where the numbers are",
        mode="markers",
        marker={"color": style.VIOLET, "size": 56, "opacity": 0.2},
        hoverinfo="skip",
    )
    unseen = [(*asked[seen:], *still) for seen in range(len(asked) + 1)]
    return {
        (0, "x"): style.as_float32([[places[stop][0]] for stop in stops]),
        (0, "y"): style.as_float32([[places[stop][1]] for stop in stops]),
        (1, "text"): np.array([_row_words(forward, covered) for covered in unseen]),
        (2, "text"): np.array([_row_words(back, covered) for covered in unseen]),
    }


def _add_arrow(figure: go.Figure, start: float, end: float, height: float) -> None:
    figure.add_annotation(
        x=end,
        y=height,
        ax=start,
        ay=height,
        xref="x",
        yref="y",
        axref="x",
        ayref="y",
        showarrow=True,
        arrowhead=2,
        arrowwidth=1.5,
        arrowcolor=style.TEXT,
        text="",
    )
