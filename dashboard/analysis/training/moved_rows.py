"""Where invented rows would lie at other values of the slider that spreads them."""

import numpy as np

from dashboard.analysis.training import samples
from logreg.arrays import Matrix, read_only
from logreg.data.datasets import load_tumour_size

OVERLAPS = tuple(range(2, 101, 7))  # per cent
NOISES = tuple(np.linspace(0.0, 2.0, 11).tolist())


def sizes_by_overlap(n: int, seed: int) -> Matrix:
    """The sizes of n tumours, mm, a row for each of OVERLAPS: the same tumours, nearer and farther apart."""
    return read_only(
        np.array([load_tumour_size(n, seed, overlap=share / 100).columns["size"] for share in OVERLAPS])
    )


def places_by_noise(kind: str, n: int, seed: int) -> dict[str, Matrix]:
    """x1 and x2 of n points of a shape, a row for each of NOISES."""
    frames = [samples.points(kind, n, noise, seed) for noise in NOISES]
    return {name: read_only(np.array([frame[name].to_numpy() for frame in frames])) for name in ("x1", "x2")}
