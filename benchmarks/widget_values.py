"""Controls as the app's protocol shows them, and what is said when one is set."""

from dataclasses import dataclass
from pathlib import Path

from streamlit.proto.Common_pb2 import FileURLs
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.Slider_pb2 import Slider
from streamlit.proto.WidgetStates_pb2 import WidgetState

FIELDS = {
    "number_input": "double_value",
    "selectbox": "string_value",
    "radio": "string_value",
    "checkbox": "bool_value",
}
KINDS = (*FIELDS, "slider", "button_group", "button", "file_uploader")


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A control that is drawn: its kind and id, and the fragment that answers it, "" being the page."""

    kind: str
    id: str
    fragment: str
    words: bool  # a slider over words, not numbers


def control_of(element: Element, fragment: str) -> Control | None:
    """The control that an element is, None where it is none."""
    kind = element.WhichOneof("type")
    if kind not in KINDS:
        return None
    drawn = getattr(element, kind)
    words = kind == "slider" and drawn.type == Slider.SELECT_SLIDER
    return Control(kind=kind, id=drawn.id, fragment=fragment, words=words)


def state_of(control: Control, value: float | str | bool) -> WidgetState:
    """What a browser says once the control holds the value: the words of an option, or a number."""
    state = WidgetState(id=control.id)
    if control.kind in FIELDS:
        setattr(state, FIELDS[control.kind], value)
    elif control.kind == "slider" and not control.words:
        state.double_array_value.data.append(float(str(value)))
    else:
        state.string_array_value.data.append(str(value))
    return state


def uploaded_state(control: Control, file: Path, place: FileURLs) -> WidgetState:
    """That an uploader holds a file which was sent to its place."""
    state = WidgetState(id=control.id)
    info = state.file_uploader_state_value.uploaded_file_info.add()
    info.file_id, info.name, info.size = place.file_id, file.name, file.stat().st_size
    info.file_urls.CopyFrom(place)
    return state
