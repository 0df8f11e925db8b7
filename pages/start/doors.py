"""Three doors: for someone who wants to understand it, who has a table, and who stands before a class."""

import streamlit as st

from dashboard.ui import navigation
from dashboard.ui.components.svg_image import show_svg
from dashboard.ui.data_source import upload
from dashboard.ui.streamlit_internals import COLUMN, DROPZONE, ELEMENT, HTML, UPLOADER, VERTICAL, WRAPPER

_SIGMOID = (
    '<svg width="64" height="44" viewBox="-4 -1 64 44"><path d="M0 36H56M0 6H56" stroke="var(--line)"/>'
    '<path d="M0 36C30 36 26 6 56 6" fill="none" stroke="var(--class-1)" stroke-width="2.5"/>'
    + "".join(f'<circle cx="{x}" cy="36" r="2.6" fill="var(--class-0)"/>' for x in (3, 11, 16, 28))
    + "".join(f'<path d="M{x} 3l3 3-3 3-3-3z" fill="var(--class-1)"/>' for x in (26, 38, 43, 53))
    + "</svg>"
)
_TABLE = (
    '<svg width="64" height="44" viewBox="0 0 64 44"><rect x="1" y="1" width="62" height="42" rx="5" '
    'fill="none" stroke="var(--edge)"/><path d="M1 12H63M1 22.5H63M1 33H63M22 1V43M43 1V43" '
    'stroke="var(--line)"/><path d="M6 17.500H17M27 17.500H38M6 28H14M27 28H38M6 38H17M27 38H34" '
    'stroke="var(--text-3)" stroke-width="2"/><path d="M53 14l3.500 3.500-3.500 3.500-3.500-3.500z" '
    'fill="var(--class-1)"/><circle cx="53" cy="28" r="3" fill="var(--class-0)"/>'
    '<circle cx="53" cy="38" r="3" fill="var(--class-0)"/></svg>'
)
_CLASS = (
    '<svg width="64" height="44" viewBox="0 0 64 44"><g fill="none" stroke="var(--edge)" '
    'transform="rotate(-18 36 22)"><ellipse cx="36" cy="22" rx="8" ry="5"/><ellipse cx="36" cy="22" rx="16" '
    'ry="10"/><ellipse cx="36" cy="22" rx="25" ry="16"/></g><g fill="var(--violet)">'
    + "".join(
        f'<circle cx="{x}" cy="{y}" r="2.5"/>'
        for x, y in ((16, 15), (22, 30), (30, 20), (36, 34), (38, 24), (42, 17), (46, 8), (50, 26))
    )
    + "</g></svg>"
)

STYLE = f"""
<style>
.st-key-doors {COLUMN} > {VERTICAL} {{ height: 100%; }}
.st-key-doors {WRAPPER}:has(> [class*="st-key-door_"]) {{ flex: 1; }}
[class*="st-key-door_"] {{ position: relative; height: 100%; border-radius: 12px; border-color: var(--line);
  padding: 16px 20px 18px; gap: 10px; }}
[class*="st-key-door_"]:hover {{ border-color: var(--text-3); }}
[class*="st-key-door_"] h2 {{ font-size: 23px; line-height: 28px; padding: 0 60px 8px 0; }}
[class*="st-key-door_"] {ELEMENT}:has({HTML} img) {{
  position: absolute; right: 18px; top: 18px; width: auto; }}
/* What leads on stands at the card's end, and the whole card is its link; other controls lie above. */
[class*="st-key-door_"] > {WRAPPER}:last-child {{ margin-top: auto; }}
[class*="st-key-way_"] a::after {{ content: ""; position: absolute; inset: 0; }}
[class*="st-key-way_"], [class*="st-key-way_"] * {{ position: static; }}
[class*="st-key-way_"] a {{ border: 1px solid var(--edge); min-height: 40px; padding: 0 14px;
  background: var(--background); }}
[class*="st-key-door_"] :is([class*="st-key-sample_"], {UPLOADER}) {{ position: relative; z-index: 1; }}
[class*="st-key-sample_"] a {{ border: 1px solid var(--edge); min-height: 40px; padding: 0 10px; }}
.st-key-samples {{ gap: 16px 8px !important; }}
.st-key-door_use {DROPZONE} {{ border: 1.5px dashed var(--edge); }}
@media (min-width: 641px) and (max-width: 1000px) {{
  [class*="st-key-door_"] {ELEMENT}:has({HTML} img) {{ display: none; }} }}
</style>
"""


def show_doors() -> None:
    """The three cards; a file dropped on the middle one leads to its table."""
    st.html(STYLE)
    with st.container(key="doors"):
        learn, use, teach = st.columns([1, 1.18, 1], gap="small")
    with learn.container(border=True, key="door_learn"):
        _head("Learn", "I want to understand it", _SIGMOID)
        _learn()
    with use.container(border=True, key="door_use"):
        _head("Use my data", "I have a table and a question", _TABLE)
        _use()
    with teach.container(border=True, key="door_teach"):
        _head("Teach", "I stand before a class", _CLASS)
        _teach()


def _head(title: str, who: str, svg: str) -> None:
    show_svg(svg, "")
    st.header(title, anchor=False)
    st.caption(who)


def _way(name: str, label: str, **params: str) -> None:
    with st.container(key=f"way_{name}", width="content"):
        st.page_link(navigation.page(name), label=label, query_params=params)


def _learn() -> None:
    if "lessons" in navigation.TITLES:
        st.markdown("Lessons of five to ten minutes. You predict, then the picture answers.")
        _way("lessons", "Begin lesson 1 →", lesson="probability")
        return
    st.markdown("How does a number become a probability, and what does a wrong one cost? Drag, and see.")
    _way("sigmoid", "Begin here →")


def _use() -> None:
    if upload.offer_own_file("Drop a CSV or Excel file here").has_come():
        st.switch_page(navigation.page("data"))
    st.caption("It stays in this visit’s memory: never stored or sent.")
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="samples"):
        _way("data", "Data →")
        for key, label, data in (
            ("sample_wisconsin", "569 real tumours", "wisconsin"),
            ("sample_invented", "200 invented", "tumour-sizes"),
        ):
            with st.container(key=key, width="content"):
                st.page_link(navigation.page("data"), label=label, query_params={"data": data})


def _teach() -> None:
    if "class" in navigation.TITLES:
        st.markdown("Your class joins by a code, answers on phones, and every guess appears on your wall.")
        _way("class", "Open a room →")
        return
    st.markdown(
        "Set a page up as you want it, copy its link or show its code, and change one thing while "
        "everybody watches."
    )
    _way("train", "Set up a training →")
