"""The threshold sweep beside scikit-learn, the bootstrap, and a pin moved over a million rows.

Run with: python -m benchmarks.thresholds
"""

from collections.abc import Callable
from functools import partial
from itertools import islice
from statistics import median
from time import perf_counter

import numpy as np
import pandas as pd
from sklearn.metrics import roc_curve
from streamlit.testing.v1 import AppTest

import logreg as lr
from dashboard.analysis.training import samples
from dashboard.analysis.training.model import Model
from dashboard.analysis.training.problem import TrainingSettings, build_problem
from dashboard.analysis.training.run import Run
from logreg.evaluation.bootstrap import resamples as resamples_

RATES = ("recall", "precision", "specificity", "f1", "accuracy", "balanced_accuracy", "mcc", "flagged_share")


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def scored(n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Labels, probabilities and weights of n invented rows."""
    random = np.random.default_rng(0)
    y = (random.random(n) < 0.2).astype(np.int64)
    return y, 1 / (1 + np.exp(-random.normal(1.2 * y - 1, 1))), random.random(n)


def sweeps(n: int = 1_000_000, repeats: int = 7) -> None:
    """A whole sweep against scikit-learn's ROC curve alone, in turns."""
    y, p, w = scored(n)
    for name, weight in (("unweighted", None), ("weighted", w)):
        pairs = [
            (
                seconds(partial(lr.ThresholdSweep, y, p, weight)),
                seconds(partial(roc_curve, y, p, sample_weight=weight)),
            )
            for _ in range(repeats)
        ]
        ours, theirs = (median(column) for column in zip(*pairs, strict=True))
        print(
            f"sweep, {n:,} rows, {name}: {1000 * ours:.0f} ms; scikit-learn roc_curve {1000 * theirs:.0f} ms"
        )


def rate(sweep: lr.ThresholdSweep, threshold: float, name: str) -> float:
    """One rate at one threshold."""
    return float(getattr(sweep.at(threshold), name))


def bootstrap(n: int = 10_000, resamples: int = 1000) -> None:
    """Every rate of three pins, the AUC and a derived threshold in every resample."""
    y, p, _ = scored(n)
    asked: dict[str, Callable[[lr.ThresholdSweep], float]] = {
        f"{t} {name}": partial(rate, threshold=t, name=name) for t in (0.3, 0.5, 0.7) for name in RATES
    }
    asked |= {"auc": lambda sweep: sweep.roc_auc, "best": lambda sweep: sweep.best("f1")}
    took = seconds(lambda: list(islice(resamples_(y, p, statistics=asked, seed=0), resamples)))
    print(f"bootstrap, {resamples:,} resamples of {n:,} rows, {len(asked)} numbers each: {took:.2f} s")


def trained(judged: int) -> Model:
    """A model whose validation part holds this many rows."""
    y, p, _ = scored(2 * judged)
    group = np.array(["north", "east", "south", "west"])[np.arange(len(y)) % 4]
    outcome = np.where(y == 1, "yes", "no")
    frame = pd.DataFrame({"x": np.log(p / (1 - p)), "region": group, "outcome": outcome})
    run = Run(
        build_problem(
            samples.prepared_sample(samples.known_table(frame, "outcome", "yes", ["x", "region"])),
            TrainingSettings(solver="newton", validation_share=0.5),
        )
    )
    run.advance(100)
    return run.model()


def moves(judged: int = 1_000_000, repeats: int = 7) -> None:
    """One run of the Thresholds page after its slider moved, for each of its sections."""
    model = trained(judged)
    for section in (
        "ROC and PR",
        "Trade-offs",
        "Costs",
        "Calibration",
        "Confidence intervals",
        "Changed decisions",
        "Groups",
        "Export",
    ):
        page = AppTest.from_file("../pages/thresholds/page.py", default_timeout=60)
        page.session_state["model"] = model
        page.query_params["section"] = section
        page.run()
        took = []
        for threshold in np.linspace(0.3, 0.6, repeats):
            page.slider(key="slide_B").set_value(float(threshold))
            took.append(seconds(page.run))
            assert not page.exception
        print(f"moving a pin, {judged:,} rows, {section}: {1000 * median(took):.0f} ms")


if __name__ == "__main__":
    sweeps()
    bootstrap()
    moves()
