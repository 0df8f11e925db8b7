"""Text of other people's making, inside Markdown."""

import re
import string

import pytest

from dashboard.text.markdown import literal, unbroken


def shown(markdown: str) -> str:
    """What a reader sees: escapes undone, the invisible word joiner left out."""
    return re.sub(r"\\(_|[^\w\s])", r"\1", markdown).replace("\u2060", "")


@pytest.mark.parametrize(
    "text", ["a_b", "$x^2$", "<b>x</b>", "![i](http://e.org/i.png)", "&lt;", "1. one", "a\\b"]
)
def test_a_reader_sees_the_text_as_it_was_written(text):
    assert shown(literal(text)) == text


def test_no_sign_that_markdown_reads_stands_unescaped():
    signs = "\\`*_{}[]()#+-.!|$~:<>&="
    assert literal(signs).replace("\u2060", "") == "".join("\\" + sign for sign in signs)
    plain = string.ascii_letters + string.digits + " ,;'\"äöü%/"
    assert literal(plain) == plain


def unescaped(text: str) -> str:
    """The text as the page sees it once escapes are undone, when it looks for addresses and icons."""
    return re.sub(r"\\(_|[^\w\s])", r"\1", literal(text))


@pytest.mark.parametrize("text", ["http://e.org", "HTTPS://e.org", "www.e.org", "a@b.org"])
def test_an_address_never_becomes_a_link(text):
    assert not re.search(r"https?://|www\.|@\w", unescaped(text), re.IGNORECASE)


@pytest.mark.parametrize(
    "text", [":smile:", ":material/home:", ":streamlit:", "a :red[b]", "a -> b", "a <= b -- c"]
)
def test_no_icon_or_arrow_is_made_of_a_text(text):
    assert not re.search(r":[a-z]|[-<>=~]{2}", unescaped(text))
    assert ":material/" not in literal(text)


@pytest.mark.parametrize("text", ["p = 0.0004", "p < 0.0001", "95 %", "σ(z) = 1 / (1 + e⁻ᶻ)", "x ≥ 2 · 3"])
def test_a_short_formula_is_not_broken_across_lines(text):
    parts = unbroken(text).split(" ")
    assert len(parts) == 1
    assert unbroken(text).split() == text.split()


@pytest.mark.parametrize("text", ["one and two", "- a list\n- of two", "**p** counts"])
def test_words_break_where_they_did(text):
    assert unbroken(text) == text
