"""A matrix of shares told as whole cases, say of 1,000, that add up."""

import numpy as np

from logreg.arrays import Vector
from logreg.errors import SettingError
from logreg.evaluation.confusion import Confusion


def whole_cases(counts: Confusion[Vector], total: int = 1000) -> Confusion[Vector]:
    """Matrices (m,) of any weight as whole numbers that add up to `total` each.

    The classes are rounded first, so that their sizes are the same at every threshold of a sweep; then each
    class is divided by its own rate. Every number is off by less than one of `total`. A class that has no
    rows has no cases. Raises SettingError for less than one case.
    """
    if total < 1:
        raise SettingError(f"{total} cases are asked for; give at least one.")
    share = np.asarray(counts.positives / counts.n)
    positives = np.floor(total * share + 0.5)
    negatives = total - positives
    with np.errstate(invalid="ignore"):
        tp = np.floor(positives * np.nan_to_num(counts.recall) + 0.5)
        fp = np.floor(negatives * np.nan_to_num(counts.fpr) + 0.5)
    return Confusion(tp=tp, fp=fp, tn=negatives - fp, fn=positives - tp)
