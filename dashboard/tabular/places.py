"""Where a row or a cell stands in the file it came from."""

import pandas as pd

from dashboard.text.quoting import quoted

LINE = "line"
ROW = "row"


def where(index: pd.Index, position: int) -> str:
    """Where a row stands: its line in the file where that is known, else its number."""
    return f"{'line' if index.name == LINE else 'row'} {index[position]:,}"


def cell_at(text: str, index: pd.Index, position: int) -> str:
    """A cell in quotation marks, and where it stands."""
    return f"{quoted(text)} on {where(index, position)}"
