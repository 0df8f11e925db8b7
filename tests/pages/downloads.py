"""The files behind a page's download buttons."""

import streamlit as st


class Downloads(dict[str, bytes]):
    """What each download button of a page, by its label, would give to the browser when pressed."""

    def __init__(self, monkeypatch):
        super().__init__()
        button = st.delta_generator.DeltaGenerator.download_button

        def keep(self_, label, data, *args, **kwargs):
            made = data() if callable(data) else data
            self[label] = made.encode() if isinstance(made, str) else made
            return button(self_, label, data, *args, **kwargs)

        monkeypatch.setattr(st.delta_generator.DeltaGenerator, "download_button", keep)
        monkeypatch.setattr(st, "download_button", lambda *args, **kwargs: keep(st._main, *args, **kwargs))
