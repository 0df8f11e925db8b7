"""The style sheet of every page: the colours as variables, sizes of type, room around the page, and focus."""

from dashboard.figures.tokens import TOKENS
from dashboard.ui.components.placeholder import GROWTH
from dashboard.ui.streamlit_internals import (
    ALERT,
    CAPTION,
    COLUMN,
    DOWNLOAD_LABEL,
    ELEMENT,
    HEADER,
    HORIZONTAL,
    HTML,
    MAIN,
    MARKDOWN,
    MENU_OPEN,
    MENU_SHUT,
    PRIMARY,
    REFUSED_FILE,
    SIDEBAR,
    TERTIARY,
    TOOLBAR_BUTTON,
    WRAPPER,
)

FIRST_SCREEN = 860  # pixels of a window that shows that of Thresholds whole: in a higher one its charts grow

# Registered, so that a script that asks for one gets a colour and not the formula.
_REGISTERED = "\n".join(
    f'@property --{name} {{ syntax: "<color>"; inherits: true; initial-value: {token.light} }}'
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
/* On a tablet an open menu lies over the page, which stays as wide as it is. */
@media (max-width: 1000px) {{
  .stApp {SIDEBAR} {{ position: absolute !important; inset: 0 auto 0 0; height: 100%; }}
  .stApp {MAIN} {{ padding-top: 68px; }}
}}
@media (max-width: 640px) {{ .stApp {MAIN} {{ padding: 64px 16px 48px !important; }} }}
{MAIN} h1 {{ padding: 0 0 4px; line-height: 34px; letter-spacing: -.012em; overflow-wrap: anywhere; }}
{MAIN} :is(h2, h3) {{ line-height: 24px; }}
{ELEMENT}:has(> {HTML} > script) {{ display: none; }}
{CAPTION}, {CAPTION} p {{ color: var(--text-2); opacity: 1; }}
{SIDEBAR} {MARKDOWN} p {{ font-size: 15px; }}
{SIDEBAR} :is({CAPTION}, {HTML}) p {{ font-size: 13px; line-height: 18px; }}
{SIDEBAR} {HTML} p {{ margin: 0 0 8px; color: var(--text-2); overflow-wrap: anywhere; }}
/* The model's line grows with its training: what stands below it stays. */
{SIDEBAR} {HTML} p:last-child {{ min-height: 54px; }}
/* The platform prints white on every primary button, on every tick, and on what was chosen of several. */
{PRIMARY}:enabled, {PRIMARY}:enabled p {{ color: var(--on-primary) !important; }}
[data-testid="stCheckbox"] label:has(input:checked) svg {{ color: var(--on-primary); stroke: currentColor; }}
[data-tag], [data-tag] button {{ color: var(--on-primary) !important; }}
[data-testid="stCheckbox"] label:has([role="switch"]:checked) > div > div:empty {{
  background: var(--on-primary); }}
:is(a, button, summary, input, [tabindex="0"]):focus-visible {{
  outline: 2px solid var(--primary); outline-offset: 2px; }}
.skip {{ position: fixed; left: 8px; top: -60px; z-index: 1000000; padding: 8px 14px; border-radius: 8px;
  font: 15px/22px "Source Sans", sans-serif; color: var(--on-primary); background: var(--primary); }}
.skip:focus {{ top: 8px; }}
.token:is(.keyword, .function, .builtin, .boolean, .number, .operator, .string, .comment, .class-name) {{
  color: inherit !important; }}
.token:is(.keyword, .class-name, .function) {{ font-weight: 650; }}
.token:is(.string, .number, .boolean) {{ color: var(--good) !important; }}
.token.comment {{ color: var(--text-2) !important; }}
/* The link to the page stands at its top right, on a phone beside the menu's button. */
{MAIN} {{ position: relative; }}
{WRAPPER}:has(> .st-key-copy_link) {{ position: absolute; top: 16px; right: 40px; width: auto; z-index: 50; }}
.stApp:has({MENU_SHUT}) {WRAPPER}:has(> .st-key-copy_link) {{
  position: fixed; top: 14px; right: 24px; z-index: 999991; }}
@media (max-width: 1000px) {{ {WRAPPER}:has(> .st-key-copy_link) {{
  position: fixed; top: 14px; right: 24px; z-index: 999991; }} }}
/* On a phone the picture stands above the controls that move it. */
@media (max-width: 640px) {{
  [class*="st-key-picture_first"] > {WRAPPER} > {HORIZONTAL} {{ flex-direction: column-reverse; }} }}
/* On a tablet a column of controls is wide enough for the words in them. */
@media (min-width: 641px) and (max-width: 1000px) {{
  :is([class*="st-key-picture_first"], [class*="st-key-controls_beside"]) > {WRAPPER} > {HORIZONTAL} {{
    flex-wrap: nowrap; }}
  :is([class*="st-key-picture_first"], [class*="st-key-controls_beside"]) > {WRAPPER} > {HORIZONTAL}
    > {COLUMN}:first-child {{ flex: 0 0 204px; min-width: 204px; }}
  :is([class*="st-key-picture_first"], [class*="st-key-controls_beside"]) > {WRAPPER} > {HORIZONTAL}
    > {COLUMN}:last-child {{ flex: 1 1 0; min-width: 0; }} }}
/* A name that does not fit into its box shows that it goes on. */
[data-testid="stSelectbox"] input {{ text-overflow: ellipsis; }}
/* Columns that stand one below the other are no further apart than what is in them. */
@media (max-width: 640px) {{ .stApp {HORIZONTAL}:has(> {COLUMN}) {{ row-gap: 16px; }} }}
/* Until their scripts have come. */
.logreg-chart, .logreg-readout {{ margin: 0; }}
.logreg-chart details {{ font-size: .875rem; line-height: 1.5; }}
.logreg-chart summary {{ font-size: .8125rem; opacity: .75; }}
/* An offer to train on that has nothing to offer takes no room. */
.st-key-train_on:has(.logreg-train-on[hidden]) {{ display: none; }}
/* The first screen of Thresholds is worked out from controls below it, which stand where they will from the
start: it is there before its content. A refusal takes less. */
{ELEMENT}:has(> {HTML} > .empty-room) {{ display: none; }}
.st-key-first_screen:not(:has({ALERT})) {{ min-height: min(100vh, {FIRST_SCREEN}px); }}
@media (min-width: 1001px) {{
  .st-key-first_screen:not(:has({ALERT})) {{ min-height: calc(740px + var(--growth)); }}
  .st-key-first_screen:has(.unfinished):not(:has({ALERT})) {{ min-height: calc(796px + var(--growth)); }}
  .st-key-first_screen {{ --growth: clamp(0px, 100vh - {FIRST_SCREEN}px, {GROWTH}px); }} }}
/* A title and the question beside it stand on one line. */
.st-key-title {{ align-items: baseline; }}
/* What stands beside a title leaves room for "Copy link". */
@media (min-width: 1001px) {{ .st-key-title {{ padding-right: 7rem; }} }}
{TERTIARY} {{ min-height: 28px; }}
/* A chart that waits for its next message is no less true: it does not fade meanwhile. */
{ELEMENT}:has(.logreg-chart, .logreg-readout)[data-stale="true"] {{ opacity: 1 !important; }}
/* Where choices do not fit into one row they take two: none is out of sight. */
[data-testid="stButtonGroup"] [role="radiogroup"] {{ flex-wrap: wrap; overflow: visible; }}
[data-testid="stButtonGroup"] [role="radiogroup"] button {{
  border-right-width: 1px !important; border-right-style: solid !important; margin-right: -1px; }}
@media (max-width: 640px) {{
  [role="tablist"] {{ gap: 8px; }}
  [role="tab"] p {{ font-size: 13px; }} }}
/* On a phone equations scroll inside themselves. */
{MARKDOWN}:has(.katex) {{ overflow: auto hidden; }}
/* Why a file is not taken is read beside its name, not only in a hover. */
{REFUSED_FILE} {{ flex-wrap: wrap; height: auto; }}
{REFUSED_FILE} [role="alert"] {{
  position: static; width: 100%; height: auto; margin: 0; padding-left: 8px; clip: auto; white-space: normal;
  font-size: 14px; }}
/* The tables' own download would hand out cells that a spreadsheet runs; ours is safe_csv. */
{TOOLBAR_BUTTON}:has([aria-label="{DOWNLOAD_LABEL}"]) {{ display: none; }}
</style>
"""
