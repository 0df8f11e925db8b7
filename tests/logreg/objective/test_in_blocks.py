from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

import numpy as np
import pytest

import logreg as lr
from logreg.solvers import SgdSettings
from logreg.solvers.stopping import Stopping

D = 4


def rows(n=3000, seed=0):
    random = np.random.default_rng(seed)
    X = random.normal(size=(n, D))
    return X, (random.random(n) < 1 / (1 + np.exp(-X @ np.ones(D)))).astype(float), random.uniform(0, 2, n)


def in_parts(count=7, weighted=True):
    return [
        tuple(np.array_split(column, count)[i] for column in rows()[: 3 if weighted else 2])
        for i in range(count)
    ]


def load(folder, i):
    return np.load(f"{folder}/{i}.npz").values()


@pytest.fixture
def folder(tmp_path):
    for i, (X, y, weight) in enumerate(in_parts()):
        np.savez(tmp_path / f"{i}.npz", X=X, y=y, weight=weight)
    return tmp_path


@pytest.fixture(scope="module")
def in_memory():
    X, y, weight = rows()
    return lr.Objective(X, y, sample_weight=weight, l2=0.01)


TIGHT = Stopping(grad_tol=1e-13)


def assert_same_fit(objective, in_memory, solver="auto"):
    ours, theirs = lr.fit(objective, solver, stopping=TIGHT), lr.fit(in_memory, "newton", stopping=TIGHT)
    assert ours.status.succeeded
    np.testing.assert_allclose(ours.coef, theirs.coef, rtol=1e-10, atol=1e-10)


def test_value_gradient_and_hessian_are_those_of_all_rows(in_memory):
    coef = np.linspace(-1, 1, D + 1)
    for one, other in zip(
        lr.BlockObjective(in_parts(), l2=0.01).value_gradient_hessian(coef),
        in_memory.value_gradient_hessian(coef),
        strict=True,
    ):
        np.testing.assert_allclose(one, other, rtol=1e-12, atol=1e-14)  # type: ignore[call-overload]


@pytest.mark.parametrize("solver", ["newton", "lbfgs", "sampled", "proximal", "auto"])
def test_blocks_in_turn_give_the_fit_of_all_rows(solver, in_memory):
    assert_same_fit(lr.BlockObjective(in_parts(), l2=0.01), in_memory, solver)


def test_blocks_may_be_functions_that_load_them(folder, in_memory):
    blocks = [partial(load, str(folder), i) for i in range(7)]
    assert_same_fit(lr.BlockObjective(blocks, l2=0.01), in_memory)


def test_a_process_pool_gives_the_same_fit(folder, in_memory):
    blocks = [partial(load, str(folder), i) for i in range(7)]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert_same_fit(lr.BlockObjective(blocks, executor=pool, l2=0.01), in_memory)


def test_a_memory_map_gives_the_same_fit(tmp_path, in_memory):
    X, y, weight = rows()
    np.save(tmp_path / "X.npy", X)
    mapped = np.load(tmp_path / "X.npy", mmap_mode="r")
    objective = lr.Objective(mapped, y, sample_weight=weight, l2=0.01)
    assert np.shares_memory(objective.X, mapped)
    assert_same_fit(objective, in_memory)


def test_mini_batches_go_through_every_block(in_memory):
    objective = lr.BlockObjective(in_parts(), l2=0.01)
    fit = lr.fit(objective, "sgd", settings=SgdSettings(learning_rate=0.5), stopping=Stopping(max_iter=20))
    assert fit.loss < lr.fit(in_memory, "newton").loss + 1e-2
    assert sum(batch.n_rows for batch in objective.batches(32, np.random.default_rng(0))) == 3000


def test_the_sample_takes_the_same_share_of_uneven_blocks(monkeypatch):
    monkeypatch.setattr("logreg.objective.in_blocks.SAMPLE_NUMBERS", 3 * 100 * (D + 1))
    X, y, _ = rows()
    parts = [(X[:200], y[:200]), (X[200:1000], y[200:1000]), (X[1000:], y[1000:])]
    sample = lr.BlockObjective(parts).sample(10**6, seed=0)
    of_part = [np.isin(sample.X[:, 0], part[0][:, 0]).sum() for part in parts]
    assert of_part == [10, 40, 100]


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        ([], "no block"),
        ([([[1.0]], [0]), ([[1.0, 2.0]], [1])], "Block 1 has 2 columns"),
        ([([[1.0]], [0]), ([[np.nan]], [1])], "Block 1: X holds NaN in row 0"),
        ([([[1.0]], [7])], "Block 0: Row 0 has the label 7"),
    ],
)
def test_a_bad_block_is_named(blocks, words):
    with pytest.raises(lr.LogregError, match=words):
        lr.BlockObjective(blocks)
