"""The answer stays in sight while the fields of a long form are filled."""

from dashboard.ui.streamlit_internals import COLUMN, ELEMENT, HTML, key_class

_ANSWER = f".{key_class('prediction')}"
STICKY = f"""<style>
{ELEMENT}:has(> {HTML} > style) {{ display: none; }}
@media (min-width: 641px) {{
  {COLUMN}:has(> * {_ANSWER}) {{ position: sticky; top: 0; align-self: flex-start; }}
}}
@media (min-width: 641px) and (max-width: 1000px) {{
  {COLUMN}:has(+ {COLUMN} {_ANSWER}) {{ flex: 0 0 220px; }}
  {COLUMN}:has(> * {_ANSWER}) {{ flex: 1 1 0; min-width: 0; }}
}}
@media (max-width: 640px) {{
  {_ANSWER} {{ position: fixed; inset: auto 0 0 0; z-index: 900; padding: 8px 16px;
    background: var(--background); border-top: 1px solid var(--line); }}
  {_ANSWER} dl {{ display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 16px; }}
  {_ANSWER} dl dd, {_ANSWER} dl .main dd {{ font-size: 20px; line-height: 26px; }}
  .stMain {{ scroll-padding-bottom: 130px; }}
  .stMainBlockContainer {{ padding-bottom: 11rem !important; }}
}}
</style>"""
