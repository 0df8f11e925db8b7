"""A visit in which nothing is done but choosing data."""

from streamlit.testing.v1 import AppTest


def page() -> None:
    import streamlit as st

    from dashboard.ui.data_source import data_controls as data

    st.session_state["chosen"] = data.choose_data()


def opened(source: str = "", **address: str) -> AppTest:
    app = AppTest.from_function(page, default_timeout=20)
    for name, value in {"data": source, **address}.items():
        if value:
            app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def upload(app: AppTest, data: str | bytes, name: str = "mine.csv") -> AppTest:
    raw = data.encode() if isinstance(data, str) else data
    app.file_uploader[0].set_value((name, raw, "text/csv")).run()
    assert not app.exception
    return app


def chosen(app: AppTest):
    return app.session_state["chosen"]


def words(app: AppTest) -> str:
    elements = [*app.markdown, *app.caption, *app.error, *app.info]
    return "\n".join(str(element.value) for element in elements).replace("\\", "")


def csv(names: list[str], n: int = 40) -> str:
    rows = [",".join(str((i * (j + 3)) % 7) for j in range(len(names))) + f",{i % 2}" for i in range(n)]
    return ",".join([*names, "y"]) + "\n" + "\n".join(rows) + "\n"
