"""Everything that may stand in an address after the question mark: one line a parameter, for links that last.

Names and values here never change, or old links break. When a control's words change, put the new words
before the old ones in its `values`; when a name must change, its old name goes into `old_names`.
`python -m docs.links` writes docs/links.md from this table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["one of", "any of", "number", "whole number", "switch", "text", "column", "columns", "words"]
Values = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Parameter:
    """A parameter of an address, which is also the key of the control that it opens.

    `values` gives for each value what the control says now, and after that what it said before: links made
    then hold those words. It is empty where any number, text or column may stand.
    """

    name: str
    page: str
    kind: Kind
    meaning: str
    values: Values = field(default_factory=dict)
    old_names: tuple[str, ...] = ()


def _values(*words: str, **named: str | tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Values by their words: what stands in the address is the words in lower case, joined by hyphens."""
    made = {word.lower().replace(" ", "-"): (word,) for word in words}
    given = {name: (words,) if isinstance(words, str) else words for name, words in named.items()}
    return made | {name.replace("_", "-"): words for name, words in given.items()}


def _some(values: Values, *names: str) -> Values:
    return {name: values[name] for name in names}


_SOLVERS = _values(
    gradient_descent="Gradient descent",
    gradient_descent_backtracking=(
        "Gradient descent, backtracking line search",
        "Gradient descent, own rate",
    ),
    momentum="Momentum",
    nesterov="Nesterov",
    sgd="Stochastic gradient descent",
    adam="Adam",
    newton="Newton",
    newton_exact="Newton, exact line search",
    chebyshev="Chebyshev, third order",
    lbfgs="L-BFGS",
    lbfgs_mixed="L-BFGS, mixed precision",
    sampled=("Subsampled Newton", "Sampled curvature"),
    proximal="Proximal Newton, L1",
)
_INTERVALS = _values(wald="Wald", profile_likelihood="Profile likelihood")
_ROWS = _values(
    validation="Validation",
    validation_halves="Validation, in halves",
    out_of_fold_validation="Out of fold, then validation",
    out_of_fold="Out of fold",
    out_of_fold_halves="Out of fold, in halves",
    training="Training",
    all="All rows",
    all_halves="All rows, in halves",
)


def _parameter(
    name: str, page: str, kind: Kind, meaning: str, values: Values | None = None, *old_names: str
) -> Parameter:
    return Parameter(
        name=name, page=page, kind=kind, meaning=meaning, values=values or {}, old_names=old_names
    )


