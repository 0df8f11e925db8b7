"""How many cores a fit keeps busy, and who has a say in it."""

import threading

import numpy as np
import pytest

import logreg as lr
from logreg.linalg import cpu_count
from logreg.linalg.cpu_count import cpu_quota, usable_cpus
from logreg.linalg.threads import limit_threads, parallel_map, thread_count, threads


@pytest.fixture
def eight_cores(monkeypatch, tmp_path):
    """A process on eight cores without a quota and without variables that limit it."""
    monkeypatch.setattr(cpu_count, "allowed_cpus", lambda: 8)
    monkeypatch.setattr(cpu_count, "CGROUPS", tmp_path)
    for name in cpu_count.VARIABLES:
        monkeypatch.delenv(name, raising=False)
    cpu_quota.cache_clear()
    threads.cache_clear()
    yield tmp_path
    cpu_quota.cache_clear()
    threads.cache_clear()


def test_each_core_gets_a_thread(eight_cores):
    assert usable_cpus() == thread_count() == 8


@pytest.mark.parametrize("name", cpu_count.VARIABLES)
def test_the_usual_variables_are_honoured(eight_cores, monkeypatch, name):
    monkeypatch.setenv(name, "3")
    assert thread_count() == 3


@pytest.mark.parametrize("value", ["", "0", "-1", "many", "2,1", "99"])
def test_a_variable_that_sets_no_limit_changes_nothing(eight_cores, monkeypatch, value):
    monkeypatch.setenv("OMP_NUM_THREADS", value)
    assert thread_count() == 8


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"cpu.max": "200000 100000\n"}, 2),
        ({"cpu.max": "150000 100000\n"}, 2),
        ({"cpu.max": "5000 100000\n"}, 1),
        ({"cpu.max": "max 100000\n"}, 8),
        ({"cpu.max": "1600000 100000\n"}, 8),
        ({"cpu/cpu.cfs_quota_us": "400000\n", "cpu/cpu.cfs_period_us": "100000\n"}, 4),
        ({"cpu/cpu.cfs_quota_us": "-1\n", "cpu/cpu.cfs_period_us": "100000\n"}, 8),
        ({"cpu.max": "nonsense"}, 8),
    ],
    ids=str,
)
def test_a_containers_quota_of_time_is_seen(eight_cores, files, expected):
    (eight_cores / "cpu").mkdir()
    for name, text in files.items():
        (eight_cores / name).write_text(text)
    assert thread_count() == expected


@pytest.mark.parametrize(("limit", "expected"), [(1, 1), (3, 3), (99, 8), (None, 8)])
def test_a_limit_holds_inside_and_not_outside(eight_cores, limit, expected):
    with limit_threads(limit):
        assert thread_count() == expected
    assert thread_count() == 8


@pytest.mark.parametrize("limit", [0, -2, 1.5])
def test_a_limit_that_makes_no_sense_is_named(limit):
    with pytest.raises(lr.SettingError, match=f"n_threads is {limit}: choose a whole number"):
        lr.LogisticRegression(n_threads=limit).fit([[0.0], [1.0], [2.0], [3.0]], [0, 1, 0, 1])


@pytest.mark.parametrize("n_threads", [1, 2])
def test_a_fit_runs_on_no_more_threads_than_it_may(eight_cores, monkeypatch, n_threads):
    used = set()

    def noted(work, items, **settings):
        def noting(item):
            used.add(threading.get_ident())
            return work(item)

        return parallel_map(noting, items, **settings)

    for module in ("objective.in_memory", "objective.float32_rows", "linalg.weighted_gram"):
        monkeypatch.setattr(f"logreg.{module}.parallel_map", noted)
    X = np.random.default_rng(0).normal(size=(80_000, 30))
    y = (X[:, 0] + np.random.default_rng(1).logistic(size=80_000) > 0).astype(float)
    one = lr.LogisticRegression(n_threads=n_threads).fit(X, y)
    assert 1 <= len(used) <= n_threads
    assert (used == {threading.get_ident()}) == (n_threads == 1)
    np.testing.assert_allclose(one.coef_, lr.LogisticRegression().fit(X, y).coef_, atol=1e-7)
