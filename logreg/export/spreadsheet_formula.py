"""A model as a workbook: paste rows into it, and formulas give their probabilities or say why there is none.

No name, level or coefficient is written into a formula: formulas point at cells of the sheets behind. So
every digit counts, no text can run or be too long for a formula, and what is computed can be read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from logreg.export.formula import CategoryInput, Formula, FormulaTerm, Identity, Indicator, NumberInput
from logreg.export.refusals import LARGEST, LONGEST, NOT_A_NUMBER, TOO_LARGE, UNSEEN, outside_range
from logreg.export.workbook import Cell, CellFormula, column_letters, workbook

READY_ROWS = 1000  # rows whose formulas are there already
MOST_SIGNS = 20_000_000  # of all formulas: a model of many columns gets fewer ready rows
MOST_TERMS = 100  # in one cell: Excel takes 8,192 signs
MOST_CHECKS = 20  # in one cell, of three conditions each: Excel nests 64
BOOLEANS = {"False", "True"}

Item = TypeVar("Item")
Sheet = list[list[Cell]]


@dataclass(frozen=True, slots=True)
class SpreadsheetColumn:
    """A column of formulas: its heading, and its formula with {row} where the row's number stands."""

    heading: str
    formula: str

    def at(self, row: int) -> CellFormula:
        """The formula of one row, counted from 1."""
        return CellFormula(self.formula.replace("{row}", str(row)))


