"""How odds ratios and p-values are written: never rounded to the 1 or the level they are compared with."""

from collections.abc import Callable

from dashboard.text.markdown import unbroken
from dashboard.text.numbers import column_number

USUAL_ALPHA = 0.05


def format_ratio(value: float) -> str:
    """An odds ratio, three digits: 1.50; more where they would round it to 1, which says something else."""
    return beside(value, 1.0, 3, column_number)


def format_p_value(p: float, alpha: float = USUAL_ALPHA) -> str:
    """p = 0.012, or p < 0.0001; never rounded to the significance level that it is compared with."""
    return unbroken("p < 0.0001" if p < 1e-4 else f"p = {beside(p, alpha, 2, format_general)}")


def format_general(value: float, digits: int) -> str:
    """The value to so many digits, without powers of ten down to 0.0001: 0.010."""
    return f"{value:#.{digits}g}"


def beside(value: float, limit: float, digits: int, written: Callable[[float, int], str]) -> str:
    """The value to so many digits, or to as many as tell it from the limit."""
    enough = (n for n in range(digits, 8) if f"{value:.{n}g}" != f"{limit:.{n}g}")
    return written(value, next(enough, digits))


def format_percent(value: float) -> str:
    """A confidence level, as in 95 %."""
    return unbroken(f"{100 * value:g} %")


def p_text(p: float, alpha: float) -> str:
    """A p-value as a table prints it: <0.001, else two digits or as many as tell it from the level."""
    return "<0.001" if p < 1e-3 else beside(p, alpha, 2, format_general)
