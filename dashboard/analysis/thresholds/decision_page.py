"""A decision as one page of HTML that needs nothing else: no script, no style sheet, no font to fetch."""

from collections.abc import Sequence
from html import escape
from typing import Any

from dashboard.analysis.thresholds.rates import RATES

_COUNTS = ("tp", "fp", "tn", "fn")
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
    parts = [
        f"<h1>Decision threshold {_threshold(chosen)}</h1>",
        f'<p class="rule">{escape(chosen["rule"])}</p>',
        f"<p>{escape(_found(chosen, decision['scores']))}</p>",
        "<h2>What it does, beside the alternatives</h2>",
        _table(["", *(f"{named['letter']}: {named['name']}" for named in thresholds)], _rates(thresholds)),
        "<h2>Rows</h2>",
        f"<p>{escape(_rows(rows))}</p>",
        "".join(f"<p>{escape(warning)}</p>" for warning in decision["warnings"]),
        f"<p>Judging rows: <code>{rows['judging_fingerprint']}</code></p>",
        f"<p>Choosing rows: <code>{rows['choosing_fingerprint']}</code></p>",
        "<h2>Costs</h2>",
        _table(["", "a case"], _costs(decision["costs"])),
        f"<p>{escape(_how_sure(decision))}</p>",
    ]
    head = f'<meta charset="utf-8"><title>Decision threshold</title><style>{_STYLE}</style>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{"".join(parts)}</body></html>'


def _threshold(named: dict[str, Any]) -> str:
    value = named["threshold"]["value"]
    return "above all scores" if value is None else f"{value:.6g}"


def _found(named: dict[str, Any], scores: dict[str, str]) -> str:
    counts = named["counts"]
    positives, negatives = counts["tp"] + counts["fn"], counts["fp"] + counts["tn"]
    return (
        f"It finds {counts['tp']:,.6g} of {positives:,.6g} {scores['positive']} cases and raises "
        f"{counts['fp']:,.6g} false alarms among {negatives:,.6g} {scores['negative']} ones."
    )


def _rates(thresholds: Sequence[dict[str, Any]]) -> list[list[str]]:
    return [
        ["Threshold", *(_threshold(named) + _interval(named["threshold"]) for named in thresholds)],
        *([name.upper(), *(f"{named['counts'][name]:,.6g}" for named in thresholds)] for name in _COUNTS),
        *(
            [label, *(_value(named["metrics"][name]) for named in thresholds)]
            for name, label in _LABELS.items()
        ),
    ]


def _value(metric: dict[str, float | None]) -> str:
    return "undefined" if metric["value"] is None else f"{metric['value']:.3f}{_interval(metric)}"


def _interval(metric: dict[str, float | None]) -> str:
    low, high = metric.get("low"), metric.get("high")
    return "" if low is None or high is None else f" ({low:.3f} to {high:.3f})"


def _rows(rows: dict[str, Any]) -> str:
    if rows["same_rows_choose_and_judge"]:
        return f"Chosen and judged on the same {rows['judging']}: expect a little less on new cases."
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
    area = f"ROC AUC {_value(auc)}."
    if method is None:
        return f"{area} No intervals were drawn."
    drawn = f"{method['resamples']:,} resamples, seed {method['seed']}"
    return f"{area} Intervals: {method['method']}, {100 * method['level']:g} %, {drawn}."


def _table(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in line)}</tr>" for line in lines)
    return f"<table><tr>{head}</tr>{body}</table>"
