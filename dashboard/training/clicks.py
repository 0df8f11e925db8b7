"""Whether someone waits for an answer while a tick is at work."""

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType


def click_waits() -> bool:
    """Whether someone has clicked meanwhile: a click that a fragment answers cuts no tick short by itself."""
    context = get_script_run_ctx()
    requests = context.script_requests if context else None
    return requests is not None and requests._state is ScriptRequestType.RERUN
