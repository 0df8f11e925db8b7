import sys

import pytest
from hypothesis import settings

settings.register_profile("any machine", deadline=None)  # a busy one is not a fault
settings.load_profile("any machine")


@pytest.fixture(autouse=True)
def own_main_module():
    """A page test leaves its page as `__main__`; processes that a later test starts would run it again."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
