"""A decision as one page of HTML that needs nothing else: no script, no style sheet, no font to fetch."""

from collections.abc import Sequence
from html import escape
from typing import Any

from dashboard.analysis.thresholds.decision_rule import exact_text
from dashboard.analysis.thresholds.rates import RATES

_COUNTS = {
    "tp": "True positives",
    "fp": "False positives",
    "tn": "True negatives",
    "fn": "False negatives",
}
_LABELS = {**RATES, "cost": "Cost a row"}
_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
.rule { font-size: 1.35rem; font-weight: 600; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: .5rem 0 1.5rem; }
th, td { text-align: left; padding: .2rem 1.2rem .2rem 0; border-bottom: 1px solid #d7dde3; }
code { overflow-wrap: anywhere; font-size: .85rem; }
"""


def decision_html(decision: dict[str, Any]) -> str:
    """The page; every text of the person's is escaped."""
    chosen, rows = decision["decision"], decision["rows"]
    thresholds = [chosen, *decision["alternatives"]]
    heads = ["", *(f"{named['letter']}: {named['name']}" for named in thresholds)]
    parts = [
        f"<h1>Decision threshold {_threshold(chosen)}</h1>",
        f'<p class="rule">{escape(chosen["rule"])}</p>',
        _paragraph(_placed(chosen)),
        _paragraph(_found(chosen, decision["scores"], rows)),
        _paragraph(_base_rate(decision)),
        "<h2>What it does, beside the alternatives</h2>",
        _table(heads, _rates(decision, thresholds)),
        *_differences(decision),
        "<h2>Model and rows</h2>",
        _table(["", ""], _source(decision)),
        _paragraph(_rows(rows)),
        "".join(map(_paragraph, decision["warnings"])),
        f"<p>Judging rows: <code>{rows['judging_fingerprint']}</code></p>",
        f"<p>Choosing rows: <code>{rows['choosing_fingerprint']}</code></p>",
        "<h2>Costs</h2>",
        _table(["", "a case"], _costs(decision["costs"])),
        _paragraph(_how_sure(decision)),
    ]
    head = f'<meta charset="utf-8"><title>Decision threshold</title><style>{_STYLE}</style>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{"".join(parts)}</body></html>'


def _threshold(named: dict[str, Any]) -> str:
    value = named["threshold"]["value"]
    return "above all scores" if value is None else exact_text(value)


def _placed(named: dict[str, Any]) -> str:
    """The rule that put the threshold where it is, and the rows that it looked at."""
    rows = named["placed_by"]["rows"]
    return f"Threshold {named['letter']}, {named['placed_by']['rule']}{f', on {rows}' if rows else ''}."


def _found(named: dict[str, Any], scores: dict[str, str], rows: dict[str, Any]) -> str:
    counts = named["counts"]
    positives, negatives = counts["tp"] + counts["fn"], counts["fp"] + counts["tn"]
    return (
        f"Of {rows['judging']}, it finds {counts['tp']:,} of {positives:,} {scores['positive']} and raises "
        f"{counts['fp']:,} false alarms among {negatives:,} {scores['negative']}."
    )


def _base_rate(decision: dict[str, Any]) -> str:
    share, positive = decision["share_of_positives"], decision["scores"]["positive"]
    own = f"{100 * share['in_rows']:.3g} % of these {decision['rows']['counts_are_of']} are {positive}"
    own += ", weighted" if share["weighted"] else ""
    if share["stated_for_use"] is None:
        return f"{own}. Rates and costs are of them."
    return (
        f"{own}; the stated base rate is {100 * share['stated_for_use']:.3g} %. Thresholds are on the "
        "model's own probabilities, counts are of these rows; rates and costs are at the stated base rate, "
        "and beside them those in these rows."
    )


def _rates(decision: dict[str, Any], thresholds: Sequence[dict[str, Any]]) -> list[list[str]]:
    stated, counted = decision["share_of_positives"]["stated_for_use"], decision["rows"]["counts_are_of"]
    lines = [
        ["Threshold", *(_threshold(named) + _interval(named["threshold"]) for named in thresholds)],
        *(
            [f"{label}, {counted}", *(f"{named['counts'][name]:,}" for named in thresholds)]
            for name, label in _COUNTS.items()
        ),
    ]
    where = "" if stated is None else f", base rate {100 * stated:.3g} %"
    for name, label in _LABELS.items():
        lines.append([label + where, *(_value(named["metrics"][name]) for named in thresholds)])
        if stated is not None:
            in_rows = ({"value": named["metrics_in_rows"][name]} for named in thresholds)
            lines.append([f"{label}, in these rows", *map(_value, in_rows)])
    return lines


def _differences(decision: dict[str, Any]) -> list[str]:
    found = decision["differences"]
    if not found:
        return []
    heads = ["", *(f"{one['of']} less {one['less']}" for one in found)]
    lines = [[label, *(_value(one[name], "+.3f") for one in found)] for name, label in _LABELS.items()]
    return ["<h2>Differences</h2>", _table(heads, lines)]


def _value(metric: dict[str, float | None], form: str = ".3f") -> str:
    return "undefined" if metric["value"] is None else f"{metric['value']:{form}}{_interval(metric, form)}"


def _interval(metric: dict[str, float | None], form: str = ".3f") -> str:
    low, high = metric.get("low"), metric.get("high")
    return "" if low is None or high is None else f" ({low:{form}} to {high:{form}})"


def _source(decision: dict[str, Any]) -> list[list[str]]:
    scores = decision["scores"]
    names = {"name": "Scores", "estimate": "Model", "data": "Data", "rows": "Learned from"}
    lines = [[label, str(scores[name])] for name, label in names.items() if scores.get(name)]
    return lines + ([["Date", decision["date"]]] if decision["date"] else [])


def _rows(rows: dict[str, Any]) -> str:
    if rows["same_rows_choose_and_judge"]:
        return f"Chosen and judged on the same {rows['judging']}: expect less on new cases."
    return f"Chosen on {rows['choosing']}, judged on {rows['judging']}."


def _costs(costs: dict[str, Any]) -> list[list[str]]:
    unit = costs["unit"]
    names = {
        "false_positive": "False alarm",
        "false_negative": "Missed positive",
        "true_positive_benefit": "Benefit of a find",
        "true_negative_benefit": "Benefit of rightly leaving",
    }
    return [[label, f"{costs[name]:g} {unit}"] for name, label in names.items()]


def _how_sure(decision: dict[str, Any]) -> str:
    method, auc = decision["intervals"], decision["roc_auc"]
    area = f"{'Apparent ' if auc['apparent'] else ''}ROC AUC {_value(auc)}."
    if method is None:
        return f"{area} No intervals were drawn."
    drawn = f"{method['resamples']:,} resamples, seed {method['seed']}"
    paired = " Differences are read from the same resamples." if decision["differences"] else ""
    return f"{area} Intervals: {method['method']}, {100 * method['level']:g} %, {drawn}.{paired}"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _table(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in line)}</tr>" for line in lines)
    return f"<table><tr>{head}</tr>{body}</table>"