_TABLE = (
    # Lessons
    _parameter("lesson", "lessons", "text", "Name of the lesson, as in its file"),
    _parameter("step", "lessons", "text", "Name of the step: its label in lower case"),
    _parameter("progress", "lessons", "text", "A letter a step: a is answered, s skipped, o open"),
    # Sigmoid
    _parameter("z", "sigmoid", "number", "The point on the curve"),
    _parameter("weight", "sigmoid", "number", "Weight w of the second curve, from −5 to 5"),
    _parameter("bias", "sigmoid", "number", "Bias b of the second curve, from −10 to 10"),
    _parameter(
        "others",
        "sigmoid",
        "any of",
        "Other activations beside the sigmoid",
        _values(softmax="softmax of (z, 0)", tanh="tanh", relu="ReLU", softplus="softplus"),
    ),
    # Loss
    _parameter(
        "view",
        "loss",
        "one of",
        "How many samples are looked at; projector shows Train on a wall",
        _values("One sample", "Many samples"),
    ),
    _parameter("y", "loss", "one of", "True class of the one sample", _values("0", "1")),
    _parameter("drag", "loss", "one of", "What is dragged: p, or its log-odds z", _values("p", "z")),
    _parameter("p", "loss", "number", "Predicted probability, from 0 to 1"),
    _parameter("logit", "loss", "number", "Predicted log-odds"),
    _parameter("clip", "loss", "number", "What p is clipped to at least"),
    _parameter(
        "below",
        "loss",
        "one of",
        "What stands below one sample",
        _values(clipping="What clipping hides", code="The code"),
    ),
    _parameter("column", "loss", "column", "Feature of the curve over many samples"),
    _parameter("w", "loss", "number", "Weight where the reader stands"),
    _parameter("b", "loss", "number", "Bias where the reader stands"),
    _parameter("step_rate", "loss", "number", "Learning rate of the next step"),
    _parameter(
        "ways",
        "loss",
        "any of",
        "Solvers whose paths are drawn",
        _some(_SOLVERS, "gradient-descent", "momentum", "nesterov", "adam", "newton", "lbfgs"),
    ),
    # Shared studies, on every page
    _parameter("study", "start", "text", "Opens a copy of a shared study; on every page"),
    _parameter("manage", "start", "text", "The owner's link to a shared study; on every page"),
    # Data, on Loss and Train
    _parameter(
        "data",
        "train",
        "one of",
        "Which data; on Loss too. An uploaded file is never part of a link",
        _values(
            tumour_sizes="Tumour sizes",
            wisconsin="Wisconsin tumours",
            shapes=("Synthetic 2-D data", "Shapes to draw"),
            own_file=("Your own file", "Your own CSV"),
        ),
    ),
    _parameter("overlap", "train", "whole number", "Overlap of the tumours' classes, %, from 2 to 100"),
    _parameter("rows", "train", "whole number", "How many tumours are invented"),
    _parameter("seed", "train", "whole number", "Which tumours are invented"),
    _parameter(
        "shape",
        "train",
        "one of",
        "Shape of the two classes",
        _values("two blobs", "overlapping", "xor", "circles", "outlier", "imbalanced", "separated"),
    ),
    _parameter("noise", "train", "number", "How far the rows scatter, from 0 to 2"),
    _parameter("shape_rows", "train", "whole number", "How many rows the shape has"),
    _parameter("shape_seed", "train", "whole number", "Which rows the shape has"),
    _parameter("points", "train", "text", "Points that were drawn, packed, at most 200"),
    _parameter(
        "terms",
        "train",
        "any of",
        "Squares and products as further columns",
        {"x1x1": ("x1²",), "x1x2": ("x1 · x2",), "x2x2": ("x2²",)},
    ),
    _parameter(
        "features",
        "train",
        "one of",
        "Measurements of the Wisconsin tumours",
        _values(two="Two means", five="Five means", ten="Ten means", all="All thirty", chosen="My choice"),
    ),
    _parameter("measurements", "train", "columns", "The measurements, where features=chosen"),
    _parameter(
        "plan",
        "data",
        "text",
        "What was chosen about the columns where not as proposed: JSON",
    ),
    _parameter("target_ways", "data", "switch", "Whether “Other ways to make the target” is open"),
    _parameter("table_one", "data", "switch", "Whether “Table 1, by class” is open"),
    # Train
    _parameter("solver", "train", "one of", "Solver of the chosen run", _SOLVERS),
    _parameter(
        "loss_function",
        "train",
        "one of",
        "What the chosen run minimises",
        _values("Cross-entropy", "Squared error"),
    ),
    _parameter("learning_rate", "train", "number", "Learning rate", None, "rate"),
    _parameter(
        "schedule",
        "train",
        "one of",
        "The learning rate over time",
        _values(constant="Constant", inverse_time="1 / iteration", exponential="Exponential"),
    ),
    _parameter(
        "schedule_half_life",
        "train",
        "whole number",
        "Iterations after which the learning rate has halved",
        None,
        "schedule_halving",
    ),
    _parameter("momentum", "train", "number", "Part of each move that is kept for the next"),
    _parameter(
        "beta1",
        "train",
        "number",
        "Part of the gradient's running mean that Adam keeps",
        None,
        "memory_of_the_gradient",
    ),
    _parameter(
        "beta2",
        "train",
        "number",
        "Part of the squared gradient's running mean that Adam keeps",
        None,
        "memory_of_its_square",
    ),
    _parameter("batch_size", "train", "whole number", "Rows a move"),
    _parameter(
        "half_life",
        "train",
        "whole number",
        "Passes after which SGD's rate has halved",
        None,
        "rate_halves_after",
    ),
    _parameter("solver_seed", "train", "whole number", "Which rows a solver draws"),
    _parameter(
        "history_size", "train", "whole number", "Steps that L-BFGS remembers", None, "steps_remembered"
    ),
    _parameter("l1", "train", "number", "L1 penalty"),
    _parameter("l2", "train", "number", "L2 penalty"),
    _parameter("holdout", "train", "whole number", "Rows held out for validation, %, from 0 to 50"),
    _parameter("limit", "train", "whole number", "Iterations after which training stops"),
    _parameter(
        "patience", "train", "whole number", "Iterations without a better validation loss; 0 is no limit"
    ),
    _parameter("split_seed", "train", "whole number", "Which rows are held out"),
    _parameter("standardise", "train", "switch", "Whether number columns are standardised"),
    _parameter(
        "stride",
        "train",
        "one of",
        "Iterations a step",
        {str(n): (f"×{n}",) for n in (1, 5, 10, 25)},
    ),
    _parameter(
        "pace",
        "train",
        "one of",
        "Iterations a second",
        _values("speeding up")
        | {str(n): (f"{n} a second", str(n)) for n in (1, 5, 25, 100, 500)}
        | {"full": ("full speed", "full")},
    ),
    _parameter(
        "drawn",
        "train",
        "one of",
        "What is drawn of the runs",
        _values(
            loss="Loss",
            validation_loss="Validation loss",
            gap=("Loss above the minimum", "Gap to the optimum"),
            gradient=("Gradient norm (max)", "Gradient"),
        ),
    ),
    _parameter("against", "train", "one of", "What it is drawn against", _values("Iteration", "Seconds")),
    _parameter("log", "train", "switch", "Whether the scale is logarithmic"),
    _parameter(
        "shown",
        "train",
        "one of",
        "The section beside the loss",
        _values(
            fit="Fit",
            decisions="Decisions",
            weights="Weights",
            path="Path",
            run_table=("Runs", "Run table", "Standings"),
        ),
    ),
    _parameter("across", "train", "column", "Column along the x axis of the fit"),
    _parameter("up", "train", "column", "Column along the y axis of the fit, or probability for a curve"),
    _parameter("sticks", "train", "switch", "Whether the loss of each point is drawn"),
    _parameter("path_view", "train", "one of", "How the loss is drawn", _values("Map", "Surface")),
    _parameter("path_across", "train", "column", "Coefficient along the x axis of the path"),
    _parameter("path_up", "train", "column", "Coefficient along the y axis of the path"),
    _parameter(
        "adds", "train", "one of", "Class of a point that a click adds", _values(no="● no", yes="◆ yes")
    ),
    _parameter("difficulty", "train", "switch", "Whether “How hard is this problem?” is open"),
    _parameter("race", "train", "words", "One of the other runs, as in B momentum rate 0.7 l2 0.01"),
    _parameter("chosen", "train", "text", "Letter of the chosen run"),
    _parameter("trained", "train", "switch", "Whether the runs had begun: their steps are not in the link"),
    _parameter("start", "train", "words", "Coefficients where all runs start, the intercept first"),
    # Coefficients
    _parameter(
        "estimate",
        "coefficients",
        "one of",
        "Which estimate is the model of every page",
        _values("As trained", "Maximum likelihood", "L2 penalty", "L1 penalty", "Firth"),
    ),
    _parameter("left_out", "coefficients", "columns", "Columns that the estimate does not use"),
    _parameter("interval", "coefficients", "one of", "Kind of the intervals", _INTERVALS),
    _parameter(
        "firth_interval", "coefficients", "one of", "Kind of the intervals of Firth's estimate", _INTERVALS
    ),
    _parameter(
        "level",
        "coefficients",
        "one of",
        "Confidence level, %",
        {str(n): (f"{n} %",) for n in (80, 90, 95, 99)},
    ),
    _parameter(
        "errors",
        "coefficients",
        "one of",
        "Standard errors",
        _values(model="from the model", hc1="robust (HC1)", hc3="robust (HC3)"),
    ),
    _parameter(
        "per",
        "coefficients",
        "one of",
        "For what change odds ratios are told",
        _values("standard deviation", "unit"),
    ),
    _parameter("order", "coefficients", "one of", "What comes first", _values("effect", "p-value", "column")),
    _parameter(
        "weighing",
        "coefficients",
        "one of",
        "The section below the forest plot",
        _values(
            "In words",
            "Table",
            "Effect",
            "Leave out",
            "Diagnostics",
            "Training",
            "Separation",
            "Export",
        ),
    ),
    # Thresholds
    _parameter("pins", "thresholds", "words", "Each threshold as letter:rule:amount, joined by commas"),
    _parameter("decision", "thresholds", "text", "Letter of the threshold that decides; on Predict too"),
    _parameter(
        "scores_of",
        "thresholds",
        "one of",
        "Whose scores",
        _values(model="The trained model", file="A file of scores"),
    ),
    _parameter("rows_role", "thresholds", "one of", "Which rows choose and which judge", _ROWS),
    _parameter("cost_fp", "thresholds", "number", "Cost of flagging a negative"),
    _parameter("cost_fn", "thresholds", "number", "Cost of missing a positive"),
    _parameter("gain_tp", "thresholds", "number", "Benefit of flagging a positive"),
    _parameter("gain_tn", "thresholds", "number", "Benefit of leaving a negative"),
    _parameter("cost_unit", "thresholds", "text", "Unit of the costs, at most 20 characters"),
    _parameter("restate", "thresholds", "switch", "Whether another base rate is assumed in use"),
    _parameter("base_rate", "thresholds", "number", "Share of positives in use, %"),
    _parameter(
        "section",
        "thresholds",
        "one of",
        "The section below the thresholds",
        _values(
            curves="ROC and PR",
            trade_offs="Trade-offs",
            costs="Costs",
            calibration="Calibration",
            uncertainty=("Confidence intervals", "Certainty"),
            changed_decisions=("Changed decisions", "Rows that flip"),
            groups="Groups",
            export="Export",
        ),
    ),
    _parameter("bins", "thresholds", "whole number", "Bins of the reliability diagram, from 2 to 50"),
    _parameter("bin_kind", "thresholds", "one of", "What is equal of all bins", _values("width", "count")),
    # Report
    _parameter(
        "sections",
        "report",
        "any of",
        "Sections of the report",
        _values(
            data="Question and data",
            model="Model",
            performance="Performance",
            decision="Decision",
            limits="Limits",
            methods="Methods",
            tripod="TRIPOD+AI checklist",
            strobe="STROBE checklist",
        ),
    ),
)

PARAMETERS: Mapping[str, Parameter] = {parameter.name: parameter for parameter in _TABLE}


def words_for(name: str, text: str) -> str:
    """What a control says today for what stands in an address; the text itself where that is no value."""
    values = PARAMETERS[name].values
    return next((words[0] for value, words in values.items() if text in (value, *words)), text)


def value_for(name: str, words: str) -> str:
    """What stands in an address for what a control says today; the words themselves where nothing does."""
    values = PARAMETERS[name].values
    return next((value for value, said in values.items() if said[0] == words), words)


RULES = _values(
    custom="CUSTOM",
    exact="EXACT",
    best_f1="F1",
    best_youden="YOUDEN",
    best_mcc="MCC",
    best_accuracy="ACCURACY",
    lowest_cost="COST",
    break_even="BREAK_EVEN",
    recall="RECALL",
    precision="PRECISION",
    capacity="CAPACITY",
)
"""What stands for a threshold's rule in `pins`, and by what name the rule is known here and in old links."""
