"""What can be said about coefficients beyond their value, one idea a file; everyday names are in `logreg`."""

from logreg.inference.penalised_likelihood import firth

__all__ = ["firth"]
