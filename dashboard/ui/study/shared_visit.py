"""A shared study in a visit: opened from its link, shared, updated and deleted by its owner."""

from dataclasses import dataclass, replace
from typing import cast

import streamlit as st

from dashboard.analysis.study import shared_store
from dashboard.analysis.study.shared_store import Tokens
from dashboard.analysis.study.study import StudyError
from dashboard.analysis.study.study_file import read_study, study_bytes
from dashboard.ui import navigation
from dashboard.ui.session import decision, url_state, visit, whole_visit
from dashboard.ui.study.collect import study_of_visit
from dashboard.ui.study.restore import restore
from dashboard.ui.study.saved_mark import work_state
from dashboard.ui.study.shared_connection import studies_engine
from dashboard.ui.study.sharing_settings import sharing_settings

VIEW, OWNER = "study", "manage"  # as they stand in the address
_SHARED, _TRIED, _REFUSED = "shared study", "shared study tried", "shared study refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedStudy:
    """What this visit knows of a shared study: the tokens, of which a visitor has the first alone."""

    view: str | None = None
    owner: str | None = None


def shared_study() -> SharedStudy:
    """The study that this visit has opened or shared."""
    return cast(SharedStudy | None, visit.kept_result(_SHARED)) or SharedStudy()


def take_shared_study() -> None:
    """Once a visit and link: open the study that the address names, as a copy of the visitor's own.

    Other settings in the address hold: so a reload goes on where the person was. With no page asked for, the
    study's own is shown.
    """
    view, owner = st.query_params.get(VIEW), st.query_params.get(OWNER)
    token = owner or view
    if token is None or visit.kept_result(_TRIED) == token:
        return
    known = shared_study()
    if token in (known.view, known.owner):
        return
    visit.keep_result(_TRIED, token)
    asked = set(st.query_params) - {VIEW, OWNER}
    try:
        study = read_study(shared_store.shared_content(studies_engine(sharing_settings()), token))
        restore(study)
        decision.take_address()
        url_state.address_is_first()
    except StudyError as error:
        visit.keep_result(_REFUSED, str(error))
        return
    visit.keep_result(_TRIED, token)
    visit.keep_result(_SHARED, SharedStudy(view=view, owner=owner))
    if not asked and study.page in navigation.TITLES and study.page != "start":
        st.switch_page(navigation.page(study.page), query_params={VIEW: view} if view else {})


def refusal_of_link() -> str:
    """Why the link's study could not be opened; empty where it could."""
    return str(visit.kept_result(_REFUSED) or "")


def write_shared_study() -> None:
    """Let the address name the study, so that a reload finds it again.

    Never the owner's token: people copy addresses, and show them on walls.
    """
    known = shared_study()
    url_state.write_param(VIEW, [known.view] if known.view else [])
    url_state.write_param(OWNER, [])


def share(page: str, seconds: int) -> None:
    """Put the study as it stands into the server's database. Raises StudyError where that cannot be."""
    settings = sharing_settings()
    content = _content(page)
    tokens: Tokens = shared_store.share_study(studies_engine(settings), content, seconds, settings.limits)
    visit.keep_result(_SHARED, SharedStudy(view=tokens.view, owner=tokens.owner))
    whole_visit.mark_saved(work_state())


def update(page: str) -> None:
    """Put what is open now behind the same link. Raises StudyError where that cannot be."""
    settings, owner = sharing_settings(), shared_study().owner
    if owner is not None:
        content = _content(page)
        shared_store.update_study(studies_engine(settings), owner, content, settings.limits)
        whole_visit.mark_saved(work_state())


def _content(page: str) -> bytes:
    """The study as it stands, without the lessons: a class has its own answers to find."""
    return study_bytes(replace(study_of_visit(page)(), lessons={}))


def delete() -> None:
    """Delete the shared study; the visit keeps what it holds. Raises StudyError where that cannot be."""
    owner = shared_study().owner
    if owner is not None:
        shared_store.delete_study(studies_engine(sharing_settings()), owner)
        visit.keep_result(_SHARED, SharedStudy())


def expiry() -> float:
    """When the shared study will be deleted. Raises StudyError where there is none any more."""
    owner = shared_study().owner or ""
    return shared_store.expiry_of(studies_engine(sharing_settings()), owner)


def link(name: str, token: str) -> str:
    """The address that opens the study (VIEW), or with which its owner changes it (OWNER)."""
    address = str(st.context.url or "").split("?")[0].rstrip("/")
    base = address.rpartition("/")[0] if address.count("/") > 2 else address
    return f"{base}/?{name}={token}"
