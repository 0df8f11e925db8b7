"""Terms with the gamma function that keep their digits where its logarithms would cancel."""

import math


def poisson_term(s: float, h: float) -> float:
    """h^s exp(-h) / Gamma(s + 1), without the cancellation of its logarithms for large s.

    Source: Loader (2000), Fast and accurate computation of binomial probabilities.
    """
    if h == 0.0 or math.isinf(h):
        return 0.0
    if s < 16.0:
        power = math.pow(h, s) * math.exp(-h / 2.0)  # between two halves: no overflow, no underflow
        return power * math.exp(-h / 2.0) / math.gamma(s + 1.0)
    u = (h - s) / s
    deviance = s * (u - (math.log1p(u) if u > -0.5 else math.log(h) - math.log(s)))
    return math.exp(-deviance - stirling_error(s)) / math.sqrt(2.0 * math.pi * s)


def stirling_error(s: float) -> float:
    """log Gamma(s + 1) - log(sqrt(2 pi s) (s / e)^s), for s >= 16 to the last digit."""
    q = 1.0 / (s * s)
    return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - 691 / 360360 * q) * q) * q) * q) * q) / s
