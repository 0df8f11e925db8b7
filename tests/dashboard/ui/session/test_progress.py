"""Long work: nothing is shown while it is short, its share done and Cancel when it is long."""

from streamlit.testing.v1 import AppTest


def page(pause: float) -> None:
    import time

    import streamlit as st

    from dashboard.ui.session import progress

    def work():
        for share in (0.0, 0.5):
            time.sleep(pause)
            yield share
        return "done"

    def told(*args, **options):
        st.session_state.setdefault("bars", []).append(args)
        return drawn(*args, **options)

    drawn, progress._bar = progress._bar, told
    try:
        st.write(progress.run_with_progress(work(), "Counting", key="stop"))
    finally:
        progress._bar = drawn


def run(pause: float) -> AppTest:
    return AppTest.from_function(page, args=(pause,)).run(timeout=20)


def test_short_work_shows_nothing_and_gives_its_result():
    at = run(0.0)
    assert [m.value for m in at.markdown] == ["done"]
    assert "bars" not in at.session_state


def test_long_work_shows_its_progress_and_clears_it_in_the_end():
    at = run(0.3)
    assert [m.value for m in at.markdown] == ["done"]
    assert len(at.session_state["bars"]) == 1
    assert [b.label for b in at.button] == []
