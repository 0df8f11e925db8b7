"""The data sets that come with the program, prepared as an upload is."""

import pandas as pd

from dashboard.intake import Prepared, prepare
from dashboard.problem import Settings, pose
from dashboard.run import Run
from logreg.datasets import Dataset, load_breast_cancer, load_tumour_size

WISCONSIN_FEATURES = ("mean radius", "mean texture", "mean smoothness", "mean concavity", "mean symmetry")


def tumour_sizes(n: int = 200, overlap: float = 0.3, seed: int = 0) -> Prepared:
    """Invented tumours: size in mm, benign or malignant."""
    return _prepared(load_tumour_size(n, seed, overlap=overlap), ("size",))


def wisconsin(features: tuple[str, ...] = WISCONSIN_FEATURES) -> Prepared:
    """Real tumours of Wisconsin."""
    return _prepared(load_breast_cancer(), features)


def run() -> Run:
    """A short run on the tumour sizes, to draw what there is to see before anything was trained."""
    short = Run(pose(tumour_sizes(), Settings(options=(("rate", 1.0),))))
    short.advance(60)
    return short


def _prepared(dataset: Dataset, features: tuple[str, ...]) -> Prepared:
    units = {name: f"{name} ({dataset.units[name]})" for name in dataset.units}
    frame = pd.DataFrame(dataset.columns).rename(columns=units)
    frame[dataset.target_name] = dataset.target
    frame.attrs["name"] = dataset.name
    return prepare(frame, dataset.target_name, dataset.positive, [units.get(name, name) for name in features])
