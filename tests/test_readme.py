"""What the README shows is what happens."""

import doctest
import re
from pathlib import Path

import pytest

from dashboard.ui.navigation import TITLES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_code_prints_what_the_readme_says():
    blocks = "\n".join(re.findall(r"```python\n(.*?)```", README, flags=re.S))
    example = doctest.DocTestParser().get_doctest(blocks, {}, "README", "README.md", 0)
    runner = doctest.DocTestRunner()
    runner.run(example)
    assert runner.summarize(verbose=False).attempted >= 5
    assert runner.summarize(verbose=False).failed == 0


@pytest.mark.parametrize("title", TITLES.values())
def test_every_page_has_its_question(title):
    assert f"| {title} |" in README


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_every_link_leads_to_a_file(link):
    assert (ROOT / link).exists()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`?make ([a-z-]+)", README))))
def test_every_make_target_exists(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), flags=re.M)
