"""The colours of the app, each in light and in dark: the one place where they are written.

Figures and style sheets name them as CSS variables, `var(--class-0)`, so that both follow the theme.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A colour on the light and on the dark background."""

    light: str
    dark: str


TOKENS = {
    "background": Token("#ffffff", "#11161c"),
    "surface": Token("#f3f5f7", "#1c242d"),
    "text": Token("#1b2733", "#e8edf2"),
    "text-2": Token("#4a5763", "#b6c2cd"),
    "text-3": Token("#5f6b77", "#98a6b3"),
    "line": Token("#dde3e8", "#2b3540"),
    "grid": Token("#e9edf0", "#232d37"),
    "edge": Token("#c3cbd3", "#3d4955"),  # of controls
    "primary": Token("#1f3a4d", "#c7d5e0"),
    "on-primary": Token("#ffffff", "#11161c"),
    "class-0": Token("#0072B2", "#2486c4"),
    "class-1": Token("#D55E00", "#d9691a"),
    "class-0-text": Token("#00609a", "#79c2f2"),
    "class-1-text": Token("#a84a00", "#f39a5c"),
    "class-0-region": Token("#e8f2f9", "#13232f"),
    "class-1-region": Token("#fdeee3", "#291d14"),
    "good": Token("#0b7a5c", "#5cc9a7"),
    "good-ground": Token("#e5f5ef", "#12302a"),
    "warning": Token("#855600", "#e6b455"),
    "warning-ground": Token("#fdf3dc", "#332811"),
    "refused": Token("#9e303b", "#f2919a"),
    "refused-ground": Token("#fdf0f1", "#3a2024"),
    "violet": Token("#7a52c7", "#a98be6"),
    "amber": Token("#bd7e00", "#e6a51f"),
    "teal": Token("#138a75", "#47b8a4"),
    "plum": Token("#b0416d", "#e07aa3"),
    "violet-text": Token("#6d45bb", "#b49aec"),
    "amber-text": Token("#8a5c00", "#e6a51f"),
    "teal-text": Token("#0b7562", "#47b8a4"),
    "plum-text": Token("#a5355f", "#e58fb1"),
    "slate": Token("#5d7186", "#9db0c2"),
    "moss": Token("#6b7f1e", "#a9bd52"),
    "brown": Token("#8a6242", "#c29a78"),
}
RUN_NAMES = ("violet", "amber", "teal", "plum")


def variable(name: str) -> str:
    """The CSS variable of a token."""
    if name not in TOKENS:
        raise LookupError(f"There is no colour {name}; the colours are {', '.join(TOKENS)}.")
    return f"var(--{name})"


def in_theme(text: str, *, dark: bool) -> str:
    """A text with colours for variables, for where no style sheet reaches."""
    for name, token in TOKENS.items():
        text = text.replace(f"var(--{name})", token.dark if dark else token.light)
    return text
