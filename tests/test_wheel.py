"""The library as others install it: its own files alone, typed, with NumPy as its one requirement."""

import os
import subprocess
import sys
from email import message_from_string
from pathlib import Path
from zipfile import ZipFile

import pytest

import logreg

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    place = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "--no-build-isolation", "--quiet"]
    subprocess.run([*command, "--wheel-dir", str(place)], cwd=ROOT, check=True, capture_output=True)
    (built,) = place.glob("*.whl")
    with ZipFile(built) as packed:
        packed.extractall(place / "installed")
    return place / "installed"


def test_wheel_holds_the_library_and_nothing_of_the_app(wheel):
    assert {path.name.split("-")[0] for path in wheel.iterdir()} == {"logreg"}
    assert (wheel / "logreg" / "py.typed").exists()
    assert (wheel / "logreg" / "data" / "breast_cancer.csv").exists()


def test_wheel_requires_numpy_alone(wheel):
    (metadata,) = wheel.glob("*.dist-info/METADATA")
    fields = message_from_string(metadata.read_text(encoding="utf-8"))
    assert [requirement.split(">")[0] for requirement in fields.get_all("Requires-Dist", [])] == ["numpy"]
    assert fields["Version"] == logreg.__version__


def test_library_works_from_the_wheel_alone(wheel, tmp_path):
    code = (
        "import logreg as lr; from logreg.inference.summary import summarize; "
        "data = lr.load_breast_cancer(); "
        "print(lr.__file__, len(data.target))"
    )
    environment = {**os.environ, "PYTHONPATH": str(wheel)}
    answer = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.split() == [str(wheel / "logreg" / "__init__.py"), "569"]


def test_changelog_and_citation_name_the_version():
    assert f"## {logreg.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"version: {logreg.__version__}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
