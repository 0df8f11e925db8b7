"""A visit in page tests: one session walked from page to page, and every number that its pages show."""

import json

from streamlit.testing.v1 import AppTest

from tests.charts import components

PAGES = (
    "start",
    "lessons",
    "sigmoid",
    "loss",
    "data",
    "train",
    "coefficients",
    "predict",
    "thresholds",
    "report",
)
SHOWN = (
    "title",
    "header",
    "subheader",
    "markdown",
    "caption",
    "info",
    "warning",
    "error",
    "success",
    "metric",
)


class Visit:
    """One session; each page is opened with what the pages before it left in the session."""

    def __init__(self):
        self.state = {}

    def opened(self, page, **address):
        at = AppTest.from_file(f"../../pages/{page}/page.py", default_timeout=60)
        for key, value in self.state.items():
            at.session_state[key] = value
        for name, value in address.items():
            at.query_params[name] = value
        return self.run(at)

    def run(self, at):
        at = at.run()
        assert not at.exception, at.exception
        self.state = {key: value for key, value in at.session_state.items() if not never_set(at, key)}
        return at


def never_set(at, key):
    """Keys that no program may set: buttons, uploaders and editors, and those that our own fragments draw."""
    try:
        widget = next(w for kind in ("button", "file_uploader") for w in at.get(kind) if w.key == key)
    except StopIteration:
        return key.startswith(("file ", "scores file", "points ", "rows file"))
    return widget is not None


NUMBERING = ("number", "track", "tracks", "chosen", "revision")  # of runs, counted over all visits


def without_numbering(message):
    """A message to the browser without what only numbers runs."""
    if isinstance(message, dict):
        return {name: without_numbering(value) for name, value in message.items() if name not in NUMBERING}
    return [without_numbering(each) for each in message] if isinstance(message, list) else message


def shown(at):
    """Every text, table and chart of a page as it goes to the browser, but for what only numbers visits."""
    texts = [(kind, element.value) for kind in SHOWN for element in at.get(kind)]
    frames = [frame.value.to_csv() for frame in at.dataframe]
    readouts = [cell for data in components(at, "readout") for cell in data["spec"]["cells"]]
    figures = [json.loads(data["spec"])["figure"] for data in components(at, "chart")]
    parts = [
        (proto.component_name, without_numbering(json.loads(proto.json)))
        for proto in (element.proto for element in at.get("bidi_component"))
        if proto.component_name not in ("chart", "readout")
    ]
    tables = [table.value.to_csv() for table in (*at.table, *at.get("arrow_table"))]
    pages = [element.proto.body for element in at.get("html")]
    previews = [element.proto.srcdoc for element in at.get("iframe")]
    controls = [
        (widget.key, widget.value)
        for kind in ("selectbox", "slider", "number_input", "toggle", "multiselect", "select_slider", "radio")
        for widget in at.get(kind)
    ]
    return {
        "texts": texts,
        "frames": frames,
        "readouts": readouts,
        "figures": figures,
        "controls": controls,
        "parts": parts,
        "tables": tables,
        "pages": pages,
        "previews": previews,
    }
