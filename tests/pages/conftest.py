import pytest
import streamlit as st


@pytest.fixture
def downloads(monkeypatch):
    """What the download buttons of the page last run hold, by file name."""
    found = {}

    def kept(_label, data, file_name=None, *_args, **_settings):
        found[file_name] = data
        return False

    monkeypatch.setattr(st, "download_button", kept)
    return found
