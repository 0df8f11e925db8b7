"""The Train page opened."""

from streamlit.testing.v1 import AppTest

PAGE = "../../pages/train/page.py"


def opened(**address: str) -> AppTest:
    at = AppTest.from_file(PAGE, default_timeout=20)
    for name, value in address.items():
        at.query_params[name] = value
    return at.run()
