"""The answer stays in sight while the fields of a long form are filled."""

from dashboard.ui.streamlit_internals import COLUMN, ELEMENT, HTML, key_class

STICKY = f"""<style>
{ELEMENT}:has(> {HTML} > style) {{ display: none; }}
@media (min-width: 641px) {{
  {COLUMN}:has(> * .{key_class("prediction")}) {{ position: sticky; top: 0; align-self: flex-start; }}
}}
</style>"""
