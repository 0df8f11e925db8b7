import pytest

from tests.pages.trained import wisconsin


@pytest.fixture(scope="module")
def tumours():
    return wisconsin()
