"""What the Thresholds page gives to take away."""

import io
import json
from typing import Any

import pandas as pd

from dashboard import tabular
from dashboard.tabular import read_table, with_target
from tests.pages.downloads import Downloads
from tests.pages.thresholds_visit import (
    counted,
    section,
    uploaded,
    words,
)
from tests.pages.trained import trained as model_of


def test_export_states_the_rule_and_the_missing_intervals(trained):
    at = section(trained, "Export")
    assert "a probability of 0.5 or more" in words(at)
    at.segmented_control(key="decided").set_value("B").run()
    assert "a probability of 0.3 or more" in words(at)
    assert any("under Confidence intervals" in caption.value for caption in at.caption)


def gaps():
    """A column of texts with empty cells, which no model learns from; and one line that is left out."""
    lines = [
        f"{'ill' if (i * 7) % 10 < 4 + (i % 3) else 'well'},{i % 17},{'' if i % 4 else '=1+1'},"
        f"{'north' if i % 2 else 'south'}"
        for i in range(200)
    ]
    lines[1] = ",3,x,north"
    table = read_table(("ill,x,note,region\n" + "\n".join(lines)).encode(), "gaps.csv")
    plan = with_target(table, "ill").with_positive("ill")
    for name in ("note", "region"):
        plan = plan.with_column(name, role="left out")
    return tabular.prepare(table, plan)


def test_downloads_of_rows_with_empty_text_cells_hold_their_lines_in_the_file(monkeypatch):
    downloads = Downloads(monkeypatch)
    section(model_of(gaps(), validation_share=0.0), "Export", pins="A:CUSTOM:0.5,B:CUSTOM:0.4")
    back = pd.read_csv(io.BytesIO(downloads["Scored rows as CSV"]))
    assert len(back) == 199
    assert sorted(back["line"]) == [2, *range(4, 202)]
    assert back["note"].isna().sum() == 149
    section(model_of(gaps(), validation_share=0.0), "Changed decisions", pins="A:CUSTOM:0.9,B:CUSTOM:0.1")
    assert b"'=1+1" in downloads["Download these rows"]


def test_exports_at_a_stated_base_rate_never_contradict_each_other(trained, monkeypatch):
    downloads = Downloads(monkeypatch)
    at = section(trained, "Export", restate="true", base_rate="1", pins="A:CUSTOM:0.05,B:COST:0.5")
    made = json.loads(downloads["Decision as JSON"])
    own = made["decision"]["threshold"]["value"]
    scores = trained.scores("validation")
    tn, fp, fn, tp = counted(scores, own)
    assert made["decision"]["counts"] == {"tp": tp, "fp": fp, "tn": tn, "fn": fn}
    assert f"a probability of {own!r} or more" in words(at)
    assert made["share_of_positives"]["stated_for_use"] == 0.01
    page = downloads["Report as HTML"].decode()
    assert f"<h1>Decision threshold {own!r}</h1>" in page
    assert f"finds {tp} of {tp + fn} malignant" in page
    back = pd.read_csv(io.BytesIO(downloads["Scored rows as CSV"]))
    assert back["flagged by A"].tolist() == (back["probability"] >= own).tolist()


def test_differences_of_thresholds_are_exported_with_paired_intervals(trained, monkeypatch):
    downloads = Downloads(monkeypatch)
    at = section(trained, "Confidence intervals")
    at.selectbox(key="resamples").select(200).run()
    at.button(key="resample").click().run()
    at.segmented_control(key="section").set_value("Export").run()
    (difference,) = json.loads(downloads["Decision as JSON"])["differences"]
    assert (difference["of"], difference["less"]) == ("B", "A")
    assert difference["recall"]["low"] >= 0
    assert b"B less A" in downloads["Report as HTML"]
    assert b"percentile bootstrap of rows, 95 %, 200 resamples" in downloads["Report as HTML"]


def test_groups_with_thresholds_of_their_own_are_warned_about_costed_and_exported(monkeypatch):
    downloads = Downloads(monkeypatch)
    at = uploaded(section="Groups")
    at.selectbox(key="group_column").select("region").run()
    assert not any("groups' thresholds were chosen" in caption.value for caption in at.caption)
    at.selectbox(key="group_policy").select("its own: found alike").run()
    assert any("groups' thresholds were chosen on the rows that judge" in c.value for c in at.caption)
    assert "All groups together cost" in words(at)
    back = pd.read_csv(io.BytesIO(downloads["Groups as CSV"]))
    assert set(back["each group gets"]) == {"its own: found alike"}
    total: Any = back[back["group"] == "all groups"].set_index("threshold")
    assert total.loc["A", "total cost"] == total.loc["A", "false alarms (FP)"] + total.loc["A", "missed (FN)"]
    assert (total["total cost, low"] < total["total cost"]).all()
    at.selectbox(key="rows_role").select("All rows, in halves").run()
    assert not any("groups' thresholds were chosen" in caption.value for caption in at.caption)