def spreadsheet_workbook(model: Formula) -> bytes:
    """The workbook: Scores to paste rows into, Model, Inputs and Levels with the numbers, About."""
    computed = spreadsheet_columns(model)
    ready = max(1, min(READY_ROWS, MOST_SIGNS // sum(len(column.formula) for column in computed)))
    blank: list[Cell] = [None] * len(model.inputs)
    scores: Sheet = [[*(one.column for one in model.inputs), *(column.heading for column in computed)]]
    scores += [[*blank, *(column.at(row) for column in computed)] for row in range(2, ready + 2)]
    about: Sheet = [[name, text] for name, text in model.provenance.known.items()]
    about += [["positive", model.positive], ["negative", model.negative]]
    return workbook(
        {
            "Scores": scores,
            "Model": _model_sheet(model),
            "Inputs": _input_sheet(model),
            "Levels": _level_sheet(model),
            "About": about,
        }
    )


def spreadsheet_columns(model: Formula) -> tuple[SpreadsheetColumn, ...]:
    """What stands behind the inputs, which fill the columns from A on: checks, log-odds, probability, range.

    A row without any value has no answer; long formulas are split over several columns.
    """
    first = len(model.inputs)
    checks = [_checks(model, part) for part in _parts(range(first), MOST_CHECKS)]
    sums = ["+".join(part) for part in _parts(_terms(model), MOST_TERMS)] or ["0"]
    cells = [f"${column_letters(first + i)}{{row}}" for i in range(len(checks) + len(sums) + 2)]
    check_cells, sum_cells = cells[: len(checks)], cells[len(checks) : -2]
    z = cells[-1]
    empty = f"COUNTA($A{{row}}:${column_letters(first - 1)}{{row}})=0"
    odds = f"IF({z}>=0,1/(1+EXP(-{z})),EXP({z})/(1+EXP({z})))"
    return (
        *_numbered("check", checks),
        *_numbered("sum of terms", [f'IF({"&".join(check_cells)}<>"","",{text})' for text in sums]),
        SpreadsheetColumn("not scored because", f'IF({empty},"",{_first_text(check_cells)})'),
        SpreadsheetColumn("log-odds", f'IF({sum_cells[0]}="","",{"+".join(["Model!$B$2", *sum_cells])})'),
        SpreadsheetColumn(f"probability of {model.positive}", f'IF({z}="","",{odds})'),
        *_numbered("outside the training range", _outside(model)),
    )


def _numbered(heading: str, formulas: Sequence[str]) -> list[SpreadsheetColumn]:
    names = [heading, *(f"{heading}, part {i}" for i in range(2, len(formulas) + 1))]
    return [SpreadsheetColumn(name, text) for name, text in zip(names, formulas, strict=False)]


def _parts(items: Sequence[Item], most: int) -> list[Sequence[Item]]:
    return [items[start : start + most] for start in range(0, len(items), most)]


def _first_text(cells: Sequence[str]) -> str:
    """The first of the cells that holds a text."""
    *before, found = cells
    for cell in reversed(before):
        found = f'IF({cell}<>"",{cell},{found})'
    return found


def _checks(model: Formula, positions: Sequence[int]) -> str:
    """Why the first unusable input of a row is unusable; an empty text where all can be used."""
    found = '""'
    for i in reversed(positions):
        cell, name = f"${column_letters(i)}{{row}}", f"LEFT(Inputs!$A${i + 2},{LONGEST})"
        holds = f'"Column \'"&{name}&"\' holds \'"&LEFT({cell},{LONGEST})&"\', '
        one = model.inputs[i]
        if isinstance(one, CategoryInput):
            met = f"SUMPRODUCT(EXACT({_level_cell(one, cell)},{_levels(model, one)})*1)"
            found = f'IF({met}=0,{holds}{UNSEEN}",{found})'
        else:
            found = f'IF(ABS({cell})>{LARGEST:G},{holds}{TOO_LARGE}",{found})'
            found = f'IF(ISNUMBER({cell})+ISLOGICAL({cell})=0,{holds}{NOT_A_NUMBER}",{found})'
        found = f'IF(TRIM({cell})="","No value in column \'"&{name}&"\'.",{found})'
    return found


def _terms(model: Formula) -> list[str]:
    """What each term, and the level of each category, adds to the log-odds."""
    cells = {one.column: f"${column_letters(i)}{{row}}" for i, one in enumerate(model.inputs)}
    categories = [one for one in model.inputs if isinstance(one, CategoryInput)]
    levels = [
        f"SUMPRODUCT(EXACT({_level_cell(one, cells[one.column])},{_levels(model, one)})"
        f"*{_levels(model, one, 'C')})"
        for one in categories
    ]
    products = (
        "*".join(_factor(model, factor, cells[factor.column]) for factor in term.factors)
        for term in model.other_terms
    )
    others = [f"Model!$B${row}*({product}-Model!$C${row})" for row, product in enumerate(products, start=3)]
    return others + levels


def _factor(model: Formula, factor: Identity | Indicator, cell: str) -> str:
    if isinstance(factor, Identity):
        return cell
    (one,) = (c for c in model.inputs if c.column == factor.column and isinstance(c, CategoryInput))
    row = _first_level(model, one) + one.levels.index(factor.level)
    return f"EXACT({_level_cell(one, cell)},Levels!$B${row})"


def _outside(model: Formula) -> list[str]:
    """Which numbers lie outside those learned from."""
    limits = []
    for i, one in enumerate(model.inputs):
        if isinstance(one, NumberInput):
            cell, row = f"${column_letters(i)}{{row}}", i + 2
            beyond = f"({cell}<Inputs!$B${row})+({cell}>Inputs!$C${row})>0"
            limits.append(f'IF(ISNUMBER({cell}),IF({beyond},Inputs!$D${row}&" ",""),"")')
    return [f"TRIM({'&'.join(part)})" for part in _parts(limits, MOST_TERMS // 2)]


def _level_cell(one: CategoryInput, cell: str) -> str:
    """The cell as a text, as its levels are written: truth values in capitals, as spreadsheets show them."""
    return f'UPPER({cell}&"")' if set(one.levels) <= BOOLEANS else f'{cell}&""'


def _levels(model: Formula, one: CategoryInput, letter: str = "B") -> str:
    first = _first_level(model, one)
    return f"Levels!${letter}${first}:${letter}${first + len(one.levels) - 1}"


def _first_level(model: Formula, one: CategoryInput) -> int:
    """The row of the sheet Levels where a category begins."""
    categories = [c for c in model.inputs if isinstance(c, CategoryInput)]
    return 2 + sum(len(c.levels) for c in categories[: categories.index(one)])


def _model_sheet(model: Formula) -> Sheet:
    rows: Sheet = [["term", "coefficient", "center"], ["intercept", model.intercept, None]]
    return rows + [[_name(term), term.coefficient, term.center] for term in model.other_terms]


def _name(term: FormulaTerm) -> str:
    parts = (f.column if isinstance(f, Identity) else f"{f.column} = {f.level}" for f in term.factors)
    return " × ".join(parts)


def _input_sheet(model: Formula) -> Sheet:
    rows: Sheet = [["column", "smallest learned from", "largest learned from", "said of numbers outside"]]
    for one in model.inputs:
        rows.append([one.column])
        if isinstance(one, NumberInput):
            rows[-1] += [one.low, one.high, outside_range(one)]
    return rows


def _level_sheet(model: Formula) -> Sheet:
    rows: Sheet = [["column", "level", "coefficient"]]
    for column, coefficients in model.level_coefficients.items():
        shown = str.upper if set(coefficients) <= BOOLEANS else str
        rows += [[column, shown(level), value] for level, value in coefficients.items()]
    return rows
