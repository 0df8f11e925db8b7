"""Share, in the sidebar: what it does is said before anything is kept."""

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

import segno
import streamlit as st

from dashboard.analysis.study.shared_store import EXPIRIES
from dashboard.analysis.study.study import StudyError
from dashboard.text.markdown import literal
from dashboard.ui.components.link import HERE_ALONE, PHONES
from dashboard.ui.session import data_plan, visit
from dashboard.ui.session.widget_values import widget_value
from dashboard.ui.study import shared_visit
from dashboard.ui.study.sharing_settings import sharing_settings

_SAID, _DONE = "sharing said", "sharing done"


def show_share_controls(page: str) -> None:
    """Nothing where sharing is switched off; else a popover with the links or the way to them."""
    settings = sharing_settings()
    if not settings.enabled:
        return
    with st.popover("Share", type="tertiary"):
        known = shared_visit.shared_study()
        if known.owner is None:
            _offer(page, settings.limits.study)
        else:
            _links(known.view, known.owner)
            _owner_buttons(page)
        if sentence := visit.kept_result(_SAID):
            st.warning(literal(str(sentence)))
        elif done := visit.kept_result(_DONE):
            st.success(literal(str(done)))


def whose_study() -> str:
    """Whose a shared study is that this visit came by a link to; empty in the visit that has shared it."""
    known = shared_visit.shared_study()
    if known.view and known.owner:
        return ""
    if known.owner:
        return "Your shared study: Share updates and deletes it."
    return "A copy of a shared study, yours to change." if known.view else ""


def _offer(page: str, most: int) -> None:
    st.markdown("**Share a copy of this study**")
    what = "its table included" if data_plan.table_of(data_plan.OWN) is not None else "its settings and rows"
    st.caption(
        f"Puts the study, {what}, into the database of this server, at most {most / 1e6:g} MB. Whoever has "
        "the link opens a copy of their own; yours stays as it is. After the time below it is deleted."
    )
    expiry = st.segmented_control(
        "Kept for", list(EXPIRIES), default="30 days", required=True, key="share_expiry"
    )
    st.button("Share this study", key="share", type="primary", on_click=_share, args=(page, expiry))


def _links(view: str | None, owner: str) -> None:
    if view is not None:
        opening = shared_visit.link(shared_visit.VIEW, view)
        st.markdown("**For everyone:** opens a copy")
        st.code(opening, language=None, wrap_lines=True)
        picture = segno.make(opening, error="m").svg_data_uri(scale=4, border=2, light="white")
        st.html(f'<img src="{picture}" alt="QR code of the link" width="180" height="180">')
        if urlsplit(opening).hostname in HERE_ALONE:
            st.caption(PHONES)
    st.markdown("**For you alone:** updates and deletes it. Keep this link; nobody can find it again.")
    st.code(shared_visit.link(shared_visit.OWNER, owner), language=None, wrap_lines=True)
    try:
        end = datetime.fromtimestamp(shared_visit.expiry(), UTC)
    except StudyError as error:
        st.warning(literal(str(error)))
    else:
        st.caption(f"It will be deleted on {end.day} {end:%B %Y} at {end:%H:%M} UTC.")


def _owner_buttons(page: str) -> None:
    with st.container(horizontal=True):
        st.button("Update it", key="update_shared", on_click=_update, args=(page,))
        st.button("Delete it", key="delete_shared", on_click=_delete)


def _share(page: str, _expiry: str | None) -> None:
    chosen = str(widget_value("share_expiry", "30 days"))
    _try(lambda: shared_visit.share(page, EXPIRIES.get(chosen, EXPIRIES["30 days"])), "")


def _update(page: str) -> None:
    _try(lambda: shared_visit.update(page), "Updated: the link opens the study as it is now.")


def _delete() -> None:
    _try(shared_visit.delete, "Deleted: the link opens nothing any more. This visit keeps what it holds.")


def _try(act: Callable[[], None], done: str) -> None:
    visit.keep_result(_SAID, None)
    visit.keep_result(_DONE, done)
    try:
        act()
    except StudyError as error:
        visit.keep_result(_SAID, str(error))
