"""A figure without Plotly's checks is the figure that Plotly's own way draws."""

import json

import numpy as np
import plotly.graph_objects as go
from plotly.utils import PlotlyJSONEncoder

from dashboard.figures.style import TEMPLATE
from dashboard.figures.unchecked_figure import UncheckedFigure


def drawn(figure: go.Figure) -> go.Figure:
    """The same figure in Plotly's own way."""
    for trace in (
        {"x": np.arange(3), "y": np.array([0.5, 1, 2]), "marker_size": 4, "marker_line_color": "red"},
        {"x": np.array([1e12, 1]), "y": [1, 2], "error_y": {"array": np.array([1.0, 2.0])}, "name": None},
        {"x": np.array(["a", "b"]), "y": np.ones((2, 1), dtype=np.float32)[:, 0], "line": {"width": 2}},
    ):
        figure.add_scatter(**trace)
    figure.add_trace(go.Heatmap(z=np.arange(6.0).reshape(2, 3)))
    figure.update_layout(yaxis2={"domain": [0, 0.2]}, title_text="t", paper_bgcolor="rgba(0,0,0,0)")
    figure.update_xaxes(title_text="x", range=np.array([0.0, 2.0]), tickfont={"size": 9})
    figure.update_yaxes({"type": "log"}, showgrid=None)
    figure.add_annotation(x=1, y=2, text="here")
    figure.add_shape(type="line", x0=0, x1=1, y0=0, y1=1)
    return figure


def message(figure: go.Figure) -> object:
    return json.loads(json.dumps(figure.to_dict(), cls=PlotlyJSONEncoder))


def test_it_sends_what_plotly_sends():
    layout = {
        "template": TEMPLATE,
        "xaxis": {"title": {"text": "", "font": {"size": 8}}},
        "yaxis": {"showgrid": True},
    }
    ours, theirs = (message(drawn(kind(layout=layout))) for kind in (UncheckedFigure, go.Figure))
    assert ours == theirs


def test_it_answers_as_plotly_does():
    figure = drawn(UncheckedFigure({"xaxis": {}, "yaxis": {}}))
    assert (len(figure.data), figure.data[0].marker.line.color, figure.data[1].name) == (4, "red", None)
    assert (figure.layout.xaxis.title.text, figure.layout.yaxis.type) == ("x", "log")
    figure.data = figure.data[1:]
    assert [trace.type for trace in figure.data] == ["scatter", "scatter", "heatmap"]
    figure.data[0].update(showlegend=False)
    assert figure.to_dict()["data"][0]["showlegend"] is False


def test_one_trace_can_be_drawn_in_two_figures():
    trace = go.Scatter(x=[1.0], y=[2.0])
    first, second = UncheckedFigure({}).add_trace(trace), UncheckedFigure({}).add_trace(trace)
    assert first.to_dict() == second.to_dict()
