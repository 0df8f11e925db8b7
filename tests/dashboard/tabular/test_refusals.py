"""Files that cannot be used are refused within 2 s, with a sentence that names place, value and remedy."""

import time

import pytest

from dashboard.tabular import ReadOptions, TableError, read_table
from tests.dashboard.tabular.refused_files import REFUSED


@pytest.mark.parametrize(("data", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_is_no_table_is_refused(data, sentence):
    start = time.process_time()
    with pytest.raises(TableError) as error:
        read_table(data, "mine.csv")
    assert sentence in str(error.value)
    assert str(error.value).endswith(".")
    assert len(str(error.value)) < 400
    assert time.process_time() - start < 2


@pytest.mark.parametrize("name", ["mine.xlsx", "mine.XLSM", "mine.ods"])
def test_half_a_workbook_is_called_a_workbook(name):
    with pytest.raises(TableError, match=f"The workbook '{name}' is damaged"):
        read_table(b"PK\x03\x04 half of it", name)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (ReadOptions(encoding="klingon"), "no encoding 'klingon'"),
        (ReadOptions(delimiter="x"), "cannot be separated by 'x'"),
        (ReadOptions(header_line=99), "Line 99 holds no names"),
        (ReadOptions(encoding="utf-16"), "neither UTF-8 nor UTF-16-LE"),
    ],
)
def test_options_that_make_no_sense_are_refused(options, sentence):
    with pytest.raises(TableError, match=sentence):
        read_table(b"a,y\n1,0\n2,1\n5,1\n ", "mine.csv", options)


def test_a_hundred_thousand_rows_with_a_bad_one_far_below_name_its_line():
    with pytest.raises(TableError, match="Line 99,002"):
        read_table(b"a,y\n" + b"1,0\n" * 99_000 + b"2,1,9\n" + b"1,1\n" * 999, "mine.csv")
