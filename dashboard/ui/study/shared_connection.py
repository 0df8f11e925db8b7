"""The database of shared studies, opened when somebody first shares or opens one on this server."""

from typing import Any

import streamlit as st
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from dashboard.analysis.study.database_errors import sentence_of
from dashboard.analysis.study.shared_store import delete_expired, prepare_store
from dashboard.analysis.study.store_engine import engine_settings, prepare_engine
from dashboard.analysis.study.study import StudyError
from dashboard.ui.study.sharing_settings import CONNECTION, SharingSettings


def studies_engine(settings: SharingSettings) -> Engine:
    """The engine, its tables made or migrated once, what has expired deleted.

    Raises StudyError where sharing is off, or the database is away.
    """
    if not settings.enabled:
        raise StudyError("Studies cannot be shared on this server: it is switched off.")
    engine = _engine(settings.url)
    delete_expired(engine)
    return engine


@st.cache_resource(show_spinner=False)
def _engine(url: str | None) -> Engine:
    """Prepared once a server; not kept where it fails, so that it is tried again."""
    try:
        connection = st.connection(CONNECTION, type="sql", **_arguments(url))
        engine: Engine = connection.engine
        prepare_engine(engine)
    except (SQLAlchemyError, OSError, ImportError) as error:
        raise StudyError(sentence_of(error)) from error
    prepare_store(engine)
    return engine


def _arguments(url: str | None) -> dict[str, Any]:
    return {} if url is None else {"url": url, **engine_settings(url)}
