"""What a page sent to the browser, read back from a page test."""

import base64
import json
from typing import Any

import numpy as np
import plotly.graph_objects as go
from streamlit.testing.v1 import AppTest


def components(at: AppTest, name: str) -> list[dict[str, Any]]:
    protos = [element.proto for element in at.get("bidi_component")]
    return [json.loads(proto.json) for proto in protos if proto.component_name == name]


def charts(at: AppTest) -> dict[str, dict[str, Any]]:
    """The spec of every chart on the page, by its key; Plotly's own checks pass what is drawn."""
    specs = [json.loads(data["spec"]) for data in components(at, "chart")]
    for spec in specs:
        go.Figure(spec["figure"])
    return {spec["revision"].split(" ")[0]: spec for spec in specs}


def readouts(at: AppTest) -> dict[str, str]:
    """The words of every readout cell on the page, by label."""
    return {
        cell["label"]: cell["value"] for data in components(at, "readout") for cell in data["spec"]["cells"]
    }


def trace(spec: dict[str, Any], name: str) -> dict[str, Any]:
    """The one trace of that name."""
    found: dict[str, Any]
    (found,) = (trace for trace in spec["figure"]["data"] if trace.get("name") == name)
    return found


def traces(figure: Any) -> dict[str, Any]:
    """The traces of a figure by their names."""
    return {trace.name: trace for trace in figure.data}


def numbers(value: Any) -> np.ndarray:
    """An array as the chart sent it."""
    if not isinstance(value, dict):
        return np.asarray(value)
    flat = np.frombuffer(base64.b64decode(value["bdata"]), dtype=value["dtype"])
    return flat.reshape([int(n) for n in str(value["shape"]).split(",")]) if "shape" in value else flat


def sidebar_words(at: AppTest) -> str:
    """What the sidebar says of the active data and model, as HTML."""
    return "".join(element.proto.body for element in at.sidebar.get("html"))
