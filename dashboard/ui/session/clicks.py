"""Who has clicked, and what of the page is drawn in answer."""

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType


def rerun_fragment_alone() -> bool:
    """Whether a fragment is drawn by itself, in answer to a click in it: the page around it is as it was."""
    context = get_script_run_ctx()
    return context is not None and bool(context.fragment_ids_this_run)


def click_is_waiting() -> bool:
    """Whether someone has clicked meanwhile: a click that a fragment answers cuts no tick short by itself."""
    context = get_script_run_ctx()
    requests = context.script_requests if context else None
    return requests is not None and requests._state is ScriptRequestType.RERUN
