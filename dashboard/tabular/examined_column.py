"""What a column may be, before it is known how the file writes its numbers."""

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from dashboard.tabular.dates import DateReading
from dashboard.tabular.distinct import Distinct
from dashboard.tabular.number_text import NumberTexts
from dashboard.tabular.plain_numbers import PlainNumbers


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Examined:
    """What a column may be: `kind` is number, date, boolean, code or text.

    A number is either `plain` or has `numbers`; for both, `proves` holds the decimal signs that some cell
    proves, and `open_cell` a cell such as 1.250 that fits both. `blank` marks the distinct texts that mean
    missing in a column of this kind.
    """

    name: str
    kind: str
    plain: PlainNumbers | None = None
    distinct: Distinct | None = None
    blank: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, bool))
    numbers: NumberTexts | None = None
    proves: frozenset[str] = frozenset()
    open_cell: str = ""
    dates: tuple[DateReading, ...] = ()
    cells: pa.ChunkedArray | None = None  # kept where the column may have to be looked at again
    unit: str = ""  # of stored numbers
    nearly: str = ""  # "number", "date" or "pair": what most of the cells of a text column are
    told: str = ""  # of numbers in several parts
