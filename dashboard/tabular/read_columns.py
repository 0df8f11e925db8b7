"""The columns of a table, all together: each examined, the decimal sign decided, each read."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

import pandas as pd

from dashboard.tabular.date_column import date_column
from dashboard.tabular.decimal_sign import DecimalChoice, decimal_choice
from dashboard.tabular.examine import examined
from dashboard.tabular.examined_column import Examined
from dashboard.tabular.number_column import number_column
from dashboard.tabular.number_style import POINT
from dashboard.tabular.read_column import ReadColumn
from dashboard.tabular.table import ReadOptions
from dashboard.tabular.text_column import boolean_column, text_column
from dashboard.tabular.typed_columns import Cells, with_index

T = TypeVar("T")
WORKERS = 2
_FEW_ROWS = 20_000  # below, threads wait for each other more than they save


@dataclass(frozen=True, slots=True, eq=False)
class ReadColumns:
    """All columns as read, and how the file writes its numbers."""

    columns: dict[str, ReadColumn]
    choice: DecimalChoice


def read_columns(
    columns: dict[str, Cells], index: pd.Index, given: ReadOptions, delimiter: str
) -> ReadColumns:
    """The columns, each from its texts, its stored numbers, or read already.

    `columns` is emptied, so that texts go as soon as they are read.
    """
    order = list(columns)
    workers = WORKERS if len(index) > _FEW_ROWS else 0
    kinds = _all_done([partial(_examined, name, columns.pop(name), given) for name in order], workers)
    choice = decimal_choice([kind for kind in kinds if isinstance(kind, Examined)], given, delimiter)
    kinds.reverse()
    finishing = [partial(_finished, name, kinds.pop(), choice, given, index) for name in order]
    return ReadColumns(dict(zip(order, _all_done(finishing, workers), strict=True)), choice)


def _examined(name: str, cells: Cells, given: ReadOptions) -> Examined | ReadColumn:
    if isinstance(cells, Examined | ReadColumn):
        return cells
    return examined(name, cells, given)


def _all_done(steps: list[partial[T]], workers: int) -> list[T]:
    """The results in order; each step, and the texts it holds, is let go once it has run."""
    steps.reverse()
    if not workers:
        return [steps.pop()() for _ in range(len(steps))]
    with ThreadPoolExecutor(workers) as pool:
        futures = [pool.submit(steps.pop()) for _ in range(len(steps))]
        return [future.result() for future in futures]


def _finished(
    name: str, column: Examined | ReadColumn, choice: DecimalChoice, given: ReadOptions, index: pd.Index
) -> ReadColumn:
    if isinstance(column, ReadColumn):
        return with_index(column, name, index)
    if column.kind == "number":
        style = choice.styles.get(name, POINT)
        found = number_column(column, style, given, index)
        other = found.reading == "number" and style.decimal != choice.decimal and column.plain is None
        return replace(found, reading=f"number/{style.name}") if other else found
    if column.kind == "date":
        return date_column(column, given, index)
    if column.kind == "boolean":
        return boolean_column(column, index)
    return text_column(column, given, index)
