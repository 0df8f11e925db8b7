"""The data sets that come with the program, prepared as an upload is."""

from collections.abc import Sequence

import pandas as pd

from dashboard.analysis.training.problem import TrainingSettings, build_problem
from dashboard.analysis.training.run import Run
from dashboard.intake import Prepared, prepare
from logreg.data.datasets import Dataset, load_breast_cancer, load_tumour_size
from logreg.data.products import product_name, quadratic_pairs, with_products
from logreg.data.synthetic import load_synthetic

PRODUCTS = {product_name(*pair): pair for pair in quadratic_pairs(["x1", "x2"])}
WISCONSIN_FEATURES = ("mean radius", "mean texture", "mean smoothness", "mean concavity", "mean symmetry")


def tumour_sizes(n: int = 200, overlap: float = 0.3, seed: int = 0) -> Prepared:
    """Invented tumours: size in mm, benign or malignant."""
    return _prepared(load_tumour_size(n, seed, overlap=overlap), ("size",))


def wisconsin(features: tuple[str, ...] = WISCONSIN_FEATURES) -> Prepared:
    """Real tumours of Wisconsin."""
    return _prepared(load_breast_cancer(), features)


def points(kind: str, n: int, noise: float, seed: int) -> pd.DataFrame:
    """The rows of one of the shapes of logreg.data.synthetic as an editable table: x1, x2 and the class."""
    dataset = load_synthetic(kind, n, seed, noise=noise)
    frame = pd.DataFrame(dataset.columns).assign(**{dataset.target_name: dataset.target})
    frame.attrs["name"] = dataset.name
    return frame


def prepare_points(frame: pd.DataFrame, terms: Sequence[str] = ()) -> Prepared:
    """A table of points, with the squares and products named in `terms` as further features."""
    pairs = [PRODUCTS[term] for term in terms]
    numbers = frame[["x1", "x2"]].apply(pd.to_numeric, errors="coerce").astype(float)
    columns = with_products(dict(numbers.items()), pairs)
    table = pd.DataFrame(columns).assign(**{"class": frame["class"].to_numpy()})
    table.attrs["name"] = frame.attrs.get("name", "")
    return prepare(table, "class", "yes", list(columns))


def run() -> Run:
    """A short run on the Wisconsin tumours, to draw what there is to see before anything was trained."""
    short = Run(build_problem(wisconsin(), TrainingSettings()))
    short.advance(60)
    return short


def _prepared(dataset: Dataset, features: tuple[str, ...]) -> Prepared:
    units = {name: f"{name} ({dataset.units[name]})" for name in dataset.units}
    frame = pd.DataFrame(dataset.columns).rename(columns=units)
    frame[dataset.target_name] = dataset.target
    frame.attrs["name"] = dataset.name
    return prepare(frame, dataset.target_name, dataset.positive, [units.get(name, name) for name in features])
