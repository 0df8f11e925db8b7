"""TRIPOD+AI in our own short words: 27 items, 52 with their parts.

Source: Collins GS, Moons KGM, Dhiman P, et al. BMJ 2024;385:e078378.
"""

from dashboard.analysis.study import known_facts as known
from dashboard.analysis.study.checklist import Item

NAME, TITLE = "tripod", "TRIPOD+AI checklist"
SOURCE = (
    "After Collins GS, Moons KGM, Dhiman P, et al. TRIPOD+AI statement. BMJ 2024;385:e078378. Items in short "
    "words of our own; the wording that counts is the published one."
)
_I, _M, _O, _R, _D = "Title, introduction", "Methods", "Open science, public", "Results", "Discussion"

ITEMS = (
    Item(
        number="1",
        group=_I,
        words="Title: developed or evaluated, population, outcome",
        where=known.title,
        prompt="Name the population, and whether the model is developed or evaluated.",
    ),
    Item(
        number="2",
        group=_I,
        words="Abstract after TRIPOD+AI for Abstracts",
        prompt="Write the abstract last.",
    ),
    Item(
        number="3a",
        group=_I,
        words="Health context, reason for the model, existing models",
        prompt="What is decided with it, and which models are there already?",
    ),
    Item(
        number="3b",
        group=_I,
        words="Target population, purpose in care, intended users",
        prompt="Who will use it, for whom, and at which point of care?",
    ),
    Item(
        number="3c",
        group=_I,
        words="Known health inequalities between groups",
        prompt="Which groups are known to fare worse?",
    ),
    Item(
        number="4",
        group=_I,
        words="Objectives: development, evaluation or both",
        prompt="Say what the study sets out to do.",
    ),
    Item(
        number="5a",
        group=_M,
        words="Sources of data, why these, how representative",
        where=known.source_name,
        prompt="From which study or register do the rows come, and whom do they represent?",
    ),
    Item(
        number="5b",
        group=_M,
        words="Dates of the data; end of follow-up",
        prompt="First and last day of collection.",
    ),
    Item(
        number="6a",
        group=_M,
        words="Setting: number and place of centres",
        prompt="How many centres, and where?",
    ),
    Item(
        number="6b",
        group=_M,
        words="Who was eligible",
        where=known.eligibility,
        prompt="Who could come into the file at all?",
    ),
    Item(
        number="6c",
        group=_M,
        words="Treatments received and how they were handled",
        prompt="Were people treated, and is that in a column?",
    ),
    Item(number="7", group=_M, words="Preparation and checks of the data", where=known.preparation),
    Item(
        number="8a",
        group=_M,
        words="Outcome: definition, time, how and when assessed",
        where=known.outcome,
        prompt="How and when was it found out?",
    ),
    Item(
        number="8b",
        group=_M,
        words="Who assessed a subjective outcome",
        prompt="Training of the assessors, or that no judgement was needed.",
    ),
    Item(
        number="8c",
        group=_M,
        words="Blinding of the outcome's assessment",
        prompt="Did assessors know the predictors?",
    ),
    Item(
        number="9a",
        group=_M,
        words="Choice of the first predictors",
        prompt="Why these columns, before the data were looked at?",
    ),
    Item(
        number="9b",
        group=_M,
        words="Every predictor: definition, how and when measured",
        where=known.predictors,
        prompt="How and when was each measured, and in which unit?",
    ),
    Item(
        number="9c",
        group=_M,
        words="Who assessed subjective predictors",
        prompt="Training of the assessors, or that no judgement was needed.",
    ),
    Item(
        number="10",
        group=_M,
        words="How the sample size came about",
        where=known.size,
        prompt="Why so many rows? Give the calculation if there was one.",
    ),
    Item(number="11", group=_M, words="Missing data: how handled, why left out", where=known.missing),
    Item(
        number="12a",
        group=_M,
        words="How the data were used and divided",
        where=known.modelled("Methods: rows learned from and held out, with the seed"),
    ),
    Item(
        number="12b",
        group=_M,
        words="Form of the predictors: transformed, rescaled",
        where=known.modelled("Model, Terms; Methods: standardising"),
    ),
    Item(
        number="12c",
        group=_M,
        words="Type of model, building steps, internal validation",
        where=known.modelled("Methods: estimate, penalty and solver; Performance: rows held out"),
    ),
    Item(
        number="12d",
        group=_M,
        words="Differences between clusters such as hospitals",
        prompt="Do rows belong to centres? The app treats rows as independent.",
    ),
    Item(
        number="12e",
        group=_M,
        words="Measures and plots of performance",
        where=known.judged("Performance; Decision; Methods"),
    ),
    Item(
        number="12f",
        group=_M,
        words="Updating of the model after evaluation",
        where=known.modelled("no model was updated after its evaluation"),
    ),
    Item(
        number="12g",
        group=_M,
        words="How predictions were calculated",
        where=known.modelled("Model: every coefficient; the study file"),
    ),
    Item(
        number="13",
        group=_M,
        words="Class imbalance: what was done, and recalibration",
        where=known.modelled("no rows were resampled or reweighted to balance classes; Decision: base rate"),
    ),
    Item(
        number="14",
        group=_M,
        words="What was done for fairness, and why",
        prompt="Thresholds, Groups compares groups: say which, and what follows.",
    ),
    Item(
        number="15",
        group=_M,
        words="Output of the model; how thresholds were found",
        where=known.decided("Decision: threshold, rule and costs"),
    ),
    Item(
        number="16",
        group=_M,
        words="Differences between the data learned from and evaluated",
        where=known.judged("Methods: held-out rows come from the same table, drawn at random"),
    ),
    Item(
        number="17",
        group=_M,
        words="Ethics approval and consent",
        prompt="Name the committee and its number, or why none was needed.",
    ),
    Item(number="18a", group=_O, words="Funding and role of funders", prompt="Who paid, and for what?"),
    Item(number="18b", group=_O, words="Conflicts of interest", prompt="Of every author."),
    Item(
        number="18c",
        group=_O,
        words="Protocol: where it is, or that there is none",
        prompt="Where can it be read?",
    ),
    Item(number="18d", group=_O, words="Registration", prompt="Register and number, or that there is none."),
    Item(
        number="18e",
        group=_O,
        words="Whether the data can be had",
        prompt="Where, from whom, on which terms?",
    ),
    Item(
        number="18f",
        group=_O,
        words="Whether the code can be had",
        where=known.modelled("Second opinion: scripts that repeat the fit", partly=True),
        prompt="Where will the scripts be published?",
    ),
    Item(
        number="19",
        group=_O,
        words="Part taken by patients and the public",
        prompt="At which stages, or that there was none.",
    ),
    Item(
        number="20a",
        group=_R,
        words="Flow of participants, with and without the outcome",
        where=known.always("Question and data: rows, reasons, outcomes"),
    ),
    Item(
        number="20b", group=_R, words="Characteristics, missing values, events", where=known.always("Table 1")
    ),
    Item(
        number="20c",
        group=_R,
        words="Evaluation data compared with those learned from",
        where=known.modelled("Performance: both kinds of rows side by side", partly=True),
        prompt="Compare the important predictors of both.",
    ),
    Item(
        number="21",
        group=_R,
        words="Participants and events in each analysis",
        where=known.modelled("Methods and Performance: rows learned from, held out and judged"),
    ),
    Item(
        number="22",
        group=_R,
        words="The full model, so that others can predict",
        where=known.modelled("Model: intercept and every coefficient, in the columns' units"),
    ),
    Item(
        number="23a",
        group=_R,
        words="Performance with intervals, and in subgroups",
        where=known.judged("Performance and Decision, with intervals"),
    ),
    Item(
        number="23b",
        group=_R,
        words="Performance across clusters",
        prompt="If rows belong to centres, give the results of each.",
    ),
    Item(
        number="24",
        group=_R,
        words="Results of updating",
        where=known.modelled("no model was updated after its evaluation"),
    ),
    Item(
        number="25",
        group=_D,
        words="Interpretation, fairness, earlier studies",
        prompt="What do the results mean for the question?",
    ),
    Item(
        number="26",
        group=_D,
        words="Limitations and what they do to the results",
        where=known.warned,
        prompt="What may be biased, and in which direction?",
    ),
    Item(
        number="27a",
        group=_D,
        words="Poor or missing inputs when the model is used",
        where=known.modelled(
            "rows without a value are not scored, unless their column is filled", partly=True
        ),
        prompt="What shall a user do where an input is missing?",
    ),
    Item(
        number="27b",
        group=_D,
        words="What users must do and know",
        prompt="Which skill is needed to enter inputs and read the result?",
    ),
    Item(
        number="27c",
        group=_D,
        words="Next steps, and where it will hold",
        prompt="Where else should the model be tested?",
    ),
)
