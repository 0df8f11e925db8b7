"""The data sets that come with the program, prepared as an upload is."""

import pandas as pd

from dashboard.intake import Prepared, prepare
from logreg.datasets import Dataset, load_breast_cancer, load_tumour_size

WISCONSIN_FEATURES = ("mean radius", "mean texture", "mean smoothness", "mean concavity", "mean symmetry")


def tumour_sizes(n: int = 200, overlap: float = 0.3, seed: int = 0) -> Prepared:
    """Invented tumours: size in mm, benign or malignant."""
    return _prepared(load_tumour_size(n, seed, overlap=overlap), ("size",))


def wisconsin(features: tuple[str, ...] = WISCONSIN_FEATURES) -> Prepared:
    """Real tumours of Wisconsin."""
    return _prepared(load_breast_cancer(), features)


def _prepared(dataset: Dataset, features: tuple[str, ...]) -> Prepared:
    units = {name: f"{name} ({dataset.units[name]})" for name in dataset.units}
    frame = pd.DataFrame(dataset.columns).rename(columns=units)
    frame[dataset.target_name] = dataset.target
    frame.attrs["name"] = dataset.name
    return prepare(frame, dataset.target_name, dataset.positive, [units.get(name, name) for name in features])
