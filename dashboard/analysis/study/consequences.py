"""What a threshold would do to 1,000 cases: whole numbers that add up, those of the Thresholds page."""

import numpy as np

from logreg.evaluation.confusion import Confusion
from logreg.evaluation.whole_cases import whole_cases

CASES = 1000


def of_thousand(counts: Confusion[float]) -> Confusion[float]:
    """The four counts of 1,000 cases in these proportions."""
    told = whole_cases(
        Confusion(*(np.array([n]) for n in (counts.tp, counts.fp, counts.tn, counts.fn))), CASES
    )
    tp, fp, tn, fn = (int(part[0]) for part in (told.tp, told.fp, told.tn, told.fn))
    return Confusion(tp=tp, fp=fp, tn=tn, fn=fn)
