"""A figure without Plotly's checks, which take longer than all else that draws it.

Tests check the whole of each figure that a page shows. What is asked of the figure afterwards, as in
`figure.data[0].name`, is answered by Plotly's own objects, which look into the same dictionaries.
"""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from typing import Any, Self

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray
from plotly.basedatatypes import BaseTraceType

WITH_UNDERSCORE = ("paper_bgcolor", "plot_bgcolor", "error_x", "error_y", "error_z")  # names of one property
LISTS_OF_OBJECTS = ("annotations", "shapes", "images", "sliders", "updatemenus", "selections")
SENT_AS = {"float64": "f8", "float32": "f4", "int32": "i4", "int16": "i2", "int8": "i1", "uint8": "u1"}
DIGITS_ALONE = ("range", "geojson", "layer", "layers")  # Plotly reads no arrays in base64 there


class UncheckedFigure(go.Figure):  # type: ignore[misc]  # Plotly says no types
    """A figure that takes everything as it is, in Plotly's own terms: `title_text` is `title.text`."""

    def __init__(self, layout: Mapping[str, Any]) -> None:
        super().__init__(layout={"template": "none"}, _validate=False)
        self._layout.clear()
        self._put(layout)
        self._validate = self.layout._validate = True  # of what is changed in another way than below

    def add_scatter(self, **trace: Any) -> Self:
        """One more trace of points or lines."""
        return self._add(go.Scatter(_parent=self), {"type": "scatter", **nested(trace)})

    def add_trace(self, trace: Any, *how: Any, **where: Any) -> Self:
        """One more trace, which is drawn nowhere else."""
        if how or where or not isinstance(trace, BaseTraceType) or trace._parent is not None:
            super().add_trace(trace, *how, **where)
            return self
        properties, trace._orphan_props = trace._orphan_props, {}
        trace._parent = self
        return self._add(trace, properties)

    def update_layout(self, dict1: Mapping[str, Any] | None = None, **layout: Any) -> Self:
        """Set properties of the layout; what is not named stays."""
        patch = {**(dict1 or {}), **layout}
        if any(name in LISTS_OF_OBJECTS for name in patch):
            super().update_layout(patch)
        else:
            self._put(patch)
        return self

    def update_xaxes(self, patch: Mapping[str, Any] | None = None, **axis: Any) -> Self:
        """Set properties of every x axis."""
        return self._update_axes("xaxis", {**(patch or {}), **axis})

    def update_yaxes(self, patch: Mapping[str, Any] | None = None, **axis: Any) -> Self:
        """Set properties of every y axis."""
        return self._update_axes("yaxis", {**(patch or {}), **axis})

    def to_dict(self) -> dict[str, Any]:
        """What the browser is sent: arrays of numbers in base64."""
        return {"data": [sent(trace) for trace in self._data], "layout": sent(self._layout)}

    def _put(self, layout: Mapping[str, Any]) -> None:
        self.layout._valid_props.update(
            name for name in layout if name[-1].isdecimal()
        )  # as of a second axis
        put_into(self._layout, layout)

    def _add(self, trace: BaseTraceType, properties: dict[str, Any]) -> Self:
        trace._trace_ind = len(self._data)
        self._data.append(properties)
        self._data_defaults: list[Any] = [*self._data_defaults, {}]
        self._data_objs: list[BaseTraceType] = [*self._data_objs, trace]
        return self

    def _update_axes(self, kind: str, patch: Mapping[str, Any]) -> Self:
        for name, axis in self._layout.items():
            if name.startswith(kind):
                put_into(axis, patch)
        return self


def put_into(properties: dict[str, Any], patch: Mapping[str, Any]) -> None:
    """Set what a patch names, properties within properties one by one; None takes one away."""
    for name, value in patch.items():
        first, _, rest = split_name(name)
        if rest:
            value = {rest: value}  # noqa: PLW2901
        if isinstance(value, Mapping):
            put_into(properties.setdefault(first, {}), value)
        elif value is None:
            properties.pop(first, None)
        else:
            properties[first] = value


def nested(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The same with properties inside of each other, and without those that are None."""
    made: dict[str, Any] = {}
    put_into(made, properties)
    return made


@cache
def split_name(name: str) -> tuple[str, str, str]:
    """A property's own name, and that of the property in it: "title" and "text" of `title_text`."""
    for whole in WITH_UNDERSCORE:
        if name == whole or name.startswith(f"{whole}_"):
            return whole, "_", name[len(whole) + 1 :]
    return name.partition("_")


def sent(value: Any, name: str = "") -> Any:
    """A copy on its way to the browser."""
    if isinstance(value, dict):
        return {key: sent(inner, key) for key, inner in value.items()}
    if isinstance(value, np.ndarray):
        return value.tolist() if name in DIGITS_ALONE else _array(value)
    if isinstance(value, list | tuple):
        return [
            sent(inner) if isinstance(inner, dict | list | tuple | np.ndarray) else inner for inner in value
        ]
    if hasattr(value, "to_numpy"):
        return sent(value.to_numpy(), name)
    return sent(value.to_plotly_json(), name) if hasattr(value, "to_plotly_json") else value


def _array(values: NDArray[Any]) -> Any:
    if values.dtype.kind == "i" and values.itemsize == 8:
        values = _narrow(values)
    kind = SENT_AS.get(values.dtype.name)
    if kind is None or not values.size:
        return values.tolist()
    spec = {"dtype": kind, "bdata": b64encode(values.tobytes()).decode("ascii")}
    if values.ndim > 1:
        spec["shape"] = ", ".join(map(str, values.shape))
    return spec


def _narrow(values: NDArray[Any]) -> NDArray[Any]:
    """Whole numbers in the fewest bytes, four at most, where they fit."""
    if not values.size:
        return values
    low, high = int(values.min()), int(values.max())
    for kind in (np.int8, np.int16, np.int32):
        if np.iinfo(kind).min <= low and high <= np.iinfo(kind).max:
            return values.astype(kind)
    return values
