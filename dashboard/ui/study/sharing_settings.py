"""Whether studies may be shared on this server, where they are kept, and how much of them.

Environment variables come first, then secrets.toml: README, "Sharing studies".
"""

import os
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import streamlit as st

from dashboard.analysis.study.shared_store import Limits
from dashboard.analysis.study.store_engine import default_url, with_driver

OFF = ("off", "false", "no", "0")
CONNECTION = "studies"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingSettings:
    """enabled: with False no database is touched. url: of SQLAlchemy, None where secrets.toml says it."""

    enabled: bool = True
    url: str | None = None
    limits: Limits = field(default_factory=Limits)


def sharing_settings() -> SharingSettings:
    """What this server was told."""
    told = _secrets("sharing")
    enabled = os.environ.get("LOGREG_SHARING", str(told.get("enabled", "on"))).strip().lower() not in OFF
    url = os.environ.get("LOGREG_STUDIES_URL") or None
    if url is None and not _has_connection():
        url = default_url()
    limits = Limits(
        study=_bytes("LOGREG_STUDY_MB", told.get("study_mb"), Limits().study),
        total=_bytes("LOGREG_STUDIES_MB", told.get("total_mb"), Limits().total),
    )
    return SharingSettings(enabled=enabled, url=None if url is None else with_driver(url), limits=limits)


def _bytes(variable: str, told: Any, usual: int) -> int:
    text = os.environ.get(variable) or told
    try:
        return int(float(text) * 1_000_000) if text else usual
    except (TypeError, ValueError):
        return usual


def _has_connection() -> bool:
    return bool(_secrets("connections").get(CONNECTION))


def _secrets(section: str) -> dict[str, Any]:
    return dict(st.secrets.get(section, {})) if _has_secrets() else {}


@cache
def _has_secrets() -> bool:
    """Whether this server has secrets, looked for once: a file that is not there would be at every run."""
    return st.secrets.load_if_toml_exists()
