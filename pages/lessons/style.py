"""How lessons are laid out: prose beside the stage; on a phone the stage first and always in sight."""

from dashboard.ui.components import chart
from dashboard.ui.streamlit_internals import (
    COLUMN,
    ELEMENT,
    HORIZONTAL,
    INSTRUCTIONS,
    MAIN,
    MARKDOWN,
    WRAPPER,
)

STYLE = f"""
<style>
.st-key-lesson_body > * > {HORIZONTAL} {{ gap: 40px; }}
.st-key-lesson_prose {MARKDOWN} :is(p, li) {{ font-size: 17px; line-height: 26px; }}
.st-key-lesson_prose h2 {{ font-size: 22px; line-height: 28px; padding: 0 0 8px; }}
.st-key-lesson_prose .katex {{ font-size: 1.1em; }}
.st-key-lesson_top {MARKDOWN} p {{ font-size: 15px; opacity: .8; }}
.st-key-lesson_steps {{ gap: 6px; flex-wrap: nowrap; }}
.st-key-lesson_steps > * {{ flex: 1 1 0; min-width: 0; }}
.st-key-lesson_steps button {{ width: 100%; border: none; border-radius: 0; padding: 2px 0;
  justify-content: flex-start; min-height: 34px;
  border-top: 4px solid color-mix(in srgb, currentColor 18%, transparent); }}
.st-key-lesson_steps button > * {{ overflow: hidden; justify-content: flex-start; }}
.st-key-lesson_steps button p {{ font-size: 14px; white-space: nowrap; overflow: hidden;
  text-overflow: ellipsis; }}
.st-key-lesson_steps [class*="lesson_bar_done"] button {{
  border-top-color: color-mix(in srgb, currentColor 50%, transparent); }}
.st-key-lesson_steps [class*="lesson_bar_skipped"] button {{ border-top-style: dashed;
  border-top-color: color-mix(in srgb, currentColor 50%, transparent); }}
.st-key-lesson_steps [class*="lesson_bar_here"] button {{ border-top: 4px solid currentColor; }}
.st-key-lesson_steps [class*="lesson_bar_here"] button p {{ font-weight: 600; }}
.framed-code {{ font: 15px/2 var(--st-code-font, monospace); margin: 0; padding: 4px 14px; border-radius: 8px;
  white-space: pre-wrap; overflow-wrap: anywhere;
  background: color-mix(in srgb, currentColor 6%, transparent); }}
.framed-code mark {{ color: inherit; background: light-dark(#ffffff, #11161c); font-weight: 600;
  border: 1px solid color-mix(in srgb, currentColor 35%, transparent); border-radius: 6px;
  padding: 1px 6px; }}
/* A figure grows with the window; its words, numbers and boxes stay in sight below it. */
.st-key-lesson_low {{ --chart-height: clamp(300px, calc(100vh - 600px), 440px); }}
.st-key-lesson_usual {{ --chart-height: clamp(360px, calc(100vh - 530px), 680px); }}
.st-key-lesson_tall {{ --chart-height: clamp(460px, calc(100vh - 430px), 720px); }}
.st-key-lesson_chart > * > * {{ min-height: calc(var(--chart-height) + {chart.SUMMARY}px); }}
.st-key-lesson_prose {INSTRUCTIONS} {{ display: none; }}
[class*="st-key-lesson_item_"] {{ max-width: 320px; flex-wrap: nowrap; }}
[class*="st-key-lesson_item_"] > :first-child {{ flex: 1; }}
[class*="st-key-lesson_card_"] {{ position: relative; }}
[class*="st-key-lesson_card_"]:hover {{ border-color: currentColor; }}
[class*="st-key-lesson_card_"] button::after {{ content: ""; position: absolute; inset: 0; cursor: pointer; }}
[class*="st-key-lesson_card_"] {ELEMENT} {{ position: static; }}
[class*="st-key-lesson_card_"] button p {{ font-size: 17px; text-align: left; }}
.st-key-lesson_keep {{ border-left: 4px solid currentColor; padding-left: 12px; }}
.st-key-lesson_keep {MARKDOWN} p {{ font-weight: 600; }}
@keyframes lesson-numbers {{ from {{ opacity: 0; }} }}
.st-key-lesson_verdict {{ animation: lesson-numbers .2s .6s backwards; }}
@media (prefers-reduced-motion: reduce) {{ .st-key-lesson_verdict {{ animation: none; }} }}
@media (min-width: 641px) {{
  .st-key-lesson_body {COLUMN}:has(.st-key-lesson_stage) {{
    position: sticky; top: 1rem; align-self: flex-start; }}
}}
@media (max-width: 640px) {{
  {MAIN} h1 {{ font-size: 22px !important; line-height: 28px; }}
  .st-key-lesson_body > * > {HORIZONTAL} {{ flex-direction: column; flex-wrap: nowrap; gap: 12px; }}
  .st-key-lesson_body > * > {HORIZONTAL} > {COLUMN} {{ width: 100%; flex: none; min-width: 0; }}
  /* The parts of the stage take their places among the question: the figure first, and always in sight. */
  .st-key-lesson_body {COLUMN}:has(.st-key-lesson_stage), {COLUMN} > :has(.st-key-lesson_stage),
  {WRAPPER}:has(> .st-key-lesson_stage), .st-key-lesson_stage {{ display: contents !important; }}
  {WRAPPER}:has(> .st-key-lesson_chart) {{ order: -2; position: sticky; top: 3rem; z-index: 20;
    padding-bottom: 8px; border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent);
    background: light-dark(#ffffff, #11161c); }}
  {WRAPPER}:has(> .st-key-lesson_code) {{ order: -3; }}
  {WRAPPER}:has(> :is(.st-key-lesson_numbers, .st-key-lesson_boxes)) {{ order: 1; }}
  {WRAPPER}:has(> .st-key-lesson_link) {{ order: 2; }}
  .st-key-lesson_low {{ --chart-height: 300px; }}
  .st-key-lesson_usual {{ --chart-height: 360px; }}
  .st-key-lesson_tall {{ --chart-height: 330px; }}
  .st-key-lesson_steps button {{ min-height: 20px; }}
  .st-key-lesson_steps button p {{ font-size: 0; }}
  .st-key-lesson_actions {{ position: sticky; bottom: 0; padding: 8px 0; z-index: 19;
    background: light-dark(#ffffff, #11161c); }}
  .st-key-lesson_actions button {{ min-height: 48px; }}
}}
</style>
"""
