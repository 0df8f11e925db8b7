"""The report: what it says is what the pages say, and whatever people wrote stays text."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest
from docx import Document

from dashboard.analysis.coefficients.paper_table import paper_table
from dashboard.analysis.coefficients.report import ReportOptions, build_report
from dashboard.analysis.data.table_one import table_one
from dashboard.analysis.study import strobe, svg_png, tripod
from dashboard.analysis.study.checklist import Filled, counts, note_key
from dashboard.analysis.study.compose import SECTIONS, composed, strobe_answers, tripod_answers
from dashboard.analysis.study.consequences import of_thousand
from dashboard.analysis.study.corrected_performance import corrected_steps
from dashboard.analysis.study.report_decision import base_rate_text, rates_table
from dashboard.analysis.study.report_facts import ReportFacts
from dashboard.analysis.study.report_html import report_html
from dashboard.analysis.study.report_limits import CHOSEN_ON_JUDGES, limits
from dashboard.analysis.study.report_parts import Picture
from dashboard.analysis.study.report_word import report_docx
from dashboard.analysis.thresholds.active_decision import decide
from dashboard.analysis.thresholds.decision_costs import DecisionCosts
from dashboard.analysis.thresholds.evaluation import evaluate
from dashboard.analysis.thresholds.named_threshold import NamedThreshold, Rule
from dashboard.analysis.thresholds.scored_rows import ScoreSource, scores_from_model
from dashboard.analysis.training.estimates import estimated_model, training_rows, with_penalty_of
from dashboard.analysis.training.model import EstimateKind, Scores
from dashboard.figures import coefficients
from dashboard.figures.svg import figure_svg
from dashboard.tabular import summary_table
from dashboard.tabular.table import ReadOptions, Table
from logreg.evaluation.confusion import Confusion
from logreg.evaluation.costs import Costs
from logreg.inference.unadjusted import unadjusted_estimates
from logreg.progress import run_to_end
from tests.pages.trained import hostile, separated, wisconsin

COSTS = DecisionCosts(Costs(false_negative=5.0), "units", None)


def facts(model, **more):
    data = model.problem.prepared
    report = build_report(model, ReportOptions(), training_rows(model.problem))
    evaluation = evaluate(scores_from_model(model, run_to_end), "Validation", None)
    frame = pd.DataFrame(dict(data.table)).assign(
        **{data.target: np.where(data.y == 1, data.positive, data.negative)}
    )
    table = Table(name=data.name, frame=frame, options=ReadOptions())
    return ReportFacts(
        prepared=data,
        n_rows=len(data.y),
        fingerprint="f" * 64,
        table_one=table_one(summary_table(table, data)),
        model=model,
        coefficients=report,
        summary=report.summary,
        paper=paper_of(report),
        optimism=corrected_of(model),
        evaluation=evaluation,
        decision=decide(NamedThreshold("A", Rule.RECALL, 0.9), COSTS.costs, evaluation),
        decision_costs=COSTS,
        warnings=tuple(evaluation.warnings),
        versions={"logreg": "1"},
        date="2026-11-27",
        **more,
    )


def paper_of(report):
    """The paper's table in the columns' order, None where inference is refused."""
    if report.summary is None:
        return None
    slopes = np.arange(1, len(report.summary.coef))
    return paper_table(report, report.summary, slopes, unadjusted_estimates(report.summary.estimate))


@cache
def corrected_of(model):
    return run_to_end(corrected_steps(model))


class Tags(HTMLParser):
    """Every tag and attribute of a page, and its text."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text.append(data)


def whole(model, **more):
    return composed(facts(model, **more), SECTIONS)


@pytest.fixture(scope="module")
def tumours():
    return wisconsin()


