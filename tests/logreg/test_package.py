"""The package as others import it: a short list of everyday names, the rest by folder, nothing but NumPy."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import logreg as lr


def fresh(code):
    """What a fresh interpreter prints."""
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return answer.stdout.strip()


def test_importing_the_package_does_not_even_load_numpy():
    assert fresh("import logreg, sys; print('numpy' in sys.modules)") == "False"


def test_package_loads_nothing_but_numpy():
    code = (
        "import importlib, pkgutil, sys, logreg\n"
        "for m in pkgutil.walk_packages(logreg.__path__, 'logreg.'): importlib.import_module(m.name)\n"
        "print({'pandas', 'plotly', 'streamlit', 'scipy', 'sklearn'} & set(sys.modules))"
    )
    assert fresh(code) == "set()"


@pytest.mark.parametrize("name", lr.__all__)
def test_every_public_name_is_there_and_documented(name):
    assert getattr(lr, name) is not None
    assert name in dir(lr)
    assert name == "SOLVERS" or getattr(lr, name).__doc__


def test_type_checkers_see_the_names_that_arrive_lazily():
    source = ast.parse(Path(lr.__file__).read_text(encoding="utf-8"))
    block = next(node for node in source.body if isinstance(node, ast.If))
    seen = [alias.name for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names]
    assert sorted(seen) == sorted(lr.__all__)


@pytest.mark.parametrize("folder", ["inference", "evaluation", "separation", "inspection", "solvers"])
def test_every_folder_is_reached_from_the_package(folder):
    assert fresh(f"import logreg as lr; print(lr.{folder}.__name__)") == f"logreg.{folder}"


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="'nothing'"):
        lr.nothing  # noqa: B018
