"""The style sheet of every page: the colours as variables, sizes of type, room around the page, and focus."""

from dashboard.figures.tokens import TOKENS
from dashboard.ui.streamlit_internals import (
    CAPTION,
    DOWNLOAD_LABEL,
    ELEMENT,
    HEADER,
    HTML,
    MAIN,
    MARKDOWN,
    MENU_OPEN,
    MENU_SHUT,
    PRIMARY,
    SIDEBAR,
    TOOLBAR_BUTTON,
)

# Registered, so that a script that asks for one gets a colour and not the formula. The platform takes what
# looks like an element out of HTML: `\3c` is the sign that begins one.
_REGISTERED = "\n".join(
    f'@property --{name} {{ syntax: "\\3c color>"; inherits: true; initial-value: {token.light} }}'
    for name, token in TOKENS.items()
)
_VALUES = " ".join(f"--{name}: light-dark({token.light}, {token.dark});" for name, token in TOKENS.items())

STYLE = f"""
<style>
{_REGISTERED}
:root, .stApp {{ {_VALUES} }}
.stApp {{ font-variant-numeric: tabular-nums; }}
{MAIN} {{ padding: 28px 40px 48px; }}
/* Where the menu is shut its button lies over the top of the page. */
.stApp:has({MENU_SHUT}) {MAIN} {{ padding-top: 68px; }}
.stApp:has({MENU_OPEN}) {HEADER} {{ background: transparent; pointer-events: none; }}
.stApp:has({MENU_OPEN}) {HEADER} button {{ pointer-events: auto; }}
@media (max-width: 640px) {{ .stApp {MAIN} {{ padding: 64px 16px 48px !important; }} }}
{MAIN} h1 {{ padding: 0 0 4px; line-height: 34px; letter-spacing: -.012em; overflow-wrap: anywhere; }}
{MAIN} :is(h2, h3) {{ line-height: 24px; }}
{ELEMENT}:has(> {HTML} > script) {{ display: none; }}
{CAPTION}, {CAPTION} p {{ color: var(--text-2); opacity: 1; }}
{SIDEBAR} {MARKDOWN} p {{ font-size: 15px; }}
{SIDEBAR} {CAPTION} p {{ font-size: 13px; line-height: 18px; }}
/* The platform prints white on every primary button, and on every tick. */
{PRIMARY}, {PRIMARY} p {{ color: var(--on-primary) !important; }}
[data-testid="stCheckbox"] label:has(input:checked) svg {{ color: var(--on-primary); stroke: currentColor; }}
:is(a, button, summary, input, [tabindex="0"]):focus-visible {{
  outline: 2px solid var(--primary); outline-offset: 2px; }}
/* On a phone equations scroll inside themselves. */
{MARKDOWN}:has(.katex) {{ overflow: auto hidden; }}
/* The tables' own download would hand out cells that a spreadsheet runs; ours is safe_csv. */
{TOOLBAR_BUTTON}:has([aria-label="{DOWNLOAD_LABEL}"]) {{ display: none; }}
</style>
"""

# Popovers and dialogs stand outside the app's own element, which alone is told whether it is dark.
SCHEME = """
const app = document.querySelector(".stApp")
const mirror = () => { document.documentElement.style.colorScheme = getComputedStyle(app).colorScheme }
new MutationObserver(mirror).observe(app, { attributes: true, attributeFilter: ["class"] })
mirror()
"""
