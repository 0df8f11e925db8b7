"""Where rows go, as a picture and in words: every loss to scale, none too thin to be seen."""

import re

from dashboard.figures.row_flow import BAND, THINNEST, RowFlow, flow_alt, flow_svg, shown_losses

LOSSES = (("without age", 6), ("without dose", 18), ("doubled", 8))
FLOW = RowFlow(in_file=583, losses=LOSSES, used=551, to_learn=414, held_out=137)


def test_the_sentence_says_every_number():
    assert flow_alt(FLOW) == (
        "Of 583 rows in the file 551 are used, 414 to learn from and 137 held out. 6: without age. "
        "18: without dose. 8: doubled."
    )


def test_the_picture_names_every_loss_and_both_ends():
    svg = flow_svg(FLOW)
    for words in ("583 in the file", "551 left", "414", "137", "to learn", "held out", "without age"):
        assert f">{words}</text>" in svg


def test_bands_are_to_scale_but_never_invisible():
    svg = flow_svg(FLOW)
    (left,) = re.findall(r"V([0-9.]+)H0z\" fill=\"currentColor\" opacity=\"\.16\"", svg)
    drawn = [max(rows * BAND / 583, THINNEST) for _, rows in LOSSES]
    assert float(left) - 28 == round(BAND - sum(drawn), 1)


def test_of_many_losses_the_largest_are_named_and_the_others_added_up():
    many = tuple((f"reason {rows}", rows) for rows in (1, 2, 30, 40, 5, 60))
    assert shown_losses(many) == (
        ("reason 60", 60), ("reason 40", 40), ("reason 30", 30), ("3 other reasons", 8)
    )  # fmt: skip


def test_someones_words_stay_words_in_the_picture():
    flow = RowFlow(in_file=9, losses=(("<script>x", 1),), used=8, to_learn=8, held_out=0)
    assert "<script>" not in flow_svg(flow)
    assert "&lt;script&gt;x" in flow_svg(flow)
    assert "held out" not in flow_svg(flow)


def test_cases_are_called_cases():
    flow = RowFlow(in_file=24, losses=(), used=24, to_learn=3394, held_out=1132, count_cases=True)
    assert "which hold 4,526 cases: 3,394 to learn from" in flow_alt(flow)
    assert ">3,394 cases</text>" in flow_svg(flow)
