"""No line of a page ends between a number and its unit: 37.3 %, 30 mm."""

import re

import pytest

from tests.charts import components
from tests.pages.trained import wisconsin
from tests.pages.visits import PAGES, SHOWN, Visit

BROKEN = re.compile(r".{0,40}\d (?:%|mm\b|nats?\b|ms\b).{0,12}")


def sentences(at):
    """What a page says in lines that the browser breaks where they are full."""
    yield from (element.value for kind in SHOWN for element in at.get(kind))
    yield from (element.proto.body for element in at.get("html"))
    yield from (element.proto.help for kind in ("selectbox", "slider") for element in at.get(kind))
    yield from (cell["value"] for data in components(at, "readout") for cell in data["spec"]["cells"])


@pytest.fixture(scope="module")
def visit():
    made = Visit()
    made.state["model"] = wisconsin()
    return made


@pytest.mark.parametrize("page", PAGES)
def test_a_number_stays_on_a_line_with_its_unit(visit, page):
    at = visit.opened(page)
    assert [found for said in sentences(at) for found in BROKEN.findall(said)] == []
