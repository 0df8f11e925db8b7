"""A column of numbers, once it is known how the file writes them."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from dashboard.tabular.compact_dates import with_compact_dates
from dashboard.tabular.distinct import Distinct
from dashboard.tabular.examine import examined_again
from dashboard.tabular.examined_column import Examined
from dashboard.tabular.number_company import Company, company_of
from dashboard.tabular.number_notes import spelling_note, with_warnings
from dashboard.tabular.number_style import POINT, Style
from dashboard.tabular.number_text import NumberTexts, infinite
from dashboard.tabular.places import cell_at
from dashboard.tabular.read_column import ReadColumn, any_of
from dashboard.tabular.spreadsheet_days import with_spreadsheet_days
from dashboard.tabular.table import Note, ReadOptions
from dashboard.tabular.text_column import text_column
from dashboard.tabular.text_notes import missing_notes
from dashboard.tabular.unix_time import with_unix_time


def number_column(column: Examined, style: Style, given: ReadOptions, index: pd.Index) -> ReadColumn:
    """The numbers of a column; or its texts, and why they are no numbers of one meaning."""
    if column.plain is not None and column.open_cell and style != POINT:
        column = examined_again(column)
    if column.plain is not None:
        numeric = np.array(
            [number for text in (given.missing_in(column.name) or ()) if (number := _float(text)) is not None]
        )
        values, missing = _without(column.plain.values, numeric), tuple(column.plain.missing)
        found = ReadColumn(
            series=pd.Series(values, index=index),
            reading="number",
            missing=missing,
            notes=(
                *_parts_note(column, given),
                *missing_notes(column.name, column.plain.missing, missing, given),
            ),
        )
        return with_days_or_times(with_warnings(found, column.name, given), column.name, given)
    if column.distinct is None or column.numbers is None:
        return text_column(column, given, index)
    return _with_company(column, column.distinct, column.numbers, style, given, index)


def with_days_or_times(found: ReadColumn, name: str, given: ReadOptions) -> ReadColumn:
    """Plain numbers as the dates or times that they count, where that is asked for or their name says so."""
    for with_dates in (with_spreadsheet_days, with_unix_time, with_compact_dates):
        dated = with_dates(found, name, given)
        if dated is not found:
            return dated
    return found


def _parts_note(column: Examined, given: ReadOptions) -> tuple[Note, ...]:
    """What is told of numbers in several parts."""
    if not column.told:
        return ()
    undo = given.with_reading(column.name, "text")
    return (Note(column=column.name, text=column.told, undo=undo, action="Keep it as text"),)


def _with_company(
    column: Examined,
    distinct: Distinct,
    numbers: NumberTexts,
    style: Style,
    given: ReadOptions,
    index: pd.Index,
) -> ReadColumn:
    use = ~column.blank
    endless = infinite(distinct.texts)
    values = np.where(endless, _endless(distinct.texts), numbers.values(style))
    if (use & np.isnan(values)).any():
        return _refused(column, _two_styles(distinct, values, use, index), given, index)
    company = company_of(column.name, distinct, numbers, use & ~endless, values, given, index)
    if company.refusal:
        return _refused(column, company.refusal, given, index)
    values = np.where(use, company.values, np.nan)
    missing = tuple(text for text in distinct.texts.filter(pa.array(column.blank)).to_pylist() if text)
    found = ReadColumn(
        series=pd.Series(_whole(distinct, numbers, values), index=index),
        reading=_reading(company, style, given),
        missing=missing,
        notes=(
            *spelling_note(column, distinct, numbers, values, company, style, given),
            *missing_notes(column.name, distinct.counted(), missing, given),
        ),
        questions=company.questions,
    )
    return with_warnings(_filled(found, column, given), column.name, given)


def _reading(company: Company, style: Style, given: ReadOptions) -> str:
    if company.reading != "number":
        return company.reading
    return "number" if given.decimal in {None, style.decimal} else f"number/{style.name}"


def _endless(texts: pa.Array) -> NDArray[np.float64]:
    signs = pc.starts_with(texts, "-").to_numpy(zero_copy_only=False)
    return np.where(signs, -np.inf, np.inf)


def _whole(distinct: Distinct, numbers: NumberTexts, values: NDArray[np.float64]) -> NDArray[np.number]:
    """Each row's number; int64 where all are written without decimals and none is missing."""
    plain = pc.match_substring_regex(numbers.digits, r"[eE]|[.,][0-9]{1,2}$|[.,][0-9]{4,}$|[.,]$")
    rows = values[distinct.codes]
    finite = np.isfinite(values[np.unique(distinct.codes)]).all()
    if finite and not pc.any(plain).as_py() and (values % 1 == 0)[np.isfinite(values)].all():
        percent = any(unit in {"%", "‰"} for unit in numbers.units)
        if not percent and np.abs(rows).max(initial=0) < 2**53:
            return rows.astype(np.int64)
    return rows


def _two_styles(
    distinct: Distinct, values: NDArray[np.float64], use: NDArray[np.bool_], index: pd.Index
) -> str:
    odd, even = any_of(use & np.isnan(values)), any_of(use & ~np.isnan(values))
    first = cell_at(distinct.texts[odd].as_py(), index, distinct.first_row(odd))
    if not (use & ~np.isnan(values)).any():
        return f"{first} is no number as this file writes them."
    second = cell_at(distinct.texts[even].as_py(), index, distinct.first_row(even))
    return f"Numbers are written in two ways, as {first} and as {second}. Write them all in one way."


def _refused(column: Examined, why: str, given: ReadOptions, index: pd.Index) -> ReadColumn:
    """The column as text, told to be no list of categories."""
    text = text_column(replace(column, kind="text", nearly=""), given, index)
    note = Note(column=column.name, text=why, kind="refused")
    return replace(text, notes=(note, *text.notes), reading="text")


def _filled(found: ReadColumn, column: Examined, given: ReadOptions) -> ReadColumn:
    """With empty cells as the value that the options give them."""
    blank = given.blank_in(column.name)
    value = None if blank is None else _float(blank)
    if value is None or column.distinct is None:
        return found
    empty = column.distinct.among(frozenset({""}))[column.distinct.codes]
    values = found.series.to_numpy(dtype=np.float64, copy=True)
    values[empty] = value
    whole = np.isfinite(values).all() and (values % 1 == 0).all()
    return replace(
        found, series=pd.Series(values.astype(np.int64) if whole else values, index=found.series.index)
    )


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _without(values: NDArray[np.number], missing: NDArray[np.float64]) -> NDArray[np.number]:
    if not len(missing) or not np.isin(values, missing).any():
        return values
    return np.where(np.isin(values, missing), np.nan, values.astype(np.float64))
