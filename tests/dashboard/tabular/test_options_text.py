"""Options travel in a link and come back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.tabular import ReadOptions, TableError, options_as_text, options_from_text

WORD = st.text(max_size=9)
OPTIONS = st.builds(
    ReadOptions,
    encoding=st.none() | WORD,
    delimiter=st.none() | st.sampled_from(",;\t| :"),
    decimal=st.none() | st.sampled_from(".,"),
    header_line=st.none() | st.integers(0, 99),
    first_row=st.none() | st.integers(0, 99),
    sheet=st.none() | WORD,
    missing=st.dictionaries(WORD, st.lists(WORD, max_size=3).map(tuple), max_size=3),
    readings=st.dictionaries(WORD, WORD, max_size=3),
    blanks=st.dictionaries(WORD, WORD, max_size=3),
    spellings=st.lists(WORD, max_size=3).map(tuple),
)


@given(OPTIONS)
def test_options_come_back_as_they_were(options):
    assert options_from_text(options_as_text(options)) == options


def test_the_default_is_no_text():
    assert options_as_text(ReadOptions()) == ""


@pytest.mark.parametrize(
    "text",
    [
        *("x", "[]", "1", '{"a":1}', '{"encoding":1}', '{"header_line":true}', '{"header_line":-1}'),
        *('{"missing":5}', '{"missing":[["a",[1]]]}', '{"readings":[["a"]]}', '{"spellings":[[]]}'),
        "[" * 100_000,
    ],
)
def test_a_text_that_holds_no_options_is_refused(text):
    with pytest.raises(TableError, match="holds no options"):
        options_from_text(text)
