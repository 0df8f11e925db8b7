"""The sheets behind the scores: what the formulas point at."""

from dataclasses import astuple, fields

from logreg.data.splines import SplineCurve
from logreg.export.formula import CategoryInput, Formula, FormulaTerm, NumberInput
from logreg.export.refusals import outside_range
from logreg.export.spreadsheet_terms import curves_of, of_booleans
from logreg.export.workbook import Cell

Sheet = list[list[Cell]]


def model_sheet(model: Formula) -> Sheet:
    rows: Sheet = [["term", "coefficient", "center"], ["intercept", model.intercept, None]]
    return rows + [[term_name(term), term.coefficient, term.center] for term in model.other_terms]


def term_name(term: FormulaTerm) -> str:
    if level := term.of_level:
        return f"{level.column} = {level.level}"
    return " × ".join(factor.name for factor in term.factors)


def input_sheet(model: Formula) -> Sheet:
    heads = ["smallest learned from", "largest learned from", "said of numbers outside"]
    rows: Sheet = [["column", *heads, "used where empty", "used for levels not listed"]]
    for one in model.inputs:
        if isinstance(one, NumberInput):
            rows.append([one.column, one.low, one.high, outside_range(one), one.fill])
        else:
            rows.append([one.column, None, None, None, one.fill, one.other])
    return rows


def level_sheet(model: Formula) -> Sheet:
    rows: Sheet = [["column", "level", "coefficient"]]
    coefficients = model.level_coefficients
    for one in model.inputs:
        if isinstance(one, CategoryInput):
            shown = str.upper if of_booleans(one) else str
            rows += [[one.column, shown(level), b] for level, b in coefficients[one.column].items()]
    return rows


def curve_sheet(model: Formula) -> Sheet:
    rows: Sheet = [["curve", *(number.name for number in fields(SplineCurve))]]
    return rows + [[spline.name, *astuple(spline.curve)] for spline in curves_of(model)]
