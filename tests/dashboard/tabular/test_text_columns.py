"""Texts: what means missing, which spellings are one, which blanks are a no."""

import pytest

from dashboard.tabular import MISSING_TEXTS
from tests.dashboard.tabular.one_column import answered, column_notes, table_of, values

WORDS = ["a", "b", "c"] * 30


@pytest.mark.parametrize(
    "spelling",
    ["NA", "N/A", "n/a", "null", "NULL", "None", "nan", "NaN", "?", "-", ".", " NA ", "#N/A", "<NA>"],
)
def test_spellings_of_a_missing_value_are_missing_and_told(spelling):
    for cells in (["1.5", "2", "3"] * 30, WORDS):
        table = table_of([spelling, *cells])
        assert values(table)[0] is None
        assert table.frame["x"].isna().sum() == 1
        assert any("1 row means missing" in note.text for note in column_notes(table))


def test_what_means_missing_can_be_edited():
    table = table_of(["?", *WORDS])
    (note,) = column_notes(table)
    assert values(table_of(["?", *WORDS], options=note.undo))[0] == "?"
    assert values(table_of(["?", *WORDS], options=table.options.with_missing("x", ["a"])))[:2] == ["?", None]


@pytest.mark.parametrize(
    "cells",
    [["+", "-"] * 9, ["++", "-", "+"] * 9, ["None", "Light", "Heavy"] * 9, ["None", "Light", ""] * 2 + WORDS],
)
def test_levels_that_look_like_missing_are_levels_and_told(cells):
    table = table_of(cells)
    assert values(table) == [cell or None for cell in cells]
    (note,) = [note for note in column_notes(table) if "is a value here" in note.text]
    assert values(table_of(cells, options=note.undo)).count(None) > values(table).count(None)


def test_none_in_less_than_a_tenth_is_missing():
    assert values(table_of(["None", *WORDS]))[0] is None


def test_na_among_codes_is_asked():
    cells = ["NA", "EU", "AF", "EU", "AS", "NA"]
    assert answered(cells, 0) == cells
    assert answered(cells, 1) == [None, "EU", "AF", "EU", "AS", None]
    assert not table_of(["NA", "M", "F"] * 9).questions


@pytest.mark.parametrize("tick", ["x", "X", "✓", "yes", "TRUE", "ticked"])
def test_a_ticked_box_is_offered_blank_as_no(tick):
    cells = [tick, "", "", tick, tick] * 5
    table = table_of(cells)
    (note,) = column_notes(table)
    assert note.kind == "warning"
    assert "15 rows" not in note.text
    assert "10 rows blank" in note.text
    assert values(table_of(cells, options=note.undo)) == [cell or "no" for cell in cells]


def test_a_ticked_box_of_ones_is_offered_blank_as_0():
    cells = ["1", "", "1", ""] * 5
    (note,) = column_notes(table_of(cells))
    assert values(table_of(cells, options=note.undo)) == [1, 0, 1, 0] * 5


@pytest.mark.parametrize(
    "variants", [["yes", "Yes", "YES "], ["New York", "new  york", "New\u00a0York"], ["é", "e\u0301"]]
)
def test_variants_of_case_and_space_are_one_told_and_undone(variants):
    cells = [*variants, *[variants[0]] * 5, "no"]
    table = table_of(cells)
    assert table.frame["x"].nunique() == 2
    (note,) = column_notes(table)
    assert "differ" in note.text
    assert table_of(cells, options=note.undo).frame["x"].nunique() == len(variants) + 1


def test_spaces_at_the_ends_alone_are_told_too():
    (note,) = column_notes(table_of(["yes", "yes ", "no"] * 5))
    assert "spaces alone at their ends" in note.text


def test_booleans_stay_booleans_and_with_gaps_become_text():
    assert values(table_of(["true", "True", "FALSE"])) == [True, True, False]
    assert values(table_of(["TRUE", "", "TRUE", "FALSE"])) == ["TRUE", None, "TRUE", "FALSE"]


def test_long_lists_of_different_texts_are_not_folded():
    cells = [f"key {number}" for number in range(300)] + ["Key 1"]
    assert table_of(cells).frame["x"].nunique() == 301


def test_the_options_name_every_text_that_means_missing():
    table = table_of(["None", "a", "b"] * 9)
    assert set(dict(table.options.missing)["x"]) == MISSING_TEXTS - {"None"}
