"""Data to learn on: tumour sizes drawn from a seed, and the real tumours of Wisconsin from a shipped file."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import read_only
from logreg.errors import SettingError

WISCONSIN = Path(__file__).parent / "breast_cancer.csv"

BENIGN_MEAN_MM = 24.0  # six standard deviations above zero: a size is never negative
SIZE_SD_MM = 4.0


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Dataset:
    """Named columns, one label a row, and where they come from. Arrays are read-only."""

    name: str
    columns: dict[str, NDArray[Any]]  # column name -> (n,) numbers
    target: NDArray[np.str_]  # (n,) labels
    target_name: str
    positive: str
    negative: str
    description: str
    units: Mapping[str, str] = field(default_factory=dict)  # column name -> unit, where there is one
    citation: str = ""
    licence: str = ""

    @property
    def y(self) -> NDArray[np.int64]:
        """The labels as numbers (n,): 1 where the row is positive, else 0."""
        return read_only((self.target == self.positive).astype(np.int64))

    @property
    def n_rows(self) -> int:
        """How many rows there are."""
        return len(self.target)


def load_tumour_size(n: int = 200, seed: int = 0, *, overlap: float = 0.3, share: float = 0.4) -> Dataset:
    """Tumours of a given size, benign or malignant: invented, the same for the same seed.

    Sizes are normal with one standard deviation (4 mm) around two means, so the true probability of
    malignancy is a sigmoid of size. `overlap` is the area the two densities share: 1 means that size says
    nothing; `share` is the malignant part of the n rows. Sizes are rounded to 0.1 mm.
    Errors: SettingError. Source of the overlap, 2 Phi(-d/2): Inman & Bradley (1989).
    """
    _check_toy(n, overlap, share)
    rng = np.random.default_rng(seed)
    malignant = rng.permutation(n) < round(share * n)
    distance = -2 * SIZE_SD_MM * NormalDist().inv_cdf(overlap / 2)
    size_mm = np.round(rng.normal(BENIGN_MEAN_MM + distance * malignant, SIZE_SD_MM), 1)
    return Dataset(
        name="Tumour sizes",
        columns={"size": read_only(size_mm)},
        target=read_only(np.where(malignant, "malignant", "benign")),
        target_name="diagnosis",
        positive="malignant",
        negative="benign",
        description=f"{n} invented tumours: size in millimetres, benign or malignant.",
        units={"size": "mm"},
    )


def load_breast_cancer() -> Dataset:
    """The Wisconsin diagnostic data: 569 real breast masses, thirty measurements each, benign or malignant.

    Positive is malignant (scikit-learn codes it as 0). Licence and citation stand beside the file.
    """
    with WISCONSIN.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    table = np.array([row[:-1] for row in rows], dtype=np.float64)
    return Dataset(
        name="Wisconsin tumours",
        columns={name: read_only(column) for name, column in zip(header[:-1], table.T, strict=True)},
        target=read_only(np.array([row[-1] for row in rows])),
        target_name=header[-1],
        positive="malignant",
        negative="benign",
        description="569 breast masses: thirty measurements of the cell nuclei in a needle aspirate.",
        citation=(
            "Wolberg, W., Mangasarian, O., Street, N., & Street, W. (1993). Breast Cancer Wisconsin "
            "(Diagnostic) [Dataset]. UCI Machine Learning Repository. https://doi.org/10.24432/C5DW2B"
        ),
        licence="CC BY 4.0",
    )


def _check_toy(n: int, overlap: float, share: float) -> None:
    if n < 2:
        raise SettingError(f"n = {n} rows cannot hold two classes; ask for at least 2.")
    if not 0 < overlap <= 1:
        raise SettingError(f"overlap = {overlap} is no shared area; give a value above 0 and at most 1.")
    if not 0 < round(share * n) < n:
        raise SettingError(f"share = {share} of {n} rows leaves a class empty; give a share nearer to 0.5.")
