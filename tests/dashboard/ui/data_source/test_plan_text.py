"""The choices of a link: readable while short, packed when long, and nothing but themselves when unpacked."""

import base64
import zlib

import pytest

from dashboard.tabular import TableError
from dashboard.ui.data_source.plan_text import MOST_UNPACKED, settings_from, text_of

MANY = {"columns": {f"column number {i}": {"role": "left out"} for i in range(300)}}


def test_few_choices_are_readable():
    assert text_of({"target": "größe"}) == '{"target":"größe"}'
    assert text_of({}) == ""


@pytest.mark.parametrize("settings", [{"target": "y"}, MANY])
def test_choices_come_back_from_their_text(settings):
    assert settings_from(text_of(settings)) == settings


def test_many_choices_are_packed_and_fit_into_an_address():
    text = text_of(MANY)
    assert text.startswith("z.")
    assert len(text) < 2000
    assert text.isascii()


@pytest.mark.parametrize("text", ["z.", "z.!!!!", "z.AAAA", "{", "z.é", "z." + "A" * 5000])
def test_what_holds_no_choices_is_refused(text):
    with pytest.raises(TableError, match="cannot be read"):
        settings_from(text)


def test_a_text_that_unpacks_to_too_much_is_refused():
    bomb = base64.urlsafe_b64encode(zlib.compress(b" " * (MOST_UNPACKED + 1))).decode()
    with pytest.raises(TableError, match="cannot be read"):
        settings_from(f"z.{bomb}")
