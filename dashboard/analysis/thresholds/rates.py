"""The rates that thresholds are compared by, here and in their intervals and the decision: names, equations.

A rate is a property of `logreg.evaluation.confusion.Confusion`; one added to `RATES` is on the page.
"""

from logreg.evaluation.confusion import Confusion

RATES = {
    "recall": "Recall",
    "precision": "Precision",
    "specificity": "Specificity",
    "f1": "F1",
    "accuracy": "Accuracy",
    "balanced_accuracy": "Balanced accuracy",
    "mcc": "MCC",
    "flagged_share": "Share flagged",
}

_WORDS = """
With {letter}'s numbers{how}: found are true positives (TP), missed are false negatives (FN), false alarms are
false positives (FP), left are true negatives (TN).

$$\\begin{{aligned}} {lines} \\end{{aligned}}$$

Balanced accuracy is the mean of recall and specificity, MCC the correlation of class and call. The cost a row
adds up what mistakes cost, less what being right brings, over all rows.
"""


def equations(counts: Confusion[float], letter: str, how: str = "") -> str:
    """Recall, precision, specificity and F1 as LaTeX in Markdown; `how` stands behind "numbers"."""
    tp, fp, tn, fn = (_number(count) for count in (counts.tp, counts.fp, counts.tn, counts.fn))
    lines = (
        _line(r"\text{recall}", r"\frac{TP}{TP+FN}", rf"\frac{{{tp}}}{{{tp}+{fn}}}", counts.recall),
        _line(r"\text{precision}", r"\frac{TP}{TP+FP}", rf"\frac{{{tp}}}{{{tp}+{fp}}}", counts.precision),
        _line(r"\text{specificity}", r"\frac{TN}{TN+FP}", rf"\frac{{{tn}}}{{{tn}+{fp}}}", counts.specificity),
        _line(
            "F_1", r"\frac{2\,TP}{2\,TP+FP+FN}", rf"\frac{{2\cdot {tp}}}{{2\cdot {tp}+{fp}+{fn}}}", counts.f1
        ),
    )
    return _WORDS.format(letter=letter, how=how, lines=r" \\[6pt] ".join(lines))


def _line(name: str, rule: str, filled: str, value: float) -> str:
    result = r"\text{undefined}" if value != value else f"{value:.3f}"
    return f"{name} &= {rule} = {filled} = {result}"


def _number(count: float) -> str:
    return f"{count:,.6g}".replace(",", "{,}")
