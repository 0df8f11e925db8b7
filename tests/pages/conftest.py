import pytest
import streamlit as st

from dashboard.analysis.training import samples
from dashboard.analysis.training.problem import TrainingSettings, build_problem
from dashboard.analysis.training.run import Run
from dashboard.analysis.training.server_load import load


@pytest.fixture(autouse=True)
def _alone():
    """Nobody else trains on this server: the visits of the tests before are over."""
    load.worked.clear()


@pytest.fixture
def downloads(monkeypatch):
    """What the download buttons of the page last run hold, by file name."""
    found = {}

    def kept(_label, data, file_name=None, *_args, **_settings):
        found[file_name] = data
        return False

    monkeypatch.setattr(st, "download_button", kept)
    return found


@pytest.fixture(scope="module")
def trained():
    """Newton's model of the Wisconsin tumours, with a little L2."""
    run = Run(build_problem(samples.wisconsin(), TrainingSettings(solver="newton", l2=0.01)))
    run.advance(100)
    return run.model()
