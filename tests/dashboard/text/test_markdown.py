"""Text of other people's making, inside Markdown."""

import html
import random
import re

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


@pytest.mark.parametrize(
    "name",
    [
        "size (mm)",
        "mean_radius",
        "income [€]",
        "R&D, p<0.05",
        "3.5 mm",
        "2024-01-02",
        "Fe2+",
        "#1",
        "a: b = c",
    ],
)
def test_a_name_without_danger_is_heard_as_it_is_written(name):
    assert literal(name) == name


SIGNS = [*"\\`*_{}[]()#+-.!|$~:<>&=aB1 ", "http://e", "lt;", "x](u)", "1. "]
AROUND = {
    "{}": "<p>{}</p>",
    "- {}": "<ul>\n<li>{}</li>\n</ul>",
    "**A** {}": "<p><strong>A</strong> {}</p>",
    "[{}](u)": '<p><a href="u">{}</a></p>',
}


def test_no_text_is_markdown():
    parser = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable(["table", "strikethrough"])
    chance = random.Random(1)
    for _ in range(5_000):
        text = " ".join("".join(chance.choices(SIGNS, k=chance.randint(1, 9))).split())
        for around, shown_as in AROUND.items() if text else ():
            rendered = parser.render(around.format(literal(text))).strip().replace("\u2060", "")
            assert html.unescape(rendered) == shown_as.format(text), (text, around)


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
