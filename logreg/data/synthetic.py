"""Two invented features and two classes, in the shapes that show what a linear boundary can and cannot do."""

from collections.abc import Callable

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from logreg.arrays import read_only
from logreg.data.datasets import Dataset
from logreg.errors import SettingError

Points = NDArray[np.float64]  # (n, 2)
Labels = NDArray[np.bool_]  # (n,)
Shape = Callable[[Labels, float, Generator], Points]

CORNER = np.array([1.0, 1.0])
OUTLIER = np.array([5.0, 5.0])
RARE = 0.05


def _blobs(positive: Labels, noise: float, rng: Generator) -> Points:
    """Two clouds around (-1, -1) and (1, 1)."""
    return _corners(positive) + rng.normal(0, noise, (positive.size, 2))


def _overlapping(positive: Labels, noise: float, rng: Generator) -> Points:
    """The same clouds with a third of the distance."""
    return _corners(positive) / 3 + rng.normal(0, noise, (positive.size, 2))


def _xor(positive: Labels, noise: float, rng: Generator) -> Points:
    """Positive where both coordinates have the same sign: no line parts them, the product x1 x2 does."""
    first = rng.choice([-1.0, 1.0], positive.size)
    corners = np.column_stack([first, np.where(positive, first, -first)])
    return corners + rng.normal(0, noise, (positive.size, 2))


def _circles(positive: Labels, noise: float, rng: Generator) -> Points:
    """Positive on a circle of radius 1/2 inside a circle of radius 3/2: the squares part them."""
    angle = rng.uniform(0, 2 * np.pi, positive.size)
    circle: Points = np.where(positive, 0.5, 1.5)[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return circle + rng.normal(0, noise, (positive.size, 2))


def _outlier(positive: Labels, noise: float, rng: Generator) -> Points:
    """Two clouds, and one negative far on the positive side, which pulls the boundary."""
    points = _blobs(positive, noise, rng)
    points[np.flatnonzero(~positive)[0]] = OUTLIER
    return points


def _separated(positive: Labels, noise: float, rng: Generator) -> Points:
    """Two discs that never touch, however large the noise: the likelihood has no maximum."""
    radius = noise / (1 + noise) * np.sqrt(rng.uniform(0, 1, positive.size))
    angle = rng.uniform(0, 2 * np.pi, positive.size)
    disc: Points = radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return _corners(positive) + disc


def _corners(positive: Labels) -> Points:
    """(1, 1) for each positive, (-1, -1) for each negative."""
    return np.where(positive[:, None], CORNER, -CORNER)


SYNTHETIC_SHAPES: dict[str, Shape] = {
    "two blobs": _blobs,
    "overlapping": _overlapping,
    "xor": _xor,
    "circles": _circles,
    "outlier": _outlier,
    "imbalanced": _blobs,
    "separated": _separated,
}


def load_synthetic(kind: str, n: int = 200, seed: int = 0, *, noise: float = 0.5) -> Dataset:
    """Invented rows of a kind of TOYS: columns x1 and x2, class yes or no, the same for the same seed.

    `noise` is the standard deviation of each coordinate around its place. Half of the rows are positive,
    of the kind "imbalanced" one in twenty. Errors: SettingError.
    """
    _check(kind, n, noise)
    rng = np.random.default_rng(seed)
    wanted = max(1, round(n * (RARE if kind == "imbalanced" else 0.5)))
    positive = rng.permutation(n) < wanted
    points = SYNTHETIC_SHAPES[kind](positive, noise, rng)
    return Dataset(
        name=kind.capitalize() if kind != "xor" else "XOR",
        columns={"x1": read_only(points[:, 0]), "x2": read_only(points[:, 1])},
        target=read_only(np.where(positive, "yes", "no")),
        target_name="class",
        positive="yes",
        negative="no",
        description=(SYNTHETIC_SHAPES[kind].__doc__ or "").strip(),
    )


def _check(kind: str, n: int, noise: float) -> None:
    if kind not in SYNTHETIC_SHAPES:
        raise SettingError(f"There is no toy data {kind!r}; choose one of {', '.join(SYNTHETIC_SHAPES)}.")
    if n < 4:
        raise SettingError(f"n = {n} rows show no shape; ask for at least 4.")
    if not 0 <= noise <= 10:
        raise SettingError(f"noise = {noise} hides or turns the shape; give a value from 0 to 10.")