def cells(document):
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def test_word_and_html_hold_the_same_tables(tumours):
    report = whole(tumours)
    rows = cells(Document(io.BytesIO(report_docx(report))))
    html = report_html(report)
    found = [
        [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", line, re.DOTALL)]
        for line in re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    ]
    assert [
        [cell.replace("&lt;", "<").replace("&#39;", "'").replace("&#34;", '"') for cell in row]
        for row in found
    ] == rows
    assert len(rows) > 100


def test_every_cell_of_the_html_file_knows_its_heading_for_narrow_windows(tumours):
    html = report_html(composed(facts(tumours), ["data"]))
    table = html.split("<table", 1)[1].split("</table>")[0]
    headings = [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<th[^>]*>(.*?)</th>", table)]
    for row in table.split("<tbody>")[1].split("</tr>")[:-1]:
        assert re.findall(r'data-heading="(.*?)"', row) == headings


def test_numbers_of_the_report_stay_with_their_units(tumours):
    report = composed(facts(tumours), ["data"])
    word = "\n".join(each.text for each in Document(io.BytesIO(report_docx(report))).paragraphs)
    for text in (report_html(report).split("<body>")[1], word):
        assert re.search(r"\d\u00a0%", text)
        assert re.search(r"\d (%|rows)", text) is None


def test_matrix_is_counted_from_the_rows_and_consequences_add_up(tumours):
    known = facts(tumours)
    evaluation = known.evaluation
    threshold = NamedThreshold("A", Rule.RECALL, 0.9).threshold(evaluation.selection_sweep, COSTS.costs)
    y, p = evaluation.evaluation_rows.y, evaluation.evaluation_rows.p
    hits = int(((p >= threshold) & (y == 1)).sum())
    document = Document(io.BytesIO(report_docx(composed(known, ["decision"]))))
    assert cells(document)[1][1] == str(hits)
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    thousand = [
        int(number.replace(",", "")) for number in re.findall(r"[\d,]+(?= are called| are not)", text)
    ]
    assert sum(thousand) == 1000


def test_thousand_cases_add_up_and_stay_within_one_of_the_exact_share():
    rng = np.random.default_rng(0)
    for counts_of in [*rng.integers(0, 50, (200, 4)), [1, 0, 0, 0]]:
        exact = Confusion(*(float(count) for count in counts_of))
        found = of_thousand(exact)
        assert found.n == 1000
        for name in ("tp", "fp", "tn", "fn"):
            assert abs(getattr(found, name) - 1000 * getattr(exact, name) / exact.n) < 1


def judged(weight=None, *, sampling=False, stated=None):
    """81 of 263 positives and 1 of 1 negatives called rightly at 0.5, swept."""
    y = np.repeat([1, 1, 0], [81, 182, 1])
    scores = Scores(y=y, p=np.repeat([0.9, 0.1, 0.1], [81, 182, 1]), rows=np.arange(264), which="rows")
    weighted = replace(scores, weight=weight)
    source = ScoreSource(
        key="k",
        name="s",
        negative="no",
        positive="yes",
        training_prevalence=float(np.average(y, weights=weight)),
        columns={},
        numbers=np.arange(264),
        parts={"all": lambda: weighted},
        roles={"All": ("all", "all")},
        sampling=sampling,
    )
    return evaluate(source, "All", stated)


def test_wilson_interval_of_the_recall_is_that_of_the_textbook():
    """Newcombe (1998), Statistics in Medicine 17:857: 81 of 263 gives 0.2553 to 0.3662."""
    for evaluation in (judged(), judged(np.full(264, 0.2), sampling=True)):
        row = rates_table(evaluation, 0.5).rows[0]
        assert row[1:] == ("0.308", "0.255 to 0.366", "81 of 263")


def test_rates_of_rows_with_sampling_weights_are_weighted_as_on_thresholds():
    weight = np.repeat([3.0, 1.0, 2.0], [81, 182, 1])
    evaluation = judged(weight, sampling=True)
    table = rates_table(evaluation, 0.5)
    assert (
        table.rows[0][1] == f"{243 / (243 + 182):.3f}" == f"{evaluation.evaluation_sweep.at(0.5).recall:.3f}"
    )
    assert "weighted by the sampling weights" in table.notes[0]
    assert "264 rows" not in base_rate_text(evaluation)
    assert "judging rows, weighted, are positive" in base_rate_text(evaluation)


def test_rates_at_a_stated_base_rate_stand_beside_those_of_the_rows():
    evaluation = judged(stated=0.05)
    table = rates_table(evaluation, 0.001)
    assert table.headings[-1] == "At base rate 5 %"
    npv = next(row for row in table.rows if row[0].startswith("Negative predictive"))
    recall = 81 / 263  # Bayes' rule: a negative is called rightly, a positive missed with 1 - recall
    assert npv[1] == f"{1 / 183:.3f}"
    assert npv[-1] == f"{0.95 / (0.95 + 0.05 * (1 - recall)):.3f}"


def test_no_script_can_run_and_hostile_names_stay_text():
    model = hostile()
    picture = Picture(caption="<b>c</b>", alt='" onload="x', svg="<svg></svg>")
    notes = {
        "data": "<script>alert(1)</script>",
        "title": "</title><script>x</script>",
        "tripod 2": "<img src=x>",
    }
    found = Tags(report_html(whole(model, notes=notes, pictures={"forest": picture}, link="http://x/?a=<b>")))
    assert not {"script", "img", "iframe", "object", "embed", "form", "link"} & set(found.tags)
    assert not [name for name, _ in found.attributes if name.startswith("on") or name in ("src", "href")]
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:") in found.attributes
    text = "".join(found.text)
    assert "<script>alert(1)</script>" in text
    assert "<img src=x onerror=alert(1)>" in text


def test_word_file_takes_any_sign_that_people_write(tumours):
    notes = {"data": "a\x00b\x0b\ud800c\uffff<w:p/>", "title": "t" * 3000}
    document = Document(io.BytesIO(report_docx(whole(tumours, notes=notes))))
    assert "abc<w:p/>" in [paragraph.text for paragraph in document.paragraphs]


def test_numbers_of_a_picture_are_a_table_in_word_whose_headings_are_repeated(tumours):
    picture = Picture(caption="c", alt="a", svg="<svg/>", headings=("x", "p"), rows=(("1", "0.25"),))
    report = composed(facts(tumours, pictures={"calibration": picture}), ["performance"])
    document = Document(io.BytesIO(report_docx(report)))
    assert cells(document)[-2:] == [["x", "p"], ["1", "0.25"]]
    assert all(table._tbl.xpath("w:tr[1]/w:trPr/w:tblHeader") for table in document.tables)


def test_pictures_are_drawn_in_word_and_described(tumours):
    picture = Picture(caption="A line", alt="It goes up.", svg=forest_svg(tumours)[0])
    document = Document(
        io.BytesIO(report_docx(composed(facts(tumours, pictures={"rows": picture}), ["data"])))
    )
    (drawn,) = document.inline_shapes
    assert drawn._inline.docPr.get("descr") == "It goes up."
    width, height = (int(size) for size in re.findall(r'(?:width|height)="(\d+)"', picture.svg)[:2])
    assert drawn.width / drawn.height == pytest.approx(width / height, rel=0.01)
    (image,) = [part for part in document.part.related_parts.values() if part.content_type == "image/png"]
    assert image.blob.startswith(b"\x89PNG")


def test_words_are_part_of_a_drawing_and_none_is_made_without_fonts(monkeypatch):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" font-family="inherit">{}</svg>'
    word = svg_png.svg_png(svg.format('<text x="2" y="16">&lt;b&gt;</text>'))
    assert word is not None
    assert word != svg_png.svg_png(svg.format(""))
    monkeypatch.setattr(svg_png, "has_fonts", lambda: False)
    assert svg_png.svg_png(svg.format("")) is None


def test_word_file_has_the_date_of_now_and_no_author_of_a_template(tumours):
    known = Document(io.BytesIO(report_docx(whole(tumours)))).core_properties
    assert abs(datetime.now(UTC) - known.created.replace(tzinfo=UTC)) < timedelta(minutes=5)
    assert (known.author, known.comments) == ("", "")


def test_limits_name_a_threshold_chosen_on_its_judges_and_rows_left_out_but_no_coding():
    model = hostile()
    prepared = model.problem.prepared
    evaluation = evaluate(scores_from_model(model), "Training", None)
    chosen = decide(NamedThreshold("A", Rule.COST), COSTS.costs, evaluation)
    assert CHOSEN_ON_JUDGES in limits(prepared, model, None, evaluation, chosen)
    set_by_hand = decide(NamedThreshold("A", Rule.CUSTOM, 0.5), COSTS.costs, evaluation)
    assert CHOSEN_ON_JUDGES not in limits(prepared, model, None, evaluation, set_by_hand)
    found = limits(replace(prepared, dropped={"no value in column 'crp'": 56}), None, None, None, None)
    assert found[0].startswith("56 rows are left out.")
    assert not [text for text in found if "coefficients compare" in text]


def test_methods_cite_the_checklists_that_the_report_holds(tumours):
    words = lambda *keys: report_html(composed(facts(tumours), ["methods", *keys]))  # noqa: E731
    assert "Collins" not in words()
    assert "von Elm" not in words()
    assert "The checklist follows STROBE (von Elm 2007)." in words("strobe")
    assert "TRIPOD+AI (Collins 2024) and STROBE (von Elm 2007)" in words("tripod", "strobe")


def forest_svg(model):
    """The forest plot of a model and its slopes."""
    summary = build_report(model, ReportOptions(), training_rows(model.problem)).summary
    assert summary is not None
    slopes = summary.coef[1:]
    return figure_svg(coefficients.forest(summary, np.arange(1, len(slopes) + 1), "unit")), slopes


def test_names_in_pictures_stay_text():
    found = Tags(forest_svg(hostile())[0])
    assert set(found.tags) <= {"svg", "path", "text", "circle", "rect", "polygon"}
    assert not [name for name, _ in found.attributes if name.startswith("on")]
    assert any("<img src=x" in text for text in found.text)


def test_forest_is_drawn_where_the_odds_ratios_are(tumours):
    """Centres lie along a logarithmic axis: places are a line of the log-odds."""
    svg, slopes = forest_svg(tumours)
    drawn = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', svg)
    places = sorted(float(x) for x, y in drawn if y != "10.0")  # the legend stands at 10
    assert len(places) == len(slopes)
    assert np.corrcoef(places, np.sort(slopes))[0, 1] > 0.9999


def test_refused_inference_is_said_and_the_report_still_made():
    model = separated()
    report = whole(model)
    text = "".join(Tags(report_html(report)).text)
    assert "There are no standard errors" in text
    assert "Coefficients per unit" in text


def test_report_of_rows_without_a_model_is_made(tumours):
    known = facts(tumours)
    bare = ReportFacts(
        prepared=known.prepared,
        n_rows=known.n_rows,
        fingerprint="f",
        table_one=known.table_one,
        decision_costs=COSTS,
    )
    text = "".join(Tags(report_html(composed(bare, SECTIONS))).text)
    assert "No model has been trained" in text
    assert counts(tripod_answers(bare))[Filled.DONE] < counts(tripod_answers(known))[Filled.DONE]


def numbers(items, asked_of=None):
    return " ".join(item.number for item in items if asked_of in (None, item.asked_of))


def test_checklists_have_the_published_items():
    """Collins et al. (2024), table 2; von Elm et al. (2007), table 1."""
    assert numbers(tripod.ITEMS) == (
        "1 2 3a 3b 3c 4 5a 5b 6a 6b 6c 7 8a 8b 8c 9a 9b 9c 10 11 12a 12b 12c 12d 12e 12f 12g 13 14 15 16 17 "
        "18a 18b 18c 18d 18e 18f 19 20a 20b 20c 21 22 23a 23b 24 25 26 27a 27b 27c"
    )
    assert numbers(tripod.ITEMS, "D") == "9a 12a 12b 12c 15 22 27a 27b"
    assert numbers(tripod.ITEMS, "E") == "12f 12g 20c 24"
    assert numbers(strobe.ITEMS) == (
        "1a 1b 2 3 4 5 6a 6b 7 8 9 10 11 12a 12b 12c 12d 12e 13a 13b 13c 14a 14b 14c 15 16a 16b 16c 17 18 19 "
        "20 21 22"
    )
    for checklist in (tripod, strobe):
        assert set(checklist.WHERE) < {item.number for item in checklist.ITEMS}


def test_every_item_that_the_app_does_not_fill_says_what_to_write_or_when_it_will(tumours):
    known = facts(tumours)
    seen = replace(known, evaluation=replace(known.evaluation, apparent=True))
    bare = replace(known, model=None, coefficients=None, summary=None, evaluation=None, decision=None)
    for each in (known, seen, bare):
        for answer in (*tripod_answers(each), *strobe_answers(each)):
            open_or_done = answer.filled in (Filled.DONE, Filled.OPEN)
            assert answer.where if open_or_done else answer.item.prompt, answer.item
            assert answer.where or answer.filled is Filled.YOURS


def test_what_a_person_writes_fills_an_item(tumours):
    before = counts(tripod_answers(facts(tumours)))
    known = facts(tumours, notes={note_key("tripod", "8a"): "by histology"})
    after = counts(tripod_answers(known))
    assert after[Filled.DONE] == before[Filled.DONE] + 1
    assert "by histology" in "".join(Tags(report_html(composed(known, ["tripod"]))).text)


@pytest.mark.parametrize("estimate", list(EstimateKind))
def test_every_estimate_is_corrected_for_its_optimism(estimate, monkeypatch):
    for name in ("FEWEST", "MOST", "MOST_WITH_L1"):
        monkeypatch.setattr(f"dashboard.analysis.study.corrected_performance.{name}", 8)
    trained = hostile(iterations=50)
    model = trained
    if estimate is not EstimateKind.TRAINED:
        problem = with_penalty_of(trained.problem, estimate)
        model = estimated_model(problem, estimate, training_rows(problem))
    found, shown = run_to_end(corrected_steps(model)), model.performance("train")
    assert found.apparent.roc_auc == pytest.approx(shown.roc_auc, rel=1e-12)
    assert found.apparent.brier == pytest.approx(shown.brier, rel=1e-12)
    assert found.n_resamples + found.n_failed == 8
    assert found.corrected.roc_auc < found.apparent.roc_auc
    assert 0.5 < found.corrected.calibration_slope < 1.5


def test_corrected_performance_stands_in_the_report_to_the_digits_of_the_package(tumours):
    model = hostile()
    found = corrected_of(model)
    text = "".join(Tags(report_html(composed(facts(model), ["performance"]))).text)
    for part in (found.apparent, found.optimism, found.corrected):
        for value in (part.roc_auc, part.scaled_brier, part.calibration_slope):
            assert f"{value:.3f}".replace("-", "−") in text


def test_performance_on_rows_learned_from_is_called_apparent(tumours):
    text = "".join(Tags(report_html(whole(tumours))).text)
    assert "Training rows (apparent)" in text
