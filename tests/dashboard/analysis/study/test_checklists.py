"""The checklists of TRIPOD+AI and STROBE: their published items, and what fills them."""

from dataclasses import replace

from dashboard.analysis.study import strobe, tripod
from dashboard.analysis.study.checklist import Filled, counts, note_key
from dashboard.analysis.study.compose import composed, strobe_answers, tripod_answers
from dashboard.analysis.study.report_html import report_html
from tests.dashboard.analysis.study.reports import Tags, facts


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
