"""What a server is told about sharing: environment first, then secrets.toml, else SQLite and its limits."""

import pytest
import streamlit as st

from dashboard.analysis.study.store_engine import user_data_folder
from dashboard.analysis.study.study import StudyError
from dashboard.ui.study import sharing_settings
from dashboard.ui.study.shared_connection import studies_engine


@pytest.fixture
def secrets(monkeypatch):
    """What secrets.toml says."""
    told: dict[str, dict[str, object]] = {}
    monkeypatch.setattr(st, "secrets", told)
    monkeypatch.setattr(sharing_settings, "_has_secrets", lambda: True)
    for name in ("LOGREG_SHARING", "LOGREG_STUDIES_URL", "LOGREG_STUDY_MB", "LOGREG_STUDIES_MB"):
        monkeypatch.delenv(name, raising=False)
    return told


def test_sqlite_in_the_users_data_folder_is_the_default(secrets, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    found = sharing_settings.sharing_settings()
    assert found.enabled
    assert found.url == f"sqlite:///{user_data_folder() / 'studies.sqlite'}"
    assert (found.limits.study, found.limits.total) == (20_000_000, 1_000_000_000)


def test_environment_says_postgresql_and_the_limits(secrets, monkeypatch):
    monkeypatch.setenv("LOGREG_STUDIES_URL", "postgresql://me@host/db")
    monkeypatch.setenv("LOGREG_STUDY_MB", "5")
    secrets["sharing"] = {"study_mb": 7, "total_mb": 50}
    found = sharing_settings.sharing_settings()
    assert found.url == "postgresql+psycopg://me@host/db"
    assert (found.limits.study, found.limits.total) == (5_000_000, 50_000_000)


def test_secrets_name_the_connection(secrets):
    secrets["connections"] = {"studies": {"url": "postgresql+psycopg://me@host/db"}}
    assert sharing_settings.sharing_settings().url is None  # st.connection reads it itself


@pytest.mark.parametrize("word", ["off", "False", "no", "0"])
def test_sharing_is_switched_off_and_no_database_is_touched(secrets, monkeypatch, tmp_path, word):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOGREG_SHARING", word)
    found = sharing_settings.sharing_settings()
    assert not found.enabled
    with pytest.raises(StudyError, match="switched off"):
        studies_engine(found)
    assert list(tmp_path.iterdir()) == []


def test_nonsense_for_a_limit_leaves_the_usual_one(secrets, monkeypatch):
    monkeypatch.setenv("LOGREG_STUDY_MB", "many")
    assert sharing_settings.sharing_settings().limits.study == 20_000_000
