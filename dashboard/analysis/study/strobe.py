"""STROBE for observational studies in our own short words: 22 items, 34 with their parts.

Source: von Elm E, Altman DG, Egger M, et al. PLoS Medicine 2007;4:e296.
"""

from dashboard.analysis.study import known_facts as known
from dashboard.analysis.study.checklist import Item

NAME, TITLE = "strobe", "STROBE checklist"
SOURCE = (
    "After von Elm E, Altman DG, Egger M, et al. The STROBE statement. PLoS Medicine 2007;4:e296. Items in "
    "short words of our own; the wording that counts is the published one."
)
_T, _M, _R, _D = "Title, introduction", "Methods", "Results", "Discussion"

ITEMS = (
    Item(
        number="1a",
        group=_T,
        words="Design named in title or abstract",
        prompt="Cohort, case-control, survey?",
    ),
    Item(number="1b", group=_T, words="Balanced abstract", prompt="What was done and found, in short."),
    Item(number="2", group=_T, words="Background and reason", prompt="Why this question?"),
    Item(number="3", group=_T, words="Objectives and hypotheses", prompt="What was expected beforehand?"),
    Item(number="4", group=_M, words="Key elements of the design", prompt="Describe the design early."),
    Item(number="5", group=_M, words="Setting, places, dates", prompt="Where and when were data collected?"),
    Item(
        number="6a",
        group=_M,
        words="Eligibility and selection of participants",
        where=known.eligibility,
        prompt="How were people chosen, and followed?",
    ),
    Item(number="6b", group=_M, words="Matching", prompt="Matching criteria, or that none was matched."),
    Item(
        number="7",
        group=_M,
        words="Outcome, exposures, confounders defined",
        where=known.outcome,
        prompt="Which columns are exposures, which confounders?",
    ),
    Item(
        number="8",
        group=_M,
        words="Sources and methods of measurement",
        where=known.source_name,
        prompt="How was each variable measured, alike in all groups?",
    ),
    Item(number="9", group=_M, words="Efforts against bias", prompt="What was done against bias?"),
    Item(
        number="10",
        group=_M,
        words="How the study size came about",
        where=known.size,
        prompt="Why so many rows?",
    ),
    Item(
        number="11",
        group=_M,
        words="Handling of quantitative variables",
        where=known.modelled("Model, Terms; Methods: standardising"),
    ),
    Item(
        number="12a",
        group=_M,
        words="Statistical methods, control of confounding",
        where=known.modelled("Methods"),
    ),
    Item(
        number="12b",
        group=_M,
        words="Subgroups and interactions",
        where=known.modelled("Model, Terms: products, where there are any", partly=True),
        prompt="Which interactions were thought of beforehand?",
    ),
    Item(number="12c", group=_M, words="Missing data", where=known.missing),
    Item(
        number="12d",
        group=_M,
        words="Loss to follow-up, matching or sampling in the analysis",
        prompt="How does the design enter the analysis?",
    ),
    Item(number="12e", group=_M, words="Sensitivity analyses", prompt="What changes under other choices?"),
    Item(
        number="13a",
        group=_R,
        words="Numbers at each stage",
        where=known.always("Question and data: rows"),
    ),
    Item(
        number="13b",
        group=_R,
        words="Reasons for not taking part",
        where=known.eligibility,
        prompt="Who is not in the file, and why?",
    ),
    Item(
        number="13c", group=_R, words="Flow diagram", where=known.always("Question and data: rows left out")
    ),
    Item(number="14a", group=_R, words="Characteristics of participants", where=known.always("Table 1")),
    Item(number="14b", group=_R, words="Missing values of each variable", where=known.always("Table 1")),
    Item(number="14c", group=_R, words="Follow-up time", prompt="Its mean and total, in a cohort."),
    Item(number="15", group=_R, words="Outcome events", where=known.always("Question and data; Table 1")),
    Item(
        number="16a",
        group=_R,
        words="Estimates with intervals, adjusted for what and why",
        where=known.inferred("Model: table of coefficients"),
    ),
    Item(
        number="16b",
        group=_R,
        words="Boundaries of categories",
        where=known.modelled("Model, Terms", partly=True),
        prompt="Where numbers were cut into categories, say where.",
    ),
    Item(number="16c", group=_R, words="Absolute risks", where=known.decided("Decision: of 1,000 cases")),
    Item(number="17", group=_R, words="Other analyses", prompt="Subgroups, interactions, sensitivity."),
    Item(number="18", group=_D, words="Key results", prompt="In the light of the objectives."),
    Item(
        number="19",
        group=_D,
        words="Limitations, direction of bias",
        where=known.warned,
        prompt="What may be biased, and in which direction?",
    ),
    Item(number="20", group=_D, words="Cautious interpretation", prompt="Beside other evidence."),
    Item(number="21", group=_D, words="Generalisability", prompt="For whom else does it hold?"),
    Item(number="22", group=_D, words="Funding", prompt="Who paid, and for what?"),
)
