"""Models for page tests, trained without a page."""

from dataclasses import replace

import numpy as np
import pandas as pd

from dashboard.analysis.training import samples
from dashboard.analysis.training.problem import TrainingSettings, build_problem
from dashboard.analysis.training.run import Run
from dashboard.tabular import Prepared

HOSTILE = ("<img src=x onerror=alert(1)>", "**bold** [link](http://x)", "$\\alpha$ `code`", "a|b~c:d_{e}")


def prepare(frame, target, positive, features, name="") -> Prepared:
    """The rows of a frame of which everything is known."""
    return samples.prepared_sample(samples.known_table(frame, target, positive, list(features), name=name))


def trained(data, iterations=200, **settings):
    run = Run(build_problem(data, TrainingSettings(**{"solver": "newton", **settings})))
    run.advance(iterations)
    return run.model()


def wisconsin(**settings):
    return trained(samples.wisconsin(), **settings)


def circles(*terms):
    """A ring around a disc, with these squares and products as further columns."""
    return samples.prepare_points(samples.points("circles", 200, 0.5, 0), terms)


def hostile(**settings):
    """A model of columns, levels and classes whose names are markup."""
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({name: rng.normal(size=300) for name in HOSTILE[:3]})
    frame[HOSTILE[3]] = rng.choice(["<b>x</b>", "*y*", "=1+1"], 300)
    z = frame[HOSTILE[0]] + (frame[HOSTILE[3]] == "*y*")
    frame["<i>target</i>"] = np.where(rng.random(300) < 1 / (1 + np.exp(-z)), "<u>yes</u>", "_no_")
    return trained(prepare(frame, "<i>target</i>", "<u>yes</u>", HOSTILE), **settings)


def separated(**settings):
    """A level of which every row is positive, and a number that says little."""
    rng = np.random.default_rng(1)
    kind = rng.choice(["a", "b", "c"], 200)
    size = rng.normal(size=200)
    ill = np.where((kind == "c") | (rng.random(200) < 1 / (1 + np.exp(-size))), "yes", "no")
    frame = pd.DataFrame({"kind": kind, "size": size, "ill": ill})
    return trained(prepare(frame, "ill", "yes", ["kind", "size"]), **settings)


def weighted(kind, **settings):
    """A number and a category, and a column of weights: counts, sampling weights, or the counts repeated."""
    rng = np.random.default_rng(3)
    size, place = rng.normal(size=240), rng.choice(["hill", "shore", "town"], 240)
    ill = np.where(rng.random(240) < 1 / (1 + np.exp(-size - (place == "hill"))), "ill", "well")
    counts, shares = rng.integers(1, 6, 240), np.round(rng.uniform(0.4, 9, 240), 2)
    frame = pd.DataFrame({"size": size, "place": place, "state": ill})
    if kind == "repeated":
        return trained(prepare(frame.loc[frame.index.repeat(counts)], "state", "ill", frame), **settings)
    table = samples.known_table(
        frame.assign(weight=counts if kind == "frequency" else shares), "state", "ill", ["size", "place"]
    )
    plan = replace(table.plan.with_column("weight", role="weight"), weight_kind=kind)
    return trained(samples.prepared_sample(replace(table, base=plan, plan=plan)), **settings)
