"""Colours: contrast by WCAG 2.2's own formula, and one place for them all."""

import tomllib
from pathlib import Path

import pytest

from dashboard.figures import style
from dashboard.figures.tokens import RUN_NAMES, TOKENS, in_theme, variable

CONFIG = Path(__file__).parents[3] / ".streamlit" / "config.toml"
WORDS = (
    *(
        (text, ground)
        for text in ("text", "text-2", "text-3", "class-0-text", "class-1-text", "good", "warning", "refused")
        for ground in ("background", "surface")
    ),
    *((f"{name}-text", "background") for name in RUN_NAMES),
    ("on-primary", "primary"),
    ("good", "good-ground"),
    ("warning", "warning-ground"),
    ("refused", "refused-ground"),
    ("class-0-text", "class-0-region"),
    ("class-1-text", "class-1-region"),
)
MARKS = ("class-0", "class-1", *RUN_NAMES, "slate", "moss", "brown", "good", "warning", "primary")


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_have_a_contrast_of_4_5_and_marks_of_3(theme):
    colours = {name: getattr(token, theme) for name, token in TOKENS.items()}
    pale = {pair for pair in WORDS if contrast(colours[pair[0]], colours[pair[1]]) < 4.5}
    faint = {mark for mark in MARKS if contrast(colours[mark], colours["background"]) < 3}
    assert (pale, faint) == (set(), set())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_platform_is_given_the_same_colours(theme):
    given = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][theme]
    wanted = {
        "primaryColor": "primary",
        "backgroundColor": "background",
        "secondaryBackgroundColor": "surface",
        "textColor": "text",
        "borderColor": "edge",
        "grayTextColor": "text-2",
        "greenTextColor": "good",
        "greenBackgroundColor": "good-ground",
        "orangeTextColor": "warning",
        "redTextColor": "refused",
        "redBackgroundColor": "refused-ground",
        "violetTextColor": "violet-text",
    }
    assert {key: given[key] for key in wanted} == {
        key: getattr(TOKENS[name], theme) for key, name in wanted.items()
    }


def test_runs_of_a_race_are_told_apart_by_dash_too_and_none_looks_like_a_class():
    assert len(set(style.RUN_DASHES)) == len(style.RUN_COLOURS) == 4
    assert not set(style.PALETTE) & set(style.CLASS_COLOURS)


def test_where_no_style_sheet_reaches_colours_are_written_out():
    assert in_theme(f'fill="{variable("class-0")}"', dark=True) == 'fill="#2486c4"'
    with pytest.raises(LookupError, match="There is no colour mauve"):
        variable("mauve")
