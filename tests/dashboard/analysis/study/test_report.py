"""The report: what it says is what the pages say, and whatever people wrote stays text."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from docx import Document

from dashboard.analysis.coefficients.report import ReportOptions, build_report
from dashboard.analysis.study import svg_png
from dashboard.analysis.study.checklist import Filled, counts
from dashboard.analysis.study.compose import SECTIONS, composed, tripod_answers
from dashboard.analysis.study.report_facts import ReportFacts
from dashboard.analysis.study.report_html import report_html
from dashboard.analysis.study.report_limits import CHOSEN_ON_JUDGES, limits
from dashboard.analysis.study.report_parts import Picture
from dashboard.analysis.study.report_word import report_docx
from dashboard.analysis.thresholds.active_decision import decide
from dashboard.analysis.thresholds.evaluation import evaluate
from dashboard.analysis.thresholds.named_threshold import NamedThreshold, Rule
from dashboard.analysis.thresholds.scored_rows import scores_from_model
from dashboard.analysis.training.estimates import training_rows
from dashboard.figures import coefficients
from dashboard.figures.svg import figure_svg
from tests.dashboard.analysis.study.reports import COSTS, Tags, facts, whole
from tests.pages.trained import hostile, separated


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
