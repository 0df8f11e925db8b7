"""The data sets that come with the program, prepared as an upload is."""

from collections.abc import Sequence
from functools import cache

import pandas as pd

from dashboard.analysis.training.problem import TrainingSettings, build_problem
from dashboard.analysis.training.run import Run
from dashboard.tabular import Column, Plan, PlannedTable, Prepared, ReadOptions, Table, prepare
from dashboard.tabular.kinds import is_number, texts
from logreg.data.datasets import Dataset, load_breast_cancer, load_tumour_size
from logreg.data.products import product_name, quadratic_pairs, with_products
from logreg.data.synthetic import load_synthetic

PRODUCTS = {product_name(*pair): pair for pair in quadratic_pairs(["x1", "x2"])}
WISCONSIN_FEATURES = ("mean radius", "mean texture", "mean smoothness", "mean concavity", "mean symmetry")


def tumour_sizes(n: int = 200, overlap: float = 0.3, seed: int = 0) -> Prepared:
    """Invented tumours: size in mm, benign or malignant."""
    return prepared_sample(tumour_size_table(n, overlap, seed))


def wisconsin(features: tuple[str, ...] = WISCONSIN_FEATURES) -> Prepared:
    """Real tumours of Wisconsin."""
    return prepared_sample(wisconsin_table(features))


def prepared_sample(sample: PlannedTable) -> Prepared:
    """The rows of a sample that its plan keeps."""
    return prepare(sample.table, sample.plan)


def tumour_size_table(n: int = 200, overlap: float = 0.3, seed: int = 0) -> PlannedTable:
    """Invented tumours with their plan."""
    return _planned(load_tumour_size(n, seed, overlap=overlap), ("size",))


def wisconsin_table(features: tuple[str, ...] = WISCONSIN_FEATURES) -> PlannedTable:
    """Real tumours of Wisconsin, these features used and the others left out."""
    return _planned(breast_cancer(), features)


@cache
def breast_cancer() -> Dataset:
    """The measurements of the tumours of Wisconsin, read once for all visits."""
    return load_breast_cancer()


def points(kind: str, n: int, noise: float, seed: int) -> pd.DataFrame:
    """The rows of one of the shapes of logreg.data.synthetic as an editable table: x1, x2 and the class."""
    dataset = load_synthetic(kind, n, seed, noise=noise)
    frame = pd.DataFrame(dataset.columns).assign(**{dataset.target_name: dataset.target})
    frame.attrs["name"] = dataset.name
    return frame


def prepare_points(frame: pd.DataFrame, terms: Sequence[str] = ()) -> Prepared:
    """A table of points, with the squares and products named in `terms` as further features."""
    return prepared_sample(points_table(frame, terms))


def points_table(frame: pd.DataFrame, terms: Sequence[str] = ()) -> PlannedTable:
    """The same with its plan."""
    pairs = [PRODUCTS[term] for term in terms]
    numbers = frame[["x1", "x2"]].apply(pd.to_numeric, errors="coerce").astype(float)
    columns = with_products(dict(numbers.items()), pairs)
    table = pd.DataFrame(columns).assign(**{"class": frame["class"].to_numpy()})
    return known_table(table, "class", "yes", list(columns), name=frame.attrs.get("name", ""))


def run() -> Run:
    """A short run on the Wisconsin tumours, to draw what there is to see before anything was trained."""
    short = Run(build_problem(wisconsin(), TrainingSettings()))
    short.advance(60)
    return short


def known_table(
    frame: pd.DataFrame, target: str, positive: str, features: Sequence[str], *, name: str = ""
) -> PlannedTable:
    """A table of which all is known, so that nothing is asked: its features, target and positive value.

    Texts are compared with their first level in the alphabet.
    """
    table = frame.set_axis(pd.RangeIndex(1, len(frame) + 1, name="row"))
    plan = Plan(
        columns=tuple(_known_column(table[column], target, features) for column in table), positive=positive
    )
    return PlannedTable(table=Table(name=name, frame=table, options=ReadOptions()), base=plan, plan=plan)


def _known_column(values: pd.Series, target: str, features: Sequence[str]) -> Column:
    number = is_number(values)
    levels = () if number else tuple(sorted(set(texts(values.dropna()).tolist())))
    name = str(values.name)
    return Column(
        name=name,
        role="target" if name == target else "feature" if name in features else "left out",
        kind="number" if number else "category",
        reference=levels[0] if levels else None,
    )


def _planned(dataset: Dataset, features: tuple[str, ...]) -> PlannedTable:
    units = {name: f"{name} ({dataset.units[name]})" for name in dataset.units}
    frame = pd.DataFrame(dataset.columns).rename(columns=units)
    frame[dataset.target_name] = dataset.target
    used = [units.get(name, name) for name in features]
    return known_table(frame, dataset.target_name, dataset.positive, used, name=dataset.name)
