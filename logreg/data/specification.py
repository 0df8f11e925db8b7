"""How named columns shall enter a model, before any row is looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from logreg.data.splines import FEWEST_KNOTS, MOST_KNOTS
from logreg.errors import SettingError

SPLINES = {f"spline {count}": count for count in range(FEWEST_KNOTS, MOST_KNOTS + 1)}
FORMS = ("as is", "log", "square", *SPLINES)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberTerms:
    """A number: its forms, each adding its own terms; a square comes beside "as is", not instead of it.

    `standardise` None leaves it to the design. With `fill_missing` the median takes the place of a missing
    value and an indicator marks it.
    """

    forms: tuple[str, ...] = ("as is",)
    standardise: bool | None = None
    fill_missing: bool = False

    def __post_init__(self) -> None:
        if unknown := [form for form in self.forms if form not in FORMS]:
            raise SettingError(f"There is no term {unknown[0]!r}: choose among {', '.join(FORMS)}.")
        splines = [form for form in self.forms if form in SPLINES]
        if not self.forms or len(set(self.forms)) < len(self.forms) or (splines and len(self.forms) > 1):
            raise SettingError(
                f"The terms {', '.join(self.forms) or 'of a number'} cannot be used together: give each "
                "once, at least one, and a spline by itself."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryTerms:
    """A category: its reference level (None: the most frequent) and the order of the others.

    Levels with a smaller share of the rows than `join_below` become one, never the reference. A missing value
    becomes the level `missing_level`; or, with `fill_missing`, the most frequent one and an indicator.
    """

    reference: str | None = None
    order: tuple[str, ...] = ()
    join_below: float = 0.0
    missing_level: str | None = None
    fill_missing: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.join_below < 1:
            raise SettingError(
                f"Levels below a share of {self.join_below:g} cannot be joined: give at least 0 and below 1."
            )
        if self.fill_missing and self.missing_level is not None:
            raise SettingError("A missing value cannot be filled and be a level as well: choose one.")


ColumnTerms = NumberTerms | CategoryTerms


@dataclass(frozen=True, slots=True)
class DesignSpec:
    """The columns' terms, and the pairs of columns whose products enter as well.

    A column that is not named enters as it is: a number, or indicators against the level first in order.
    """

    columns: Mapping[str, ColumnTerms] = field(default_factory=dict)
    products: tuple[tuple[str, str], ...] = ()
