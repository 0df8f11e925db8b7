"""Points that were drawn, in the address: packed, at most 200 of them."""

import base64
import struct
import zlib

import pandas as pd
import streamlit as st

from dashboard.analysis.training.drawing import CLASSES
from dashboard.ui.session import url_state

PARAM = "points"
MOST = 200
POINT = struct.Struct("<2fB")  # x1, x2, class


def write_points(table: pd.DataFrame, made: pd.DataFrame) -> None:
    """Let the address hold the points where they are not as they were made; more than 200 are left out."""
    edited = not table.reset_index(drop=True).equals(made.reset_index(drop=True))
    points = table.dropna()
    url_state.write_param(PARAM, [points_text(points)] if edited and len(points) <= MOST else [])
    if edited and len(points) > MOST:
        st.caption(f"A link holds at most {MOST} points; with {len(points):,} it opens the shape as made.")


def points_of_address(name: str) -> pd.DataFrame | None:
    """The points that the address brings, under the name of the shape; None where it brings none."""
    text = st.query_params.get(PARAM, "")
    if not text:
        return None
    try:
        table = parsed_points(text)
    except ValueError:
        url_state.toast(["The link's points cannot be read; the shape is as made."])
        return None
    table.attrs["name"] = name
    return table


def points_text(table: pd.DataFrame) -> str:
    """The points of a table with the columns x1, x2 and class, packed; numbers in single precision."""
    rows = zip(table["x1"], table["x2"], table["class"], strict=True)
    data = b"".join(POINT.pack(x1, x2, CLASSES.index(name)) for x1, x2, name in rows)
    return base64.urlsafe_b64encode(zlib.compress(data, 9)).decode().rstrip("=")


def parsed_points(text: str) -> pd.DataFrame:
    """The points of a packed text. Raises ValueError for a text that holds none, or more than 200."""
    try:
        unpacker = zlib.decompressobj()
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        data = unpacker.decompress(packed, POINT.size * MOST)
        points = [(x1, x2, CLASSES[label]) for x1, x2, label in POINT.iter_unpack(data)]
    except (zlib.error, struct.error, IndexError, ValueError) as problem:
        raise ValueError("No points can be read.") from problem
    table = pd.DataFrame(points, columns=["x1", "x2", "class"])
    if not unpacker.eof or not table[["x1", "x2"]].abs().lt(1e30).all(axis=None):
        raise ValueError("No points can be read.")
    return table
