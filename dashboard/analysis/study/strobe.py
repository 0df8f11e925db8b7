"""STROBE, 22 items, 34 with their parts: where this app answers them; the items stand in checklists/.

Source: von Elm E, Altman DG, Egger M, et al. PLoS Medicine 2007;4:e296, table 1.
"""

from dashboard.analysis.study import known_facts as known
from dashboard.analysis.study.checklist import read_items

NAME, TITLE = "strobe", "STROBE checklist"
SOURCE = (
    "After von Elm E, Altman DG, Egger M, et al. The STROBE statement. PLoS Medicine 2007;4:e296. Items in "
    "short words of our own; the wording that counts is the published one."
)

WHERE = {
    "6a": known.eligibility,
    "7": known.outcome,
    "8": known.source_name,
    "10": known.size,
    "11": known.modelled("Model, Terms; Methods: standardising", partly=True),
    "12a": known.modelled("Methods", partly=True),
    "12b": known.modelled("Model, Terms: products, where there are any", partly=True),
    "12c": known.missing,
    "13a": known.always("Question and data: rows of the file, used and left out", partly=True),
    "13b": known.eligibility,
    "13c": known.always("Question and data: the figure of the rows"),
    "14a": known.always("Question and data: table of the rows used"),
    "14b": known.always("Question and data: rows left out; table of the rows used"),
    "15": known.always("Question and data: rows; table of the rows used"),
    "16a": known.inferred("Model: odds ratios alone and together", partly=True),
    "16b": known.modelled("Model, Terms", partly=True),
    "16c": known.decided("Decision: of 1,000 cases", partly=True),
    "19": known.warned,
}

ITEMS = read_items(NAME, WHERE)
