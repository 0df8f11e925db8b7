"""How a page ends before its last line, and leaves what stands around it whole.

The platform's own stop also ends whatever the frame does afterwards: no button "Copy link", no words in the
sidebar.
"""

from typing import NoReturn

from dashboard.ui.streamlit_internals import PageEnded


def end_page() -> NoReturn:
    """Show nothing more of this page."""
    raise PageEnded
