"""TRIPOD+AI, 27 items, 52 with their parts: where this app answers them; the items stand in checklists/.

Source: Collins GS, Moons KGM, Dhiman P, et al. BMJ 2024;385:e078378, table 2.
"""

from dashboard.analysis.study import known_facts as known
from dashboard.analysis.study.checklist import read_items

NAME, TITLE = "tripod", "TRIPOD+AI checklist"
SOURCE = (
    "After Collins GS, Moons KGM, Dhiman P, et al. TRIPOD+AI statement. BMJ 2024;385:e078378. Items in short "
    "words of our own; the wording that counts is the published one. D: asked of the development of a model; "
    "E: of its evaluation."
)

WHERE = {
    "1": known.title,
    "5a": known.source_name,
    "6b": known.eligibility,
    "7": known.preparation,
    "8a": known.outcome,
    "9b": known.predictors,
    "10": known.size,
    "11": known.missing,
    "12a": known.modelled("Methods: rows learned from and held out, with the seed"),
    "12b": known.modelled("Model, Terms; Methods: standardising"),
    "12c": known.modelled(
        "Methods: the estimate, with its penalty or solver where there is one; Performance: corrected for "
        "optimism, rows held out",
        partly=True,
    ),
    "12e": known.judged("Performance; Decision; Methods"),
    "12f": known.modelled("no model was updated after its evaluation"),
    "12g": known.modelled("Model: every coefficient; the study file"),
    "13": known.imbalance,
    "15": known.decided("Decision: threshold, rule and costs"),
    "16": known.judged("Methods: held-out rows come from the same table, drawn at random"),
    "18f": known.modelled("scripts that repeat the fit: in the app, Report, Second opinion", partly=True),
    "20a": known.always("Question and data: rows, reasons, outcomes, the figure of the rows"),
    "20b": known.always("Question and data: table of the rows used", partly=True),
    "20c": known.modelled("Performance: both kinds of rows side by side", partly=True),
    "21": known.modelled("Methods and Performance: rows learned from, held out and judged"),
    "22": known.modelled("Model: intercept and every coefficient, in the columns' units", partly=True),
    "23a": known.judged("Performance and Decision, with intervals", partly=True),
    "24": known.modelled("no model was updated after its evaluation"),
    "26": known.warned,
    "27a": known.modelled("rows without a value are not scored, unless their column is filled", partly=True),
}

ITEMS = read_items(NAME, WHERE)
