"""What a threshold would do to 1,000 cases: whole numbers that add up."""

import numpy as np

from logreg.evaluation.confusion import Confusion

CASES = 1000


def of_thousand(counts: Confusion[float]) -> Confusion[float]:
    """The four counts of 1,000 cases in these proportions, rounded by the largest remainders.

    Source: the method of largest remainders (Hamilton).
    """
    exact = np.array([counts.tp, counts.fp, counts.tn, counts.fn]) * (CASES / counts.n)
    whole = np.floor(exact).astype(int)
    for place in np.argsort(-(exact - whole), kind="stable")[: CASES - int(whole.sum())]:
        whole[place] += 1
    tp, fp, tn, fn = (int(count) for count in whole)
    return Confusion[float](tp=tp, fp=fp, tn=tn, fn=fn)
