import sys

import pytest


@pytest.fixture(autouse=True)
def own_main_module():
    """A page test leaves its page as `__main__`; processes that a later test starts would run it again."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
