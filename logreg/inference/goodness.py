"""Does the model fit? Groups of similar risk, expected against observed."""

from dataclasses import dataclass

import numpy as np

from logreg.arrays import Vector, read_only
from logreg.data.quantiles import weighted_quantiles
from logreg.errors import SettingError
from logreg.inference.distributions import chi_square_tail
from logreg.inference.estimate import Estimate

CAUTION = (
    "The test depends on where its groups are cut. In small samples it has little power, in large ones it "
    "also rejects models whose departures are too small to matter: look at the groups themselves. Source: "
    "Hosmer et al. (1997)."
)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class HosmerLemeshow:
    """The groups, (g,) each, and the test."""

    upper: Vector  # largest probability in the group
    n_rows: Vector
    observed: Vector  # positive rows
    expected: Vector  # sum of probabilities
    statistic: float
    df: int
    p_value: float
    caution: str = CAUTION


def hosmer_lemeshow(estimate: Estimate, groups: int = 10) -> HosmerLemeshow:
    """Rows cut at quantiles of the fitted probability; rows with equal probability stay together.

    Counted rows fall into the groups that their cases would make. Raises SettingError where fewer than 3
    groups remain, and with sampling weights, with which the statistic has no chi-square distribution.
    Source: Hosmer, Lemeshow & Sturdivant (2013), section 5.2.2.
    """
    if estimate.sampling:
        raise SettingError(
            "With sampling weights Hosmer and Lemeshow's statistic has no chi-square distribution: judge "
            "calibration by the reliability diagram."
        )
    p, y = estimate.probability, estimate.y
    upper = np.unique(weighted_quantiles(p, np.arange(1, groups + 1) / groups, estimate.weight))
    found, code = np.unique(np.searchsorted(upper, p), return_inverse=True)
    if len(found) < 3:
        raise SettingError(f"Only {len(found)} groups of different probability: the test needs at least 3.")
    n, observed, expected = (np.bincount(code, estimate.cases * each) for each in (np.ones_like(y), y, p))
    statistic = float(((observed - expected) ** 2 / (expected * (1 - expected / n))).sum())
    return HosmerLemeshow(
        upper=read_only(upper[found]),
        n_rows=read_only(n.astype(float)),
        observed=read_only(observed),
        expected=read_only(expected),
        statistic=statistic,
        df=len(found) - 2,
        p_value=float(chi_square_tail(statistic, len(found) - 2)),
    )
