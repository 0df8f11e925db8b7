"""A real cluster of worker processes on this machine; `logreg` itself knows nothing of Dask."""

import logging
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from distributed import Client, LocalCluster

import logreg as lr
from logreg.solvers.stopping import Stopping

D = 3
BLOCKS = 6


def block(i, rows=500):
    random = np.random.default_rng(i)
    X = random.normal(size=(rows, D))
    return X, (random.random(rows) < 1 / (1 + np.exp(-X.sum(1)))).astype(float)


def block_that_kills_a_worker(folder, i):
    """Ends the worker that reads block 0 for the fourth time: in the middle of the fit."""
    if i == 0:
        marks = Path(folder)
        (marks / f"{time.monotonic_ns()}").write_text(str(os.getpid()))
        if len(list(marks.iterdir())) == 4:
            os.kill(os.getpid(), signal.SIGKILL)
    return block(i)


@pytest.fixture(scope="module")
def client():
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # a killed worker is meant
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def in_memory():
    parts = [block(i) for i in range(BLOCKS)]
    X, y = (np.concatenate([part[j] for part in parts]) for j in (0, 1))
    return lr.fit(lr.Objective(X, y), "newton", stopping=Stopping(grad_tol=1e-12))


def assert_same_fit(objective, in_memory):
    fit = lr.fit(objective, stopping=Stopping(grad_tol=1e-12))
    np.testing.assert_allclose(fit.coef, in_memory.coef, rtol=1e-10, atol=1e-10)


@pytest.mark.filterwarnings("default")
def test_a_cluster_gives_the_fit_of_all_rows(client, in_memory):
    blocks = [partial(block, i) for i in range(BLOCKS)]
    assert_same_fit(lr.BlockObjective(blocks, executor=client.get_executor()), in_memory)


@pytest.mark.filterwarnings("default")
def test_rows_stay_on_their_workers_as_futures(client, in_memory):
    blocks = client.map(block, range(BLOCKS))
    assert_same_fit(lr.BlockObjective(blocks, executor=client.get_executor()), in_memory)


@pytest.mark.filterwarnings("default")
def test_a_worker_killed_in_mid_fit_changes_nothing(client, in_memory, tmp_path):
    blocks = [partial(block_that_kills_a_worker, str(tmp_path), i) for i in range(BLOCKS)]
    objective = lr.BlockObjective(blocks, executor=client.get_executor(pure=False))
    assert_same_fit(objective, in_memory)
    killed = int(sorted(tmp_path.iterdir())[3].read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(killed, 0)


def test_the_package_imports_nothing_of_dask():
    code = "import logreg, sys; print({'dask', 'distributed'} & set(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "set()"
