"""What other software needs to fit the model once more, and what it should find."""

import csv
import hashlib
import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.analysis.coefficients.report import CoefficientReport
from dashboard.tabular import Prepared, ReadOptions
from logreg.arrays import Rows
from logreg.export.formula import CategoryInput, NumberInput, formula
from logreg.export.python_text import factor_parts
from logreg.inference.summary import summary_of

ROWS_FILE = "rows.csv"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class RefitFile:
    """A file that a script can read: its SHA-256, how it is written, and the lines to learn from (from 1)."""

    sha256: str
    name: str
    encoding: str
    delimiter: str
    decimal: str
    header_line: int
    lines: tuple[int, ...]
    missing: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Refit:
    """A maximum-likelihood fit to be repeated.

    inputs: column, "number" or "category", what fills a gap, levels, and the level that others count as.
    terms: name, and the factors whose product it is, each a kind, a column, and its numbers or level.
    expected: intercept first, in the columns' own units.
    """

    files: tuple[RefitFile, ...]
    target: str
    positive: str
    weight: str | None
    inputs: tuple[tuple[str, str, float | str | None, tuple[str, ...], str | None], ...]
    terms: tuple[tuple[str, tuple[tuple[float | str, ...], ...]], ...]
    names: tuple[str, ...]
    coef: tuple[float, ...]
    std_err: tuple[float, ...]
    log_likelihood: float
    n_rows: int


def why_no_refit(report: CoefficientReport | None) -> str:
    """Why there is nothing for other software to repeat, in a sentence; empty where there is."""
    if report is None:
        return "There is no model yet."
    if report.estimate is None:
        why = report.refused.sentence if report.refused else ""
        return f"There is no finite estimate by maximum likelihood to repeat. {why}".strip()
    if report.firth:
        return "Scripts repeat maximum likelihood; this is Firth's estimate. Choose maximum likelihood."
    if report.estimate.sampling:
        return (
            "Scripts repeat maximum likelihood; rows with sampling weights have robust errors of their own."
        )
    return ""


def refit(report: CoefficientReport, *, file_sha256: str = "", options: ReadOptions | None = None) -> Refit:
    """What the scripts hold. `why_no_refit` has been asked before.

    file_sha256 and options: of the person's own text file, which can then be read as it is.
    """
    data, estimate = report.model.problem.prepared, report.estimate
    assert estimate is not None  # noqa: S101
    train = report.model.problem.split.train
    columns = {name: data.columns[name][train] for name in data.columns}
    made = formula(report.design, estimate.coef, data.positive, data.negative, columns=columns)
    summary = summary_of(estimate)
    whole = report.model.problem.source is data  # else the file's counts are of cases of both sides
    own = _own_file(data, train, file_sha256, options) if whole and file_sha256 and options else None
    return Refit(
        files=(*([own] if own else []), _rows_file(data, train)),
        target=data.target,
        positive=data.positive,
        weight=None if data.weight is None else _weight_name(data),
        inputs=tuple(map(_input, made.inputs)),
        terms=tuple(
            (name, tuple(map(factor_parts, term.factors)))
            for name, term in zip(estimate.names[1:], made.terms, strict=True)
        ),
        names=tuple(estimate.names),
        coef=tuple(map(float, estimate.coef)),
        std_err=tuple(map(float, summary.std_err)),
        log_likelihood=float(summary.log_likelihood),
        n_rows=len(train),
    )


def rows_csv(data: Prepared) -> bytes:
    """The rows used, as the model sees them: features, outcome, and weight where there is one."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    weight = [] if data.weight is None else [_weight_name(data)]
    writer.writerow([*data.columns, data.target, *weight])
    columns = [list(map(_cell, data.columns[name])) for name in data.columns]
    outcome = [data.positive if y else data.negative for y in data.y]
    weights = [] if data.weight is None else [list(map(_cell, data.weight))]
    writer.writerows(zip(*columns, outcome, *weights, strict=True))
    return out.getvalue().encode()


def _weight_name(data: Prepared) -> str:
    name = data.plan.weight or "cases"
    return name if name not in (*data.columns, data.target) else f"{name} (weight)"


def _cell(value: Any) -> str:
    if value is None or (isinstance(value, float | np.floating) and math.isnan(value)):
        return ""
    return repr(float(value)) if isinstance(value, float | np.floating) else str(value)


def _rows_file(data: Prepared, train: Rows) -> RefitFile:
    return RefitFile(
        sha256=hashlib.sha256(rows_csv(data)).hexdigest(),
        name=ROWS_FILE,
        encoding="utf-8",
        delimiter=",",
        decimal=".",
        header_line=1,
        lines=tuple(int(row) + 2 for row in train),
        missing={},
    )


def _own_file(data: Prepared, train: Rows, sha256: str, options: ReadOptions) -> RefitFile | None:
    """The uploaded file itself, where its lines and columns can be read without this app's own reading."""
    plan = data.plan
    plain = options.delimiter is not None and len(options.delimiter) == 1 and options.sheet is None
    used = [plan.column(name) for name in (*plan.features, data.target)]
    made = plan.groups or plan.cut or plan.counts or any(column.kind == "date" for column in used)
    odd = any("/" in reading for _, reading in options.readings) or options.blanks
    if not plain or made or odd or data.numbered != "line" or not options.header_line:
        return None
    return RefitFile(
        sha256=sha256,
        name=data.name,
        encoding=options.encoding or "utf-8",
        delimiter=str(options.delimiter),
        decimal=options.decimal or ".",
        header_line=options.header_line,
        lines=tuple(int(line) for line in data.numbers[train]),
        missing=dict(options.missing),
    )


def _input(
    one: NumberInput | CategoryInput,
) -> tuple[str, str, float | str | None, tuple[str, ...], str | None]:
    if isinstance(one, NumberInput):
        return one.column, "number", one.fill, (), None
    return one.column, "category", one.fill, one.levels, one.other


def grouped_lines(lines: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The same lines as spans, first and last, in order: shorter in a script."""
    found: list[list[int]] = []
    for line in sorted(lines):
        if found and found[-1][1] == line - 1:
            found[-1][1] = line
        else:
            found.append([line, line])
    return tuple((first, last) for first, last in found)
