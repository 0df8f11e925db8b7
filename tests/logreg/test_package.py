import subprocess
import sys

import pytest

import logreg as lr


def fresh(code):
    """What a fresh interpreter prints."""
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return answer.stdout.strip()


def test_importing_the_package_does_not_even_load_numpy():
    assert fresh("import logreg, sys; print('numpy' in sys.modules)") == "False"


@pytest.mark.parametrize("name", lr.__all__)
def test_every_public_name_is_there_and_documented(name):
    assert getattr(lr, name) is not None
    assert name in dir(lr)
    assert name in {"SOLVERS", "Columns", "Metric"} or getattr(lr, name).__doc__


def test_a_function_is_not_hidden_by_its_module_of_the_same_name():
    code = "import logreg.gains, logreg as lr; print(callable(lr.gains), callable(logreg.gains))"
    assert fresh(code) == "True True"


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="'nothing'"):
        lr.nothing  # type: ignore[attr-defined]  # noqa: B018
